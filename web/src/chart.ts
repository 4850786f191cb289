// The chart of a line: the server's SVG taken into the page. Its dots and bars are links to their words; one stop for the keyboard, arrows go on.
import { daysOf, figuresOf, tickOf } from "./locale";
import { isDark, onPaper } from "./paper";
import { patiently } from "./patience";

export class Chart extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const source = this.getAttribute("src") ?? "";
    const alt = this.querySelector("img")?.alt ?? "Chart";
    try {
      const answer = await patiently(`${source}${isDark() ? "&theme=dark" : ""}`, new AbortController().signal);
      if (!answer.ok) return;
      const parsed = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
      if (parsed.documentElement.nodeName === "svg") this.#show(document.adoptNode(parsed.documentElement) as unknown as SVGSVGElement, alt);
      const drawn = this.querySelector("svg");
      if (drawn) onPaper(drawn, source, alt);
    } catch {
      // The picture stays.
    }
  }

  #show(drawn: SVGSVGElement, alt: string): void {
    for (const element of drawn.querySelectorAll("script, foreignObject")) element.remove();
    // A chart's texts are ours: axes, legends, and when what was said of a stay.
    for (const text of drawn.querySelectorAll("text, tspan")) if (!text.childElementCount) text.textContent = tickOf(figuresOf(daysOf(text.textContent ?? "")));
    drawn.removeAttribute("width");
    drawn.removeAttribute("height");
    drawn.classList.add("chart");
    drawn.setAttribute("role", "group");
    drawn.setAttribute("aria-label", `${alt}. Arrow keys go from claim to claim, Enter opens its words.`);
    const told = document.createElement("p");
    told.className = "told";
    told.textContent = "Point at a dot or a bar, or go through them with the arrow keys: each opens its words.";
    const figure = document.createElement("div");
    figure.className = "figure";
    figure.append(drawn);
    this.replaceChildren(figure, told);
    this.#linked(drawn, told);
  }

  #linked(drawn: SVGSVGElement, told: HTMLElement): void {
    const links: SVGAElement[] = [];
    // What is drawn of the axes is named in the picture's label already.
    for (const link of drawn.querySelectorAll<SVGAElement>("a")) {
      const address = link.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? link.getAttribute("href") ?? "";
      const said = link.querySelector("[aria-label]")?.getAttribute("aria-label") ?? "";
      // Up to the quotation it is ours; further on stand the article's own words.
      const words = said.replace(/^[^“]*/, (ours) => figuresOf(daysOf(ours)));
      if (!address.startsWith("/claims/")) {
        link.replaceWith(...link.childNodes);
        continue;
      }
      link.setAttribute("href", address + location.search);
      link.removeAttributeNS("http://www.w3.org/1999/xlink", "href");
      link.setAttribute("aria-label", words);
      link.setAttribute("tabindex", links.length ? "-1" : "0");
      for (const event of ["pointerenter", "focus"]) link.addEventListener(event, () => (told.textContent = words));
      links.push(link);
    }
    for (const element of drawn.querySelectorAll("[aria-roledescription]")) {
      for (const name of ["role", "aria-label", "aria-roledescription"]) element.removeAttribute(name);
    }
    // From left to right, as the days go.
    links.sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left);
    links.forEach((link, at) => link.setAttribute("tabindex", at ? "-1" : "0"));
    drawn.addEventListener("keydown", (event) => {
      const at = links.indexOf(document.activeElement as unknown as SVGAElement);
      const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
      if (at < 0 || to === undefined || !links[to]) return;
      event.preventDefault();
      links[at]?.setAttribute("tabindex", "-1");
      links[to].setAttribute("tabindex", "0");
      links[to].focus();
    });
  }
}
