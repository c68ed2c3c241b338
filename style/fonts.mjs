// Writes the fonts that fonts.css names into the folder it is given, with the characters and weights it names and no
// more. What the interface says must be among them.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subset from "subset-font";

const here = fileURLToPath(new URL(".", import.meta.url));
const [folder] = process.argv.slice(2);
const faces = readFileSync(join(here, "fonts.css"), "utf8").match(/@font-face \{[^}]*\}/g);

/** The characters of `U+0041-005A, U+00AB`. */
const characters = (ranges) =>
  [...ranges.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].flatMap(([, from, to = from]) => {
    const first = Number.parseInt(from, 16);
    return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, next) =>
      String.fromCodePoint(first + next),
    );
  });

const known = new Set();
for (const face of faces) {
  const [, file] = face.match(/url\("([^"]+)"\)/);
  const [, ranges] = face.match(/unicode-range: ([^;]+);/);
  const [, min, max] = face.match(/font-weight: (\d+)(?: (\d+))?;/).map(Number);
  const text = characters(ranges);
  for (const character of text) known.add(character);
  const font = await subset(readFileSync(join(here, "node_modules", file)), text.join(""), {
    targetFormat: "woff2",
    // Marks stand where they belong; small capitals, fractions and other figures are not used.
    keepFeatures: ["ccmp", "kern", "locl", "mark", "mkmk"],
    // Browsers draw without them.
    noHinting: true,
    // Besides the names every font has: whose it is, and under which licence.
    preserveNameIds: [13, 14],
    ...(max && { variationAxes: { wght: { min, max, default: min } } }),
  });
  const written = join(folder, file);
  mkdirSync(dirname(written), { recursive: true });
  writeFileSync(written, font);
}

const locales = join(dirname(here), "shared", "locales");
const said = readdirSync(locales, { recursive: true })
  .filter((name) => name.endsWith(".ftl"))
  .map((name) => readFileSync(join(locales, name), "utf8"));
const missing = new Set([...said.join("")].filter((letter) => letter > " " && !known.has(letter)));
if (missing.size) throw new Error(`fonts.css has no ${[...missing].join(" ")}, which is said`);
