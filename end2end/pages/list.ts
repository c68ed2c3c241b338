import { expect, type Locator, type Page } from "@playwright/test";
import type { Translate } from "../texts";

/** A list with search, sorting and pages, all kept in the address. */
export class List {
  readonly table: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly reset: Locator;
  readonly next: Locator;
  readonly previous: Locator;

  constructor(
    protected readonly page: Page,
    protected readonly t: Translate,
    caption: string,
  ) {
    const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
    this.table = page.getByRole("table", { name: t(caption), exact: true });
    this.rows = this.table.getByRole("rowgroup").nth(1).getByRole("row");
    this.search = page.getByRole("searchbox");
    this.reset = button("app-reset");
    this.next = button("app-next");
    this.previous = button("app-previous");
  }

  /** The row that says this. */
  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  /** The header of a column to sort by. */
  column(key: string): Locator {
    return this.table.getByRole("columnheader", { name: this.t(key), exact: true });
  }

  async sortBy(key: string): Promise<void> {
    await this.column(key).getByRole("button").click();
    await this.#settled();
  }

  /** While rows change places, what is clicked would be another's. */
  #settled(): Promise<void> {
    return expect(this.page.locator("[aria-busy=true]")).toHaveCount(0);
  }

  /** Which rows are shown, of how many. */
  shown(first: number, last: number, total: number): Locator {
    return this.page.getByText(this.t("app-shown", { first, last, total }), { exact: true });
  }

  async find(text: string): Promise<void> {
    await this.search.fill(text);
    await expect(this.page).toHaveURL((url) => url.searchParams.get("search") === text);
    await this.#settled();
  }
}
