import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";

/** What is open to the user, why, and until when. */
export class HomePage {
  /** The panel of what is open. */
  readonly open: Locator;
  readonly links: Locator;
  readonly hours: Locator;
  /** What is in work with the user. */
  readonly work: Locator;
  /** The lists that should be empty. */
  readonly attention: Locator;

  constructor(
    private readonly page: Page,
    t: Translate,
  ) {
    this.open = page.getByRole("region", { name: t("home-open"), exact: true });
    this.links = this.open.getByRole("list").getByRole("link");
    const region = (key: string) => page.getByRole("region", { name: t(key), exact: true });
    this.hours = region("home-hours");
    this.work = region("processing-mine");
    this.attention = region("home-attention");
  }

  async goto(): Promise<void> {
    await this.page.goto("/");
  }
}
