// The board's map: MapLibre GL over Natural Earth's countries, all from our own server; symbols are the same SVG as on the page.
import { AttributionControl, type GeoJSONSource, LngLatBounds, Map as Drawn, Marker, NavigationControl, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { figuresOf } from "./locale";
import { onPaper } from "./paper";
import { patiently, pause } from "./patience";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

type Place = GeoJSON.Feature<GeoJSON.Point, Record<string, string | number | null>>;
type Sheet = Record<string, { svg: string; size: [number, number] }>;
type Stack = { x: number; y: number; lines: Place[] };
const SHOWN = 5;
// Milliseconds between parts of a huge ledger: a slider that is moved meanwhile gets its word in.
const PAUSE = 50;
// A card's size as the style sheet draws it, in letters of the page's own size; what would lie on another card joins it.
const brief = (number: string): string => number.replace(" to ", "–").replace(/^up to /, "≤ ").replace(/ or more$/, "+");
const letter = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);
const wide = (): number => 11.2 * letter();
const height = (rows: number): number => letter() * (1.8 + 1.95 * (Math.min(rows, SHOWN) + (rows > SHOWN ? 1 : 0)));
// Of more hosts than this a small map shows each as a chip: its name, and a symbol for each sender.
const FEW = 6;
const CHIP = { wide: 7.4, high: 2.9 };

function joined(stacks: Stack[], areChips: boolean): Stack[] {
  const [kept, width]: [Stack[], number] = [[], areChips ? CHIP.wide * letter() : wide()];
  const high = (one: Stack): number => (areChips ? CHIP.high * letter() : height(one.lines.length));
  for (const one of stacks) {
    const near = kept.find((other) => Math.abs(other.x - one.x) < width && Math.abs(other.y - one.y) < (high(other) + high(one)) / 2);
    if (near) near.lines.push(...one.lines);
    else kept.push(one);
  }
  return kept;
}

setWorkerUrl(worker);

export class Map extends HTMLElement {
  static observedAttributes = ["query"];
  #map: Drawn | null = null;
  #markers: Marker[] = [];
  #symbols: Promise<Sheet> | null = null;
  #asked: AbortController | null = null;
  #shown: Place[] = [];
  #touched = false;
  #loaded = false;
  #sheet: Sheet = {};

  connectedCallback(): void {
    const picture = this.querySelector("picture");
    const drawn = picture?.querySelector("img");
    if (picture && drawn) onPaper(picture, drawn.getAttribute("src") ?? "", drawn.alt);
    const box = document.createElement("div");
    box.className = "canvas";
    try {
      this.#map = new Drawn({ container: box, style: this.#style(), center: [20, 30], zoom: 1, attributionControl: false, maxZoom: 9, fadeDuration: 0,
        dragRotate: false, pitchWithRotate: false, canvasContextAttributes: { failIfMajorPerformanceCaveat: false } });
    } catch {
      return; // Without WebGL the server's picture stays.
    }
    this.append(box);
    const map = this.#map;
    map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new AttributionControl({ compact: true, customAttribution: "Natural Earth" }));
    map.on("zoomend", () => this.#place());
    for (const event of ["dragstart", "wheel"] as const) map.on(event, () => (this.#touched = true));
    map.once("load", () => {
      this.#loaded = true;
      map.resize();
      void this.#draw(true);
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(this.#style(), { diff: false }));
    map.on("style.load", () => this.#colour(this.#shown));
  }

  attributeChangedCallback(): void {
    for (const paper of this.querySelectorAll<HTMLImageElement>(".on-paper")) paper.src = `/map.svg${this.getAttribute("query") ?? ""}`;
    if (this.#loaded) void this.#draw(false);
  }

  #style(): StyleSpecification {
    const colour = (name: string): string => getComputedStyle(this).getPropertyValue(name).trim();
    const paint = { "fill-color": ["case", ["in", ["get", "code"], ["literal", []]], colour("--map-host"), colour("--map-land")], "fill-outline-color": colour("--map-border") };
    return {
      version: 8,
      sources: { world: { type: "geojson", data: new URL("/static/world.json", location.href).href }, places: { type: "geojson", data: { type: "FeatureCollection", features: [] } } },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": colour("--map-sea") } },
        { id: "land", type: "fill", source: "world", paint: paint as never },
        { id: "borders", type: "line", source: "world", paint: { "line-color": colour("--map-border"), "line-width": 0.9 } },
        { id: "places", type: "circle", source: "places", paint: { "circle-radius": 4.5, "circle-color": colour("--accent"), "circle-stroke-width": 1.5, "circle-stroke-color": colour("--card") } },
      ],
    };
  }

  async #draw(fit: boolean): Promise<void> {
    this.#asked?.abort();
    const { signal } = (this.#asked = new AbortController());
    this.#symbols ??= fetch("/static/symbols.json").then((answer) => answer.json());
    this.#sheet = await this.#symbols;
    const shown: Place[] = [];
    try {
      for (let rest: string | null = ""; rest !== null; ) {
        const query = new URLSearchParams(this.getAttribute("query") ?? "");
        if (rest) query.set("start", rest);
        const answer = await patiently(`/board.geojson?${query}`, signal);
        if (!answer.ok) return;
        const found: { features: Place[]; rest: string | null } = await answer.json();
        shown.push(...found.features);
        this.#shown = shown;
        this.#colour(shown);
        // Whoever has moved the map wants it where it is.
        if (fit && !this.#touched) this.#fit(shown);
        this.#place();
        // Until something stands on it, the server's picture tells more than an empty world.
        this.classList.add("ready");
        rest = found.rest;
        if (rest) await pause(PAUSE, signal);
      }
    } catch (error) {
      if (!["AbortError", "Unanswered"].includes((error as Error).name)) throw error;
    }
  }

  // Forces whose cards would lie on one another at this zoom share one card; zooming in parts them.
  #place(): void {
    const map = this.#map;
    if (!map) return;
    let stacks: Stack[] = [];
    const seen = new Set<string>();
    for (const one of this.#shown) {
      // One force stands on several lines: as a unit, by its size, by its function. On a map it is drawn once.
      const same = ["host", "sender", "number", "words"].map((name) => one.properties[name]).join("\n");
      if (seen.has(same)) continue;
      seen.add(same);
      const { x, y } = map.project(one.geometry.coordinates as [number, number]);
      stacks.push({ x, y, lines: [one] });
    }
    const areChips = new Set(this.#shown.map((one) => one.properties.host)).size > FEW && map.getZoom() < 4.5;
    // A card grows as it is joined, and may then lie on another: joined until none does.
    for (let before = Infinity; stacks.length < before; ) {
      before = stacks.length;
      stacks = joined(stacks, areChips);
    }
    for (const marker of this.#markers) marker.remove();
    this.#markers = stacks.map((stack) => (areChips ? this.#chip(stack.lines) : this.#marker(stack.lines)));
  }

  // A host in a few letters; several that stand close by are one chip. It opens what it stands for by going nearer.
  #chip(stack: Place[]): Marker {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "chip";
    const hosts = [...new Set(stack.map((one) => String(one.properties.host_name)))];
    const name = element.appendChild(document.createElement("span"));
    name.appendChild(document.createElement("b")).textContent = hosts[0]!;
    if (hosts.length > 1) name.append(`+${hosts.length - 1}`);
    const wholes = stack.filter((one) => one.properties.what === "personnel");
    const symbols = element.appendChild(document.createElement("span"));
    for (const one of (wholes.length ? wholes : stack).slice(0, 4)) this.#drawn(one, symbols);
    element.setAttribute("aria-label", `${hosts.join(", ")}: ${stack.length} forces; go nearer`);
    element.title = stack.slice(0, 12).map((one) => figuresOf(String(one.properties.label))).join("\n");
    const center = stack[0]!.geometry.coordinates as [number, number];
    element.addEventListener("click", () => this.#map?.easeTo({ center, zoom: Math.max(4.6, this.#map.getZoom() + 2) }));
    return new Marker({ element, anchor: "left", offset: [7, 0] }).setLngLat(center).addTo(this.#map!);
  }

  #drawn(one: Place, into: HTMLElement): void {
    const symbol = this.#sheet[String(one.properties.symbol)];
    const image = into.appendChild(document.createElement("img"));
    if (symbol) {
      image.src = `data:image/svg+xml,${encodeURIComponent(symbol.svg)}`;
      [image.width, image.height] = symbol.size;
    }
    image.alt = "";
    image.style.opacity = String(one.properties.seen);
  }

  #marker(stack: Place[]): Marker {
    const element = document.createElement("div");
    element.className = "stack";
    const hosts = new Set(stack.map((one) => String(one.properties.host_name)));
    const title = element.appendChild(document.createElement("p"));
    title.textContent = hosts.size < 3 ? [...hosts].join(", ") : `${hosts.size} hosts`;
    // A sender's whole before its parts; of several hosts the wholes, the largest first.
    const wholes = stack.filter((one) => one.properties.what === "personnel");
    const size = (one: Place): number => Number(one.properties.high ?? one.properties.low ?? 0);
    const listed = hosts.size > 1 && wholes.length ? wholes.sort((one, other) => size(other) - size(one)) : stack;
    listed.slice(0, SHOWN).forEach((one, at) => element.append(this.#row(one, hosts.size > 1, at > 0 && listed[at - 1]!.properties.sender === one.properties.sender)));
    const left = stack.length - Math.min(SHOWN, listed.length);
    if (left > 0) {
      const more = document.createElement("button");
      more.className = "more";
      more.type = "button";
      more.textContent = `${left} more`;
      more.title = "Zoom in";
      more.addEventListener("click", () => this.#map?.easeTo({ center: stack[0]!.geometry.coordinates as [number, number], zoom: this.#map.getZoom() + 2 }));
      element.append(more);
    }
    const [lon, lat] = stack[0]!.geometry.coordinates;
    return new Marker({ element, anchor: "left", offset: [9, 0] }).setLngLat([lon!, lat!]).addTo(this.#map!);
  }

  #row(one: Place, isHostSaid: boolean, isSenderSaid: boolean): HTMLAnchorElement {
    const told = one.properties;
    const link = document.createElement("a");
    const asked = new URLSearchParams(this.getAttribute("query") ?? "");
    for (const name of ["host", "sender", "function"]) asked.delete(name);
    asked.set("what", String(told.what));
    link.href = `/line/${told.host}/${told.sender}?${asked}`;
    link.title = figuresOf(String(told.label));
    link.setAttribute("aria-label", link.title);
    this.#drawn(one, link);
    const name = link.appendChild(document.createElement("span"));
    const force = told.what === "personnel" ? "" : String(told.what);
    const whose = isSenderSaid && force && !isHostSaid ? "" : String(told.sender_name);
    name.textContent = [isHostSaid ? `${told.host_name}:` : "", whose, force].filter(Boolean).join(" ");
    const number = link.appendChild(document.createElement("b"));
    number.textContent = figuresOf(brief(String(told.number)));
    return link;
  }

  #colour(found: Place[]): void {
    const hosts = [...new Set(found.map((one) => one.properties.host))];
    (this.#map?.getSource("places") as GeoJSONSource | undefined)?.setData({ type: "FeatureCollection", features: found });
    const colour = (name: string): string => getComputedStyle(this).getPropertyValue(name).trim();
    this.#map?.setPaintProperty("land", "fill-color", ["case", ["in", ["get", "code"], ["literal", hosts]], colour("--map-host"), colour("--map-land")]);
  }

  #fit(found: Place[]): void {
    const bounds = new LngLatBounds();
    for (const one of found) bounds.extend(one.geometry.coordinates as [number, number]);
    // Cards hang to the right of their places.
    const [across, high] = [this.clientWidth, this.clientHeight];
    const padding = { top: high * 0.16, bottom: high * 0.16, left: across * 0.08, right: Math.min(wide() + 30, across * 0.45) };
    if (!bounds.isEmpty()) this.#map?.fitBounds(bounds, { padding, maxZoom: 5, animate: false });
  }
}
