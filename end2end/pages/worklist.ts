import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { List } from "./list";

export type Tab = "mine" | "organization" | "expiring" | "stuck";

/** The lists of referrals. No address has what is typed. */
export class Worklist extends List {
  readonly begin: Locator;
  readonly export: Locator;
  readonly statusFilter: Locator;
  readonly priorityFilter: Locator;
  readonly requesterFilter: Locator;
  readonly issuedFilter: Locator;
  /** The first and the last day, once the period is given by dates. */
  readonly from: Locator;
  readonly until: Locator;
  readonly resetFilters: Locator;
  readonly noneFiltered: Locator;
  /** Shows everybody's again. */
  readonly ofAll: Locator;
  private readonly tabs: Locator;

  constructor(page: Page, t: Translate) {
    super(page, t, "referrals-title");
    const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
    const choice = (key: string) => page.getByRole("combobox", { name: t(key), exact: true });
    this.begin = page.getByRole("link", { name: t("referrals-new"), exact: true }).first();
    this.export = button("referrals-export");
    this.statusFilter = choice("referrals-status");
    this.priorityFilter = choice("referrals-priority");
    this.requesterFilter = choice("referrals-issued-by");
    this.issuedFilter = choice("referrals-issued-at");
    this.from = page.getByRole("textbox", { name: t("referrals-filter-from"), exact: true });
    this.until = page.getByRole("textbox", { name: t("referrals-filter-until"), exact: true });
    this.resetFilters = button("app-reset-filters");
    this.noneFiltered = page.getByRole("heading", { name: t("referrals-none-filtered"), exact: true });
    this.ofAll = button("referrals-of-all");
    this.tabs = page.getByRole("navigation", { name: t("app-lists"), exact: true });
  }

  async goto(query = ""): Promise<void> {
    await this.page.goto(`/referrals${query}`);
  }

  override async find(text: string): Promise<void> {
    await this.search.fill(text);
  }

  /** The tab of a list, with how many it holds. */
  tab(tab: Tab): Locator {
    const name = this.t(`referrals-list-${tab}`);
    return this.tabs.getByRole("link", { name: new RegExp(`^${name}(\\s*\\d+)?$`) });
  }

  none(text: string): Locator {
    const name = this.t("referrals-none-found", { text });
    return this.page.getByRole("heading", { name, exact: true });
  }

  /** Opens what a row is about. */
  async open(text: string): Promise<void> {
    await this.row(text).getByRole("link").click();
  }
}
