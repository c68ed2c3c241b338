import { basename } from "node:path";
import type { Locator, Page } from "@playwright/test";
import type { Person } from "../clinic/clinic";
import type { Translate } from "../texts";

/** A file that is chosen: by its path, or made up. */
export type File = string | { name: string; mimeType: string; buffer: Buffer };

/** Login, password, token file: on its page and in the dialog of an ended session. */
export class SignInForm {
  readonly login: Locator;
  readonly password: Locator;
  readonly token: Locator;
  readonly submit: Locator;
  /** Why somebody was not let in. */
  readonly refusal: Locator;

  constructor(
    readonly within: Locator,
    t: Translate,
    submit = "sign-in-submit",
  ) {
    this.login = within.getByRole("textbox", { name: t("sign-in-login"), exact: true });
    this.password = within.getByLabel(t("sign-in-password"), { exact: true });
    this.token = within.getByLabel(t("sign-in-token"), { exact: true });
    this.submit = within.getByRole("button", { name: t(submit), exact: true });
    this.refusal = within.getByRole("alert");
  }

  async fill({ login, password, tokenFile }: Person): Promise<void> {
    await this.login.fill(login);
    await this.password.fill(password);
    await this.choose(tokenFile);
  }

  /** Chooses the token's file, and waits until the page has read it, as a person would. */
  async choose(file: File): Promise<void> {
    await this.token.setInputFiles(file);
    const name = typeof file === "string" ? basename(file) : file.name;
    await this.within.getByText(name).waitFor();
  }

  async signIn(person: Person): Promise<void> {
    await this.fill(person);
    await this.submit.click();
  }
}

/** The page that stands before all others. */
export class SignInPage extends SignInForm {
  readonly heading: Locator;
  /** What this browser is: a workstation or not yet. */
  readonly station: Locator;
  /** The way on for whoever has no login. */
  readonly checkPaper: Locator;

  constructor(
    private readonly page: Page,
    t: Translate,
  ) {
    super(page.getByRole("main"), t);
    this.heading = page.getByRole("heading", { level: 1, name: t("sign-in-title"), exact: true });
    this.station = page.getByRole("complementary", { name: t("sign-in-workstation"), exact: true });
    this.checkPaper = page.getByRole("link", { name: t("sign-in-paper-check"), exact: true });
  }

  async goto(): Promise<void> {
    await this.page.goto("/sign-in");
  }
}

/** The dialog over a page whose session ended. */
export class SignInAgain extends SignInForm {
  readonly dialog: Locator;
  readonly leave: Locator;

  constructor(page: Page, t: Translate) {
    const dialog = page.getByRole("dialog", { name: t("session-ended-title"), exact: true });
    super(dialog, t, "session-sign-in-again");
    this.dialog = this.within;
    this.leave = this.dialog.getByRole("button", { name: t("session-leave"), exact: true });
  }
}
