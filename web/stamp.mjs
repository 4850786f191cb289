// Writes down, as sha256sum does, what the bundle was built from and what was built: tests/views/test_bundle.py compares, and needs no Node.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const NOT_SOURCES = ["node_modules", "built.sha256"];
const files = (folder) => readdirSync(new URL(folder, root), { withFileTypes: true })
  .filter((one) => !NOT_SOURCES.includes(one.name))
  .flatMap((one) => (one.isDirectory() ? files(`${folder}${one.name}/`) : [`${folder}${one.name}`]));
const listed = [...files("src/musterbook/views/static/"), ...files("web/")].sort();
const digest = (name) => createHash("sha256").update(readFileSync(new URL(name, root))).digest("hex");
writeFileSync(new URL("web/built.sha256", root), listed.map((name) => `${digest(name)}  ${name}\n`).join(""));
