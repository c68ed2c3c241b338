import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { Confirm } from "./confirm";
import { List } from "./list";

/** The list of organizations, and its small dialogs. */
export class OrganizationsPage extends List {
  readonly newOrganization: Locator;

  constructor(page: Page, t: Translate) {
    super(page, t, "organizations-list");
    this.newOrganization = page.getByRole("button", { name: t("organizations-new"), exact: true });
  }

  async goto(): Promise<void> {
    await this.page.goto("/organizations");
  }

  /** Fills the dialog in, and gives it: it stays where it is refused. */
  async create(name: string): Promise<Locator> {
    await this.newOrganization.click();
    const dialog = this.page.getByRole("dialog", {
      name: this.t("organizations-new-title"),
      exact: true,
    });
    await this.#submit(dialog, name, "app-create");
    return dialog;
  }

  async rename(before: string, name: string): Promise<void> {
    const title = this.t("organizations-edit-title", { name: before });
    await this.row(before).getByRole("button", { name: title, exact: true }).click();
    await this.#submit(this.page.getByRole("dialog", { name: title, exact: true }), name, "app-rename");
  }

  /** Opens what asks before deletion, or says why it cannot be. */
  async askToDelete(name: string): Promise<void> {
    const open = this.t("app-delete-of", { name });
    await this.row(name).getByRole("button", { name: open, exact: true }).click();
  }

  deletion(name: string): Confirm {
    const title = this.t("organizations-delete-title", { name });
    const act = this.t("organizations-delete-submit");
    return Confirm.of(this.page, title, act, this.t("app-keep"));
  }

  async #submit(dialog: Locator, name: string, act: string): Promise<void> {
    const field = this.t("organizations-name");
    await dialog.getByRole("textbox", { name: field, exact: true }).fill(name);
    await dialog.getByRole("button", { name: this.t(act), exact: true }).click();
  }
}
