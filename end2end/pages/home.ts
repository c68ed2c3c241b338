import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";

/** What is open to the user, why, and until when. */
export class HomePage {
  /** The panel of what is open. */
  readonly open: Locator;
  readonly links: Locator;
  readonly hours: Locator;

  constructor(
    private readonly page: Page,
    t: Translate,
  ) {
    this.open = page.getByRole("region", { name: t("home-open"), exact: true });
    this.links = this.open.getByRole("list").getByRole("link");
    this.hours = page.getByRole("region", { name: t("home-hours"), exact: true });
  }

  async goto(): Promise<void> {
    await this.page.goto("/");
  }
}
