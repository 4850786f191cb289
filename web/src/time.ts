// Two sliders over the date fields: moving one redraws lines and map, and the address says what is shown.
import { dayOf, localise } from "./locale";
import { patiently, pause } from "./patience";

const DAY = 86_400_000;
// Milliseconds before what follows is asked for.
const REST = 200;
const LATER = 600;
const toDay = (text: string): number => Math.round(Date.parse(`${text}T00:00Z`) / DAY);
const toText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

const isNear = (element: HTMLElement): boolean => element.getBoundingClientRect().top < 2 * innerHeight;

// Lines of a host that has begun already go to those that are there.
function join(lines: HTMLElement, more: HTMLElement): void {
  const [last, first] = [lines.querySelector(":scope > .host:last-of-type"), more.querySelector(":scope > .host")];
  if (last && first && last.id === first.id) {
    last.querySelector(".lines")?.append(...(first.querySelector(".lines")?.children ?? []));
    first.remove();
  }
  if (last) more.querySelector(".empty")?.remove();
  lines.append(...more.childNodes);
}

export class Time extends HTMLElement {
  #asked: AbortController | null = null;
  #waiting = 0;
  #isAsking = false;
  #isStale = false;

  connectedCallback(): void {
    const [first, last] = [toDay(this.getAttribute("first") ?? ""), toDay(this.getAttribute("last") ?? "")];
    for (const field of this.querySelectorAll<HTMLInputElement>("input[type=date]")) this.#slider(field, first, last + 730);
    const lines = document.getElementById("lines");
    if (lines) void this.#rest(lines, (this.#asked = new AbortController()).signal);
  }

  // A huge ledger comes in parts, sender by sender: what is not here yet follows, until the slider moves on.
  async #rest(lines: HTMLElement, signal: AbortSignal): Promise<void> {
    for (let link = lines.querySelector<HTMLAnchorElement>("a[data-rest]"); link; link = lines.querySelector("a[data-rest]")) {
      try {
        // While the slider moves, the server is asked for the first lines only; what nobody has scrolled near to can wait for longer.
        await pause(isNear(link) ? REST : LATER, signal);
        link.classList.add("coming");
        const answer = await patiently(`${link.href}&part=lines`, signal);
        if (!answer.ok) return;
        const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
        localise(parsed.body);
        link.parentElement?.remove();
        join(lines, parsed.body);
      } catch {
        return;
      }
    }
  }

  #slider(field: HTMLInputElement, first: number, last: number): void {
    const slider = document.createElement("input");
    slider.type = "range";
    slider.min = String(Math.min(first, toDay(field.value)));
    slider.max = String(Math.max(last, toDay(field.value)));
    slider.value = String(toDay(field.value));
    slider.setAttribute("aria-label", field.name === "on" ? "On, the world’s date" : "Known by, published until then");
    slider.setAttribute("aria-valuetext", dayOf(field.value));
    field.after(slider);
    slider.addEventListener("input", () => {
      field.value = toText(Number(slider.value));
      this.#moved(slider, field);
    });
    field.addEventListener("change", () => {
      if (!field.value) return;
      slider.value = String(toDay(field.value));
      this.#moved(slider, field);
    });
  }

  #moved(slider: HTMLInputElement, field: HTMLInputElement): void {
    slider.setAttribute("aria-valuetext", dayOf(field.value));
    const lines = document.getElementById("lines");
    const form = this.closest("form");
    if (!lines || !form) return;
    // Busy from the moment of the move: what stands there answers another question from now on.
    lines.setAttribute("aria-busy", "true");
    // One question a frame at most, and one at a time: what is asked for while an answer is awaited is asked for after it, the last of it.
    cancelAnimationFrame(this.#waiting);
    this.#waiting = requestAnimationFrame(() => void this.#redraw(form, lines));
  }

  async #redraw(form: HTMLFormElement, lines: HTMLElement): Promise<void> {
    this.#isStale = this.#isAsking;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      do {
        this.#isStale = false;
        await this.#answer(form, lines);
      } while (this.#isStale);
      lines.setAttribute("aria-busy", "false");
    } finally {
      this.#isAsking = false;
    }
  }

  async #answer(form: HTMLFormElement, lines: HTMLElement): Promise<void> {
    this.#asked?.abort();
    const mine = (this.#asked = new AbortController());
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) asked.set(name, String(value));
    const query = `?${asked}`;
    const started = performance.now();
    try {
      const answer = await patiently(`/${query}&part=lines`, mine.signal, () => this.#isStale);
      if (this.#isStale && !answer.ok) return;
      if (!answer.ok) throw new Error(answer.statusText);
      // Our own server's page, escaped there; parsed apart, so that nothing in it runs.
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      lines.replaceChildren(...parsed.body.childNodes);
      localise(lines);
      void this.#rest(lines, mine.signal);
      history.replaceState(null, "", query);
      document.querySelector("mb-map")?.setAttribute("query", query);
      lines.dataset.took = String(Math.round(performance.now() - started));
    } catch {
      lines.textContent = "The server did not answer; load the page again.";
    }
  }
}
