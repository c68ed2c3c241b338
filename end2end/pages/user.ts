import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { Confirm } from "./confirm";

/** One user, with everything that hangs on them. */
export class UserPage {
  readonly edit: Locator;
  readonly reset: Locator;
  readonly delete: Locator;
  readonly roles: Locator;
  readonly data: Locator;
  readonly access: Locator;
  readonly effective: Locator;
  readonly assign: Locator;
  readonly createToken: Locator;

  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {
    const region = (key: string) => page.getByRole("region", { name: t(key), exact: true });
    this.edit = page.getByRole("link", { name: t("app-edit"), exact: true });
    this.reset = page.getByRole("button", { name: t("users-reset"), exact: true });
    this.delete = page.getByRole("button", { name: t("users-delete"), exact: true });
    this.roles = region("users-roles");
    this.data = region("users-data");
    this.access = region("users-part-sign-in");
    this.effective = region("permissions-effective");
    this.assign = page.getByRole("link", { name: t("users-assign"), exact: true });
    this.createToken = page.getByRole("link", { name: t("tokens-new"), exact: true });
  }

  async goto(id: string): Promise<void> {
    await this.page.goto(`/users/${id}`);
  }

  heading(fullName: string): Locator {
    return this.page.getByRole("heading", { level: 1, name: fullName, exact: true });
  }

  deletion(name: string): Confirm {
    const title = this.t("users-delete-title", { name });
    return Confirm.of(this.page, title, this.t("users-delete-submit"), this.t("users-delete-keep"));
  }

  resetDialog(name: string): Locator {
    const title = this.t("users-reset-title", { name });
    return this.page.getByRole("dialog", { name: title, exact: true });
  }

  async resetPassword(name: string): Promise<void> {
    await this.reset.click();
    const dialog = this.resetDialog(name);
    await dialog.getByRole("button", { name: this.t("users-reset-code"), exact: true }).click();
  }
}
