import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";

/** What stands above a form whose record somebody else changed meanwhile. */
export class ConflictPanel {
  readonly panel: Locator;
  readonly save: Locator;
  readonly discard: Locator;

  constructor(page: Page, t: Translate) {
    this.panel = page.getByRole("region", { name: t("app-conflict-title"), exact: true });
    this.save = this.panel.getByRole("button", { name: t("app-conflict-save"), exact: true });
    this.discard = this.panel.getByRole("button", { name: t("app-conflict-discard"), exact: true });
  }

  /** A field that differs: what the server has and what was typed. */
  row(field: string, theirs: string, mine: string): Locator {
    return this.panel.getByRole("row", { name: `${field} ${theirs} ${mine}`, exact: true });
  }
}
