// Words for a claim that was missed: whatever is selected in the text is taken over; by keyboard, sentence by sentence with the arrows.
export class Pick extends HTMLElement {
  connectedCallback(): void {
    const text = this.querySelector<HTMLElement>("[data-text]");
    const words = this.querySelector<HTMLTextAreaElement>("textarea[name=words]");
    if (!text || !words) return;
    document.addEventListener("selectionchange", () => {
      const chosen = getSelection();
      if (!chosen?.rangeCount || chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
      const told = chosen.getRangeAt(0).toString().trim();
      if (told) words.value = told;
    });
    const sentences = [...text.querySelectorAll("p")].flatMap(parts);
    text.tabIndex = 0;
    text.setAttribute("role", "group");
    text.setAttribute("aria-label", "The text. Arrow up and down go from sentence to sentence, Enter takes one over.");
    let at = -1;
    text.addEventListener("keydown", (event) => {
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: sentences.length - 1 }[event.key];
      const one = to === undefined ? undefined : sentences[to];
      if (event.key === "Enter") this.querySelector<HTMLElement>("select")?.focus();
      else if (one) {
        at = to!;
        getSelection()?.setBaseAndExtent(...one);
        // At once: the event that tells of a selection comes later, and Enter may come before it.
        words.value = getSelection()?.getRangeAt(0).toString().trim() ?? words.value;
        one[0].parentElement?.scrollIntoView({ block: "nearest" });
      } else return;
      event.preventDefault();
    });
  }
}

type Ends = [Node, number, Node, number];

// The sentences of a paragraph, each as where it begins and ends; a paragraph is cut by its marks into pieces.
function parts(paragraph: HTMLElement): Ends[] {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const pieces: Text[] = [];
  while (walker.nextNode()) pieces.push(walker.currentNode as Text);
  const place = (offset: number): [Text, number] | null => {
    let left = offset;
    for (const piece of pieces) {
      if (left <= piece.length) return [piece, left];
      left -= piece.length;
    }
    return null;
  };
  const whole = paragraph.textContent ?? "";
  return [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(whole)].flatMap(({ segment, index }) => {
    const [from, to] = [place(index), place(index + segment.trimEnd().length)];
    return from && to && segment.trim() ? [[...from, ...to] as Ends] : [];
  });
}
