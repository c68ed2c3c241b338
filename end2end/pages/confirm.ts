import type { Locator, Page } from "@playwright/test";

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
