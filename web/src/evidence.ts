// Evidence in an article: a mark opens the slots of its claims, a claim shows its marks.
export class Evidence extends HTMLElement {
  connectedCallback(): void {
    for (const mark of this.querySelectorAll<HTMLElement>("mark[data-claims]")) this.#prepare(mark);
    for (const card of this.querySelectorAll<HTMLDetailsElement>("details[data-number]")) {
      card.addEventListener("toggle", () => this.#show());
      card.addEventListener("pointerenter", () => this.#point(card.dataset.number ?? ""));
      card.addEventListener("pointerleave", () => this.#point(""));
    }
    this.#show();
    const chosen = this.querySelector<HTMLElement>(`details[data-id="${CSS.escape(this.getAttribute("chosen") ?? "")}"]`);
    if (!chosen) return;
    // The words, not their slots: where the two do not stand side by side, the address leads to the slots once all is loaded.
    const show = (): void => this.#marks(chosen.dataset.number ?? "")[0]?.scrollIntoView({ block: "center" });
    if (document.readyState === "complete") show();
    else addEventListener("load", () => requestAnimationFrame(show), { once: true });
  }

  #prepare(mark: HTMLElement): void {
    const before = mark.previousElementSibling;
    // One stop for the keyboard for each passage, not one for each piece of it.
    const continues = before instanceof HTMLElement && before.dataset.claims === mark.dataset.claims && mark.previousSibling === before;
    if (!continues) {
      mark.tabIndex = 0;
      mark.setAttribute("role", "button");
      mark.setAttribute("aria-label", `Open claim ${mark.dataset.claims?.split(" ").join(", ")}: ${mark.textContent}`);
    }
    mark.addEventListener("click", () => this.#open(mark));
    mark.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.#open(mark);
    });
  }

  #open(mark: HTMLElement): void {
    const numbers = mark.dataset.claims?.split(" ") ?? [];
    for (const card of this.querySelectorAll<HTMLDetailsElement>("details[data-number]")) card.open = numbers.includes(card.dataset.number ?? "");
    const first = this.querySelector<HTMLElement>(`details[data-number="${numbers[0]}"] summary`);
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: "nearest" });
    this.#show();
  }

  #marks(number: string): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("mark[data-claims]")].filter((one) => one.dataset.claims?.split(" ").includes(number));
  }

  #point(number: string): void {
    for (const mark of this.querySelectorAll("mark.pointed")) mark.classList.remove("pointed");
    if (number) for (const mark of this.#marks(number)) mark.classList.add("pointed");
  }

  #show(): void {
    const open = new Set([...this.querySelectorAll<HTMLDetailsElement>("details[data-number][open]")].map((one) => one.dataset.number));
    for (const mark of this.querySelectorAll<HTMLElement>("mark[data-claims]")) {
      mark.classList.toggle("open", mark.dataset.claims?.split(" ").some((one) => open.has(one)) ?? false);
      const slot = mark.dataset.slots?.split(" ").find((one) => open.has(one.split(":")[0]));
      if (slot) {
        mark.dataset.slot = slot.split(":")[1];
        mark.title = mark.dataset.slot ?? "";
      } else {
        delete mark.dataset.slot;
        mark.removeAttribute("title");
      }
    }
  }
}
