import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";

/** The page a one-time link opens. */
export class EnrolmentPage {
  readonly submit: Locator;
  readonly done: Locator;
  readonly toSignIn: Locator;
  readonly refused: Locator;
  readonly missing: Locator;

  constructor(
    private readonly page: Page,
    t: Translate,
  ) {
    const heading = (key: string) => page.getByRole("heading", { name: t(key), exact: true });
    this.submit = page.getByRole("button", { name: t("enrolment-submit"), exact: true });
    this.done = heading("enrolment-done-title");
    this.toSignIn = page.getByRole("link", { name: t("enrolment-to-sign-in"), exact: true });
    this.refused = heading("enrolment-refused-title");
    this.missing = heading("enrolment-missing-title");
  }

  /** Makes this browser the workstation the link is for. */
  async enrol(link: string): Promise<void> {
    await this.page.goto(link);
    await this.submit.click();
    await this.done.waitFor();
  }
}
