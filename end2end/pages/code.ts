import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";

/** A one-time code, shown once. */
export class CodeDialog {
  /** The codes there are on the page. */
  readonly codes: Locator;
  readonly print: Locator;

  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {
    this.codes = page.locator(".lm-slip-code");
    this.print = page.getByRole("button", { name: t("users-code-print"), exact: true });
  }

  dialog(name: string): Locator {
    const title = this.t("users-code-title", { name });
    return this.page.getByRole("dialog", { name: title, exact: true });
  }

  /** Takes the code down and closes the dialog. */
  async take(name: string): Promise<string> {
    const dialog = this.dialog(name);
    const code = await dialog.locator(this.codes).innerText();
    await dialog.getByRole("button", { name: this.t("users-code-done"), exact: true }).click();
    return code;
  }
}
