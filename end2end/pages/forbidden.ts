import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";

/** What somebody reads who reaches a page without the right. */
export class ForbiddenPage {
  readonly sentence: Locator;
  readonly journal: Locator;
  readonly toHome: Locator;
  readonly openInstead: Locator;

  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {
    this.sentence = page.getByText(t("error-forbidden"), { exact: true });
    this.journal = page.getByText(t("error-page-forbidden-journal"), { exact: true });
    this.toHome = page.getByRole("link", { name: t("app-to-home"), exact: true });
    this.openInstead = page
      .getByRole("region", { name: t("error-page-forbidden-open"), exact: true })
      .getByRole("link");
  }

  heading(section: string): Locator {
    const name = this.t("error-page-forbidden-title", { page: this.t(section) });
    return this.page.getByRole("heading", { level: 1, name, exact: true });
  }
}
