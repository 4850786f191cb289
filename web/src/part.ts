// A part of a page that takes a while: fetched once the page stands; without a script, a link leads to it.
import { localise } from "./locale";

export class Part extends HTMLElement {
  async connectedCallback(): Promise<void> {
    this.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(this.getAttribute("src") ?? "");
      if (!answer.ok) return;
      // Our own server's page, escaped there; parsed apart, so that nothing in it runs.
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.replaceChildren(...parsed.body.childNodes);
      localise(this);
    } catch {
      // The link stays.
    } finally {
      this.setAttribute("aria-busy", "false");
    }
  }
}
