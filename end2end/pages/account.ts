import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";

/** Changes the own password: on the account page, and alone when somebody else set it. */
export class PasswordForm {
  readonly current: Locator;
  readonly new: Locator;
  readonly repeat: Locator;
  readonly submit: Locator;
  /** The same after signing in with a code. */
  readonly setOwn: Locator;

  constructor(page: Page, t: Translate) {
    this.current = page.getByLabel(t("account-password-current"), { exact: true });
    this.new = page.getByLabel(t("account-password-new"), { exact: true });
    this.repeat = page.getByLabel(t("account-password-repeat"), { exact: true });
    const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
    this.submit = button("account-password-submit");
    this.setOwn = button("account-password-set-own");
  }

  /** The first password, where there was a code before. */
  async set(wanted: string): Promise<void> {
    await this.new.fill(wanted);
    await this.repeat.fill(wanted);
    await this.setOwn.click();
  }

  async change(current: string, wanted: string, repeated = wanted): Promise<void> {
    await this.current.fill(current);
    await this.new.fill(wanted);
    await this.repeat.fill(repeated);
    await this.submit.click();
  }
}

/** The own record, session, rights and password. */
export class AccountPage {
  readonly password: PasswordForm;
  /** Says that the password has to be changed first. */
  readonly passwordRequired: Locator;
  /** Says that there is none yet. */
  readonly byCode: Locator;
  readonly record: Locator;
  readonly thisSession: Locator;
  readonly sessions: Locator;
  readonly permissions: Locator;

  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {
    const region = (key: string) => page.getByRole("region", { name: t(key), exact: true });
    this.password = new PasswordForm(page, t);
    const heading = (key: string) => page.getByRole("heading", { name: t(key), exact: true });
    this.passwordRequired = heading("account-password-required");
    this.byCode = heading("account-password-by-code");
    this.record = region("account-data");
    this.thisSession = region("account-this-session");
    this.sessions = region("account-sessions");
    this.permissions = region("account-permissions");
  }

  async goto(): Promise<void> {
    await this.page.goto("/account");
  }

  /** The button that ends the own session at a workstation. */
  endSession(workstation: string): Locator {
    const name = this.t("account-session-end-of", { workstation });
    return this.sessions.getByRole("button", { name, exact: true });
  }
}
