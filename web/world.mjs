// Makes what map and symbols are drawn from: Natural Earth's countries as GeoJSON, a point for each country, APP-6 symbols.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import countries from "i18n-iso-countries";
import ms from "milsymbol";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const out = new URL("../src/musterbook/views/static/", import.meta.url);
mkdirSync(out, { recursive: true });

// Two decimals are about a kilometre: finer than a country can be seen on this map.
const round = (ring) => {
  const kept = [];
  for (const [x, y] of ring) {
    const point = [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
    const last = kept.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) kept.push(point);
  }
  return kept;
};
const area = (ring) => ring.reduce((sum, [x, y], at) => {
  const [nextX, nextY] = ring[(at + 1) % ring.length];
  return sum + x * nextY - nextX * y;
}, 0) / 2;
const centre = (ring) => {
  const whole = area(ring) * 6;
  let [x, y] = [0, 0];
  ring.forEach(([x1, y1], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length];
    const cross = x1 * y2 - x2 * y1;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  });
  return [Math.round((x / whole) * 100) / 100, Math.round((y / whole) * 100) / 100];
};

// The atlas's rings run across the date line; a map needs them cut there. Each ring is unrolled, then cut out of the world and its two neighbours.
const unrolled = (ring) => {
  let turn = 0;
  return ring.map(([x, y], at) => {
    const before = at ? ring[at - 1][0] : x;
    if (x - before > 180) turn -= 360;
    else if (before - x > 180) turn += 360;
    return [x + turn, y];
  });
};
const cutAt = (ring, edge, side) => {
  const inside = ([x]) => (side === "left" ? x >= edge : x <= edge);
  return ring.flatMap((point, at) => {
    const before = ring[(at + ring.length - 1) % ring.length];
    const share = (edge - before[0]) / (point[0] - before[0]);
    const crossing = inside(point) === inside(before) ? [] : [[edge, before[1] + share * (point[1] - before[1])]];
    return inside(point) ? [...crossing, point] : crossing;
  });
};
const closed = (ring) => (ring.length ? [...ring, ring[0]] : ring);
const cut = (rings) => {
  const whole = rings.map(unrolled);
  if (whole.every((ring) => ring.every(([x]) => Math.abs(x) <= 180))) return [rings];
  return [-360, 0, 360]
    .map((shift) => whole.map((ring) => closed(cutAt(cutAt(ring.slice(0, -1).map(([x, y]) => [x + shift, y]), -180, "left"), 180, "right"))))
    .map((parts) => parts.filter((ring) => ring.length > 3))
    .filter((parts) => parts.length);
};

const codeOf = (one) => (one.id ? countries.numericToAlpha3(one.id) : undefined) ?? (one.properties.name === "Kosovo" ? "XKX" : null);
const topology = (scale) => JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`)));
const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);

function world(scale, least) {
  const whole = feature(topology(scale), topology(scale).objects.countries);
  // Without Antarctica, which hosts nobody and wraps round the pole.
  return whole.features.filter((one) => codeOf(one) !== "ATA").map((one) => {
    const found = polygons(one.geometry).flatMap(cut).map((rings) => rings.map(round).filter((ring) => ring.length > 3)).filter((rings) => rings.length);
    const largest = Math.max(...found.map((rings) => Math.abs(area(rings[0]))));
    const seen = found.filter((rings) => Math.abs(area(rings[0])) >= Math.min(least, largest));
    return { type: "Feature", properties: { code: codeOf(one) }, geometry: { type: "MultiPolygon", coordinates: seen } };
  });
}

const fine = world("50m", 0.02);
const points = {};
for (const one of fine) {
  if (!one.properties.code) continue;
  const rings = one.geometry.coordinates.map((polygon) => polygon[0]);
  points[one.properties.code] = centre(rings.reduce((best, ring) => (Math.abs(area(ring)) > Math.abs(area(best)) ? ring : best)));
}
const write = (name, value) => writeFileSync(new URL(name, out), JSON.stringify(value));
write("world.json", { type: "FeatureCollection", features: fine });
write("world-small.json", { type: "FeatureCollection", features: world("110m", 0.2) });
write("points.json", Object.fromEntries(Object.entries(points).sort()));

// Symbols: frame by whether sender and host share an alliance (friend) or not (neutral), icon by function, size by echelon. APP-6(D), set 10.
const FUNCTIONS = {
  "": "000000", armour: "120500", infantry: "121100", artillery: "130300", "air-defence": "130100", aviation: "120600", fighter: "120800",
  "air-policing": "120800", "special-forces": "121700", engineer: "140700", logistics: "160000", signals: "111000", naval: "170100",
  missile: "130700", medical: "161300", reconnaissance: "121300", headquarters: "000000",
};
const ECHELONS = {
  "": "00", team: "11", squad: "12", platoon: "14", company: "15", battalion: "16", battlegroup: "16", squadron: "16", regiment: "17",
  wing: "18", brigade: "18", division: "21", corps: "22", headquarters: "00",
};
const sheet = {};
for (const [frame, identity] of Object.entries({ friend: "3", neutral: "4" })) {
  for (const [role, entity] of Object.entries(FUNCTIONS)) {
    for (const [size, amplifier] of Object.entries(ECHELONS)) {
      const post = role === "headquarters" || size === "headquarters" ? "2" : "0";
      const symbol = new ms.Symbol(`100${identity}100${post}${amplifier}${entity}0000`, { size: 28, colorMode: "Light", strokeWidth: 4, outlineWidth: 5, outlineColor: "rgb(255,255,255)" });
      if (!symbol.isValid()) throw new Error(`no such symbol: ${frame} ${role} ${size}`);
      const { width, height } = symbol.getSize();
      const anchor = symbol.getAnchor();
      sheet[`${frame}/${role}/${size}`] = { svg: symbol.asSVG(), size: [width, height].map(Math.round), anchor: [anchor.x, anchor.y].map(Math.round) };
    }
  }
}
write("symbols.json", sheet);

// The licences of what is shipped in built form, as their authors ask.
const licences = ["maplibre-gl/LICENSE.txt", "milsymbol/LICENSE", "world-atlas/LICENSE", "@fontsource-variable/source-serif-4/LICENSE",
  "@fontsource-variable/source-sans-3/LICENSE"].map((name) => {
  const text = readFileSync(new URL(`node_modules/${name}`, import.meta.url), "utf8");
  return `${name.split("/").slice(0, -1).join("/")}\n\n${text.trim()}\n`;
});
const data = "Natural Earth\n\nMade with Natural Earth (public domain). Free vector and raster map data.\n";
writeFileSync(new URL("NOTICES.txt", out), [...licences, data].join("\n----------------------------------------\n\n"));
