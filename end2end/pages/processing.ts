import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { Confirm } from "./confirm";

/** Finds referrals by their number; lists those in work with the user. */
export class ProcessingPage {
  readonly number: Locator;
  readonly find: Locator;
  readonly unknown: Locator;
  readonly misspelt: Locator;
  readonly unknownHint: Locator;
  /** Says that a number has a typing error, and offers others. */
  readonly repairs: Locator;
  readonly alert: Locator;
  readonly mine: Locator;
  readonly withCompleted: Locator;
  private readonly panel: Locator;

  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {
    this.panel = page.getByRole("region", { name: t("processing-find"), exact: true });
    this.number = this.panel.getByRole("textbox", { name: t("referrals-number"), exact: true });
    this.find = this.panel.getByRole("button", { name: t("processing-find-submit"), exact: true });
    const warning = (key: string) => this.panel.getByRole("status").filter({ hasText: t(key) });
    this.unknown = warning("processing-unknown");
    this.unknownHint = warning("processing-unknown-hint");
    this.misspelt = warning("processing-misspelt-hint");
    this.repairs = warning("processing-repairs");
    this.alert = this.panel.getByRole("alert");
    this.mine = page.getByRole("table", { name: t("processing-mine"), exact: true });
    this.withCompleted = page.getByRole("checkbox", { name: t("processing-with-completed") });
  }

  async goto(): Promise<void> {
    await this.page.goto("/processing");
  }

  async lookUp(number: string): Promise<void> {
    await this.number.fill(number);
    await this.find.click();
  }

  /** What is known under a number. */
  found(count: number): Locator {
    const name = this.t("processing-found", { count });
    return this.panel.getByRole("table", { name, exact: true });
  }

  /** A service under the number. */
  service(name: string): Locator {
    return this.panel.getByRole("row").filter({ hasText: name });
  }

  take(service: string): Locator {
    const name = this.t("referrals-act-of", { act: this.t("processing-take"), service });
    return this.panel.getByRole("button", { name, exact: true });
  }

  /** Opens the dialog in which a referral is taken over from a colleague. */
  takeOver(service: string): Locator {
    const name = this.t("referrals-act-of", { act: this.t("processing-take-over"), service });
    return this.panel.getByRole("button", { name, exact: true });
  }

  /** That dialog. */
  takingOver(service: string): Confirm & { reason: Locator } {
    const act = this.t("processing-take-over-submit");
    const title = this.t("referrals-act-of", { act, service });
    const confirm = Confirm.of(this.page, title, act, this.t("processing-take-over-keep"));
    const name = this.t("processing-take-over-reason");
    return Object.assign(confirm, {
      reason: confirm.dialog.getByRole("textbox", { name, exact: true }),
    });
  }

  open(service: string): Locator {
    const name = this.t("referrals-act-of", { act: this.t("processing-open"), service });
    return this.service(service).getByRole("link", { name, exact: true });
  }

  /** The button that looks up a number that was perhaps meant. */
  repair(number: string): Locator {
    const name = number.replace(/(.{4})(?=.)/g, "$1 ");
    return this.repairs.getByRole("button", { name, exact: true });
  }
}

/** A referral in work with the user. */
export class WorkPage {
  readonly result: Locator;
  readonly complete: Locator;
  readonly release: Locator;
  readonly releasing: Confirm;
  readonly summary: Locator;
  readonly facts: Locator;
  readonly reason: Locator;
  readonly history: Locator;

  constructor(
    private readonly page: Page,
    t: Translate,
  ) {
    const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
    const region = (key: string) => page.getByRole("region", { name: t(key), exact: true });
    this.result = page.getByRole("textbox", { name: t("processing-result-label"), exact: true });
    this.complete = button("processing-complete");
    this.release = button("processing-release");
    this.releasing = Confirm.of(
      page,
      t("processing-release-title"),
      t("processing-release-submit"),
      t("processing-release-keep"),
    );
    this.summary = page.getByRole("alert");
    this.facts = region("referrals-one");
    this.reason = region("referrals-reason");
    this.history = region("referrals-history");
  }

  heading(service: string): Locator {
    return this.page.getByRole("heading", { level: 1, name: service, exact: true });
  }
}
