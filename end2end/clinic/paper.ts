// A signed card as it stands on paper, photographed.

import type { Browser } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SignedCard } from "./colleague";

/** Photographs a sheet with these codes on it; the path of the picture. */
export async function photograph(
  browser: Browser,
  cards: SignedCard[],
  folder: string,
  type: "png" | "jpeg" = "png",
): Promise<string> {
  const codes = cards.map(({ qr: { modules, path } }) => {
    const box = `-4 -4 ${modules + 8} ${modules + 8}`;
    return `<svg viewBox="${box}" width="460" height="460"><path d="${path}"/></svg>`;
  });
  const viewport = { width: Math.max(640, 480 * cards.length), height: 480 };
  const page = await browser.newPage({ viewport });
  await page.setContent(`<body style="margin:8px;background:#fff;text-align:center">${codes.join("")}</body>`);
  const picture = await page.screenshot({ type });
  await page.close();
  // A motion picture of one frame is that frame.
  const file = join(folder, `paper-${cards.length}.${type === "png" ? "png" : "mjpeg"}`);
  writeFileSync(file, picture);
  return file;
}
