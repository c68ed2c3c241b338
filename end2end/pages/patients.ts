import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { List } from "./list";

/** The search for patients. No address has what is typed. */
export class PatientsPage extends List {
  readonly register: Locator;
  /** Everything that leads there. */
  readonly waysToRegister: Locator;
  /** Says what can be typed. */
  readonly nothingTyped: Locator;
  readonly tooLittle: Locator;

  constructor(page: Page, t: Translate) {
    super(page, t, "patients-list");
    const heading = (key: string) => page.getByRole("heading", { name: t(key), exact: true });
    // Offered a second time where nobody matches.
    this.waysToRegister = page.getByRole("link", { name: t("patients-register"), exact: true });
    this.register = this.waysToRegister.first();
    this.nothingTyped = heading("patients-search-first");
    this.tooLittle = heading("patients-search-more");
  }

  async goto(): Promise<void> {
    await this.page.goto("/patients");
  }

  override async find(text: string): Promise<void> {
    await this.search.fill(text);
  }

  none(text: string): Locator {
    const name = this.t("patients-none-found", { text });
    return this.page.getByRole("heading", { name, exact: true });
  }

  /** Says that this was not understood. */
  unclear(text: string): Locator {
    const name = this.t("patients-unclear", { text });
    return this.page.getByRole("heading", { name, exact: true });
  }

  /** Opens the record of somebody. */
  async open(name: string): Promise<void> {
    await this.table.getByRole("link", { name, exact: true }).click();
  }
}
