// What HTML cannot do: the map, the time axis, the chart's links, evidence that opens its slots. Everything works without it, only less.
import "./style.css";
import { Chart } from "./chart";
import { Evidence } from "./evidence";
import { dayOf, localise } from "./locale";
import { Pick } from "./pick";
import { Time } from "./time";

customElements.define("mb-chart", Chart);
customElements.define("mb-evidence", Evidence);
customElements.define("mb-pick", Pick);
customElements.define("mb-time", Time);
// The map's library is the largest part by far, so only the page with a map loads it.
if (document.querySelector("mb-map")) {
  void import("./map").then(({ Map }) => customElements.define("mb-map", Map));
}

localise(document);
document.title = document.title.replace(/\b\d{4}-\d\d-\d\d\b/, dayOf);
for (const field of document.querySelectorAll<HTMLInputElement>("[data-permalink]")) {
  field.value = new URL(field.value, location.href).href;
  field.addEventListener("focus", () => field.select());
}
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-busy]")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
    if (!button) return;
    button.textContent = form.dataset.busy ?? "";
    form.setAttribute("aria-busy", "true");
  });
}
if (document.querySelector("[data-review]")) void import("./review").then(({ review }) => review());
