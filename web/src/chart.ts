// The chart's SVG in the page itself, so that its dots are links; until then, and where that fails, it stands there as a picture.
export class Chart extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches && !matchMedia("print").matches;
    try {
      const answer = await fetch(`${this.getAttribute("src")}${dark ? "&theme=dark" : ""}`);
      if (!answer.ok) return;
      const parsed = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
      const drawn = parsed.documentElement;
      if (drawn.nodeName !== "svg") return;
      for (const element of drawn.querySelectorAll("script, foreignObject")) element.remove();
      drawn.removeAttribute("width");
      drawn.removeAttribute("height");
      drawn.classList.add("chart");
      drawn.setAttribute("role", "img");
      drawn.setAttribute("aria-label", this.querySelector("img")?.alt ?? "Chart");
      for (const link of drawn.querySelectorAll("a")) {
        link.setAttribute("tabindex", "-1");
        link.setAttribute("target", "_self");
        const address = link.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? link.getAttribute("href") ?? "";
        if (!address.startsWith("/claims/")) link.replaceWith(...link.childNodes);
      }
      this.replaceChildren(document.adoptNode(drawn));
    } catch {
      // The picture stays.
    }
  }
}
