import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { List } from "./list";

/** The list of users. */
export class UsersPage extends List {
  readonly newUser: Locator;
  readonly roleFilter: Locator;
  readonly tokenFilter: Locator;
  readonly resetFilters: Locator;

  constructor(page: Page, t: Translate) {
    super(page, t, "users-list");
    this.newUser = page.getByRole("link", { name: t("users-new"), exact: true });
    this.roleFilter = page.getByRole("combobox", { name: t("users-filter-role"), exact: true });
    this.tokenFilter = page.getByRole("combobox", { name: t("users-filter-token"), exact: true });
    this.resetFilters = page.getByRole("button", { name: t("app-reset-filters"), exact: true });
  }

  async goto(query = ""): Promise<void> {
    await this.page.goto(`/users${query}`);
  }

  /** Opens the page of somebody. */
  async open(fullName: string): Promise<void> {
    await this.table.getByRole("link", { name: fullName, exact: true }).click();
  }

  none(text: string): Locator {
    return this.page.getByRole("heading", { name: this.t("users-none-found", { text }), exact: true });
  }
}
