// The board's map: MapLibre GL over Natural Earth's countries, all from our own server; symbols are the same SVG as on the page.
import { AttributionControl, LngLatBounds, Map as Drawn, Marker, NavigationControl, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

type Place = GeoJSON.Feature<GeoJSON.Point, Record<string, string | number | null>>;
type Sheet = Record<string, { svg: string; size: [number, number] }>;
const SHOWN = 5;

setWorkerUrl(worker);

export class Map extends HTMLElement {
  static observedAttributes = ["query"];
  #map: Drawn | null = null;
  #markers: Marker[] = [];
  #symbols: Promise<Sheet> | null = null;
  #ask = 0;
  #shown: Place[] = [];
  #sheet: Sheet = {};

  connectedCallback(): void {
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
    map.once("load", () => {
      this.classList.add("ready");
      map.resize();
      void this.#draw(true);
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(this.#style()));
  }

  attributeChangedCallback(): void {
    if (this.classList.contains("ready")) void this.#draw(false);
  }

  #style(): StyleSpecification {
    const colour = (name: string): string => getComputedStyle(this).getPropertyValue(name).trim();
    const paint = { "fill-color": ["case", ["in", ["get", "code"], ["literal", []]], colour("--map-host"), colour("--map-land")], "fill-outline-color": colour("--map-border") };
    return {
      version: 8,
      sources: { world: { type: "geojson", data: new URL("/static/world.json", location.href).href } },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": colour("--map-sea") } },
        { id: "land", type: "fill", source: "world", paint: paint as never },
        { id: "borders", type: "line", source: "world", paint: { "line-color": colour("--map-border"), "line-width": 0.8 } },
      ],
    };
  }

  async #draw(fit: boolean): Promise<void> {
    const mine = ++this.#ask;
    this.#symbols ??= fetch("/static/symbols.json").then((answer) => answer.json());
    this.#sheet = await this.#symbols;
    const shown: Place[] = [];
    let rest: string | null = "";
    while (rest !== null) {
      const query = new URLSearchParams(this.getAttribute("query") ?? "");
      if (rest) query.set("start", rest);
      const answer = await fetch(`/board.geojson?${query}`);
      if (mine !== this.#ask || !this.#map || !answer.ok) return;
      const found: { features: Place[]; rest: string | null } = await answer.json();
      shown.push(...found.features);
      rest = found.rest;
      this.#shown = shown;
      this.#colour(shown);
      if (fit) this.#fit(shown);
      this.#place();
    }
  }

  // Places whose stacks would lie on one another at this zoom share one stack; zooming in parts them.
  #place(): void {
    const map = this.#map;
    if (!map) return;
    const stacks: { x: number; y: number; lines: Place[] }[] = [];
    const seen = new Set<string>();
    for (const one of this.#shown) {
      // One force stands on several lines: as a unit, by its size, by its function. On a map it is drawn once.
      const same = ["host", "sender", "number", "words"].map((name) => one.properties[name]).join("\n");
      if (seen.has(same)) continue;
      seen.add(same);
      const { x, y } = map.project(one.geometry.coordinates as [number, number]);
      const near = stacks.find((other) => Math.abs(other.x - x) < 150 && Math.abs(other.y - y) < 90);
      if (near) near.lines.push(one);
      else stacks.push({ x, y, lines: [one] });
    }
    for (const marker of this.#markers) marker.remove();
    this.#markers = stacks.map((stack) => this.#marker(stack.lines, this.#sheet));
  }

  #marker(stack: Place[], symbols: Sheet): Marker {
    const element = document.createElement("div");
    element.className = "stack";
    for (const one of stack.slice(0, SHOWN)) {
      const told = one.properties;
      const link = document.createElement("a");
      const asked = new URLSearchParams(this.getAttribute("query") ?? "");
      for (const name of ["host", "sender", "function"]) asked.delete(name);
      asked.set("what", String(told.what));
      link.href = `/line/${told.host}/${told.sender}?${asked}`;
      link.title = String(told.label);
      link.setAttribute("aria-label", String(told.label));
      link.style.opacity = String(told.seen);
      const symbol = symbols[String(told.symbol)];
      if (symbol) {
        const image = document.createElement("img");
        image.src = `data:image/svg+xml,${encodeURIComponent(symbol.svg)}`;
        [image.width, image.height] = symbol.size;
        image.alt = "";
        link.append(image);
      }
      const words = document.createElement("span");
      words.textContent = `${told.sender} ${told.number}`;
      link.append(words);
      element.append(link);
    }
    if (stack.length > SHOWN) {
      const more = document.createElement("button");
      more.className = "more";
      more.type = "button";
      more.textContent = `and ${stack.length - SHOWN} more`;
      more.addEventListener("click", () => this.#map?.easeTo({ center: stack[0]!.geometry.coordinates as [number, number], zoom: this.#map.getZoom() + 2 }));
      element.append(more);
    }
    const [lon, lat] = stack[0]!.geometry.coordinates;
    return new Marker({ element, anchor: "left", offset: [-18, 0] }).setLngLat([lon!, lat!]).addTo(this.#map!);
  }

  #colour(found: Place[]): void {
    const hosts = [...new Set(found.map((one) => one.properties.host))];
    const colour = (name: string): string => getComputedStyle(this).getPropertyValue(name).trim();
    this.#map?.setPaintProperty("land", "fill-color", ["case", ["in", ["get", "code"], ["literal", hosts]], colour("--map-host"), colour("--map-land")]);
  }

  #fit(found: Place[]): void {
    const bounds = new LngLatBounds();
    for (const one of found) bounds.extend(one.geometry.coordinates as [number, number]);
    if (!bounds.isEmpty()) this.#map?.fitBounds(bounds, { padding: { top: 70, bottom: 70, left: 60, right: 130 }, maxZoom: 5, animate: false });
  }
}
