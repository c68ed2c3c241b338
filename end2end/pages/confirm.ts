import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";

/** A dialog that asks before something that cannot be undone. */
export class Confirm {
  constructor(
    readonly dialog: Locator,
    readonly act: Locator,
    readonly keep: Locator,
  ) {}

  static of(page: Page, title: string, act: string, keep: string): Confirm {
    const dialog = page.getByRole("dialog", { name: title, exact: true });
    return new Confirm(
      dialog,
      dialog.getByRole("button", { name: act, exact: true }),
      dialog.getByRole("button", { name: keep, exact: true }),
    );
  }
}

/** The dialog that asks for the password again, before a change that takes it. */
export class ConfirmPassword {
  readonly dialog: Locator;
  readonly password: Locator;
  readonly submit: Locator;
  readonly cancel: Locator;
  /** Why it was not taken. */
  readonly refusal: Locator;

  constructor(page: Page, t: Translate) {
    this.dialog = page.getByRole("dialog", { name: t("session-confirm-title"), exact: true });
    this.password = this.dialog.getByLabel(t("session-confirm-password"), { exact: true });
    this.submit = this.dialog.getByRole("button", { name: t("session-confirm-submit"), exact: true });
    this.cancel = this.dialog.getByRole("button", { name: t("app-cancel"), exact: true });
    this.refusal = this.dialog.getByRole("alert");
  }

  async confirm(password: string): Promise<void> {
    await this.password.fill(password);
    await this.submit.click();
  }
}
