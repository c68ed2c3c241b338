// The rules of WCAG 2.2 AA that a program can judge, in both themes and at every width.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import type { Lang } from "./texts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules whose answer depends on the theme. */
const COLOURS = ["color-contrast", "link-in-text-block"];
/** A ward's computer, a tablet, a phone. */
const WIDTHS = [1280, 820, 390] as const;
const HEIGHT = 900;

/** Looks at what is open, and remembers what it found until the end of the test. */
export class Inspection {
  readonly #found = new Map<string, string>();

  constructor(private readonly lang: Lang) {}

  /** Looks at the page as it is, with whatever is open on it. */
  readonly inspect = async (page: Page): Promise<void> => {
    const place = new URL(page.url()).pathname;
    await test.step(`inspect ${place}`, async () => {
      const [desk, tablet, phone] = WIDTHS;
      await this.#axe(page, place, "light");
      // What is said in another language has the same colours.
      if (this.lang === "uk") await this.#axe(page, place, "dark");
      await this.#width(page, place, tablet);
      await this.#width(page, place, phone);
      await this.#axe(page, place, "light");
      await this.#width(page, place, desk);
    });
  };

  /** Expects that nothing was found. */
  expectNothingFound(): void {
    const found = [...this.#found].map(([what, place]) => `${place}: ${what}`);
    expect(found, "what stands in somebody's way").toEqual([]);
  }

  async #axe(page: Page, place: string, colorScheme: "light" | "dark"): Promise<void> {
    await page.emulateMedia({ colorScheme });
    // The pages have no frames, so axe need not open a page of its own to gather them.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const light = colorScheme === "light";
    const { violations } = await (light ? axe.withTags(TAGS) : axe.withRules(COLOURS)).analyze();
    for (const { id, help, nodes } of violations) {
      for (const { html, failureSummary } of nodes) {
        this.#remember(place, `${id} (${colorScheme}): ${help}\n${html}\n${failureSummary}`);
      }
    }
    await page.emulateMedia({ colorScheme: null });
  }

  /** Everything has to fit the width of the window. */
  async #width(page: Page, place: string, width: number): Promise<void> {
    await page.setViewportSize({ width, height: HEIGHT });
    const [content, window] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth] as const;
    });
    if (window < content) this.#remember(place, `scrolls sideways: ${content} in ${window}`);
  }

  #remember(place: string, what: string): void {
    if (!this.#found.has(what)) this.#found.set(what, place);
  }
}
