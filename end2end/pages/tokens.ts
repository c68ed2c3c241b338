import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { Confirm } from "./confirm";
import { List } from "./list";

/** The list of tokens. */
export class TokensPage extends List {
  readonly newToken: Locator;
  readonly stateFilter: Locator;
  /** Says that nothing matches the search and filters. */
  readonly noneFiltered: Locator;
  readonly deletion: Confirm;
  readonly details: Locator;

  constructor(page: Page, t: Translate) {
    super(page, t, "tokens-list");
    this.newToken = page.getByRole("link", { name: t("tokens-new"), exact: true });
    this.stateFilter = page.getByRole("combobox", { name: t("tokens-filter-state"), exact: true });
    this.noneFiltered = page.getByRole("heading", { name: t("tokens-none-filtered"), exact: true });
    this.deletion = Confirm.of(
      page,
      t("tokens-delete-title"),
      t("tokens-delete-submit"),
      t("tokens-delete-keep"),
    );
    this.details = page.getByRole("dialog", { name: t("tokens-token"), exact: true });
  }

  async goto(query = ""): Promise<void> {
    await this.page.goto(`/tokens${query}`);
  }

  none(text: string): Locator {
    const name = this.t("tokens-none-found", { text });
    return this.page.getByRole("heading", { name, exact: true });
  }

  async askToDelete(name: string, workstation: string): Promise<void> {
    const open = this.t("tokens-delete-of", { name, workstation });
    await this.page.getByRole("button", { name: open, exact: true }).click();
  }

  async showDetails(name: string, workstation: string): Promise<void> {
    const open = this.t("tokens-details-of", { name, workstation });
    await this.page.getByRole("button", { name: open, exact: true }).click();
  }
}
