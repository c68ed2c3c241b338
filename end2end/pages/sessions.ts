import type { Page } from "@playwright/test";
import type { Translate } from "../texts";
import { Confirm } from "./confirm";
import { List } from "./list";

/** Everybody's open sessions. */
export class SessionsPage extends List {
  readonly ending: Confirm;

  constructor(page: Page, t: Translate) {
    super(page, t, "workstations-open-sessions");
    this.ending = Confirm.of(
      page,
      t("workstations-session-end-title"),
      t("workstations-session-end-submit"),
      t("app-cancel"),
    );
  }

  async goto(): Promise<void> {
    await this.page.goto("/workstations/sessions");
  }

  async end(name: string, workstation: string): Promise<void> {
    const open = this.t("workstations-session-end-of", { name, workstation });
    await this.page.getByRole("button", { name: open, exact: true }).click();
    await this.ending.act.click();
  }
}
