// The services of the catalogue, read from where the server has them.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lang } from "../texts";

export interface Service {
  code: string;
  /** The code of its category. */
  category: string;
  name: Record<Lang, string>;
}

const FILE = join(import.meta.dirname, "..", "..", "server", "referrals", "data", "catalogue.csv");

const services = new Map(
  readFileSync(FILE, "utf8")
    .split("\n")
    .map(cells)
    .filter(([kind]) => kind === "service")
    .map(([, code = "", , category = "", uk = "", en = ""]): [string, Service] => [
      code,
      { code, category, name: { uk, en } },
    ]),
);

/** The service of a code. */
export function service(code: string): Service {
  const found = services.get(code);
  if (!found) throw new Error(`the catalogue has no service ${code}`);
  return found;
}

/** So many services, always the same ones. */
export function someServices(count: number): Service[] {
  return [...services.values()].slice(0, count);
}

/** A line of comma-separated values; no cell of the catalogue has a quote in it. */
function cells(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"(?:,|$)|([^,]*)(?:,|$)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
}
