// The rules of WCAG 2.2 AA that a program can judge, in both themes.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const THEMES = ["light", "dark"] as const;

/** Expects axe to find nothing, in light and dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await test.step(`axe at ${new URL(page.url()).pathname}`, async () => {
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      // The pages have no frames, so axe need not open a page of its own to gather them.
      const axe = new AxeBuilder({ page }).withTags(TAGS).setLegacyMode();
      const { violations } = await axe.analyze();
      const found = violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.html}: ${node.failureSummary}`),
      );
      expect.soft(found, `what axe finds in the ${colorScheme} theme`).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: null });
  });
}

/** Expects everything to fit the width of the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth] as const;
  });
  expect.soft(content, `the width of ${page.url()}`).toBeLessThanOrEqual(window);
}
