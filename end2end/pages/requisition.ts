import { expect, type Locator, type Page } from "@playwright/test";
import type { Translate } from "../texts";
import { Confirm } from "./confirm";

/** What was asked for under one number, and what became of each service. */
export class RequisitionPage {
  readonly heading: Locator;
  /** The number, as it is read aloud. */
  readonly number: Locator;
  readonly services: Locator;
  readonly reason: Locator;
  readonly progress: Locator;
  /** What happened, the latest first. */
  readonly events: Locator;
  readonly print: Locator;

  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {
    const region = (key: string) => page.getByRole("region", { name: t(key), exact: true });
    this.heading = page.getByRole("heading", { level: 1 });
    this.number = this.heading.getByRole("img");
    this.services = region("referrals-services");
    this.reason = region("referrals-reason");
    this.progress = region("referrals-progress");
    this.events = region("referrals-history").getByRole("listitem");
    this.print = page.getByRole("button", { name: t("referrals-print"), exact: true });
  }

  /** Prints: the file that opens in a tab of its own. */
  async paper(): Promise<Buffer> {
    const { tab, file } = await this.printed();
    await tab.close();
    return file;
  }

  /** Prints, and leaves the tab open. */
  async printed(): Promise<{ tab: Page; file: Buffer }> {
    let file: Buffer | undefined;
    const calls = "**/api/requisitions/*/paper?*";
    const context = this.page.context();
    await context.route(calls, async (call) => {
      const answer = await call.fetch();
      const { "content-length": _, ...headers } = answer.headers();
      expect(headers["content-type"]).toBe("application/pdf");
      file = await answer.body();
      // Browsers without a window show no PDF and save it instead.
      await call.fulfill({ headers: { ...headers, "content-type": "text/plain" }, body: "PDF" });
    });
    const opened = this.page.waitForEvent("popup");
    await this.print.click();
    const tab = await opened;
    await tab.waitForURL(calls);
    await context.unroute(calls);
    if (!file) throw new Error("nothing was printed");
    return { tab, file };
  }

  async goto(id: string): Promise<void> {
    await this.page.goto(`/referrals/${id}`);
  }

  /** The sixteen symbols of the number. */
  async readNumber(): Promise<string> {
    return ((await this.number.getAttribute("aria-label")) ?? "").replaceAll(" ", "");
  }

  /** The row of a service. */
  service(name: string): Locator {
    return this.services.getByRole("row").filter({ hasText: name });
  }

  /** What the history says happened to a service. */
  event(act: string, service: string): Locator {
    const said = this.t("referrals-history-of", { act: this.t(`referrals-act-${act}`), service });
    return this.events.filter({ hasText: said });
  }

  /** The dialog that asks why. */
  recall(service: string): ReasonDialog {
    return new ReasonDialog(this.page, this.t, "recall", service);
  }

  mistake(service: string): ReasonDialog {
    return new ReasonDialog(this.page, this.t, "mistake", service);
  }

  async replace(service: string): Promise<void> {
    const name = this.t("referrals-act-of", { act: this.t("referrals-replace"), service });
    const link = { name, exact: true };
    await this.service(service).getByRole("link", link).click();
  }
}

/** Asks why a service is recalled, or why it was a mistake. */
export class ReasonDialog extends Confirm {
  readonly opener: Locator;
  readonly reason: Locator;
  readonly comment: Locator;

  constructor(page: Page, t: Translate, kind: "recall" | "mistake", service: string) {
    const verb = t(`referrals-${kind}-submit`);
    const title = t("referrals-act-of", { act: verb, service });
    const { dialog, act, keep } = Confirm.of(page, title, verb, t("referrals-leave"));
    super(dialog, act, keep);
    const opener = t("referrals-act-of", { act: t(`referrals-${kind}`), service });
    this.opener = page.getByRole("button", { name: opener, exact: true });
    this.reason = dialog.getByRole("combobox", { name: t("referrals-why"), exact: true });
    this.comment = dialog.getByRole("textbox", { name: t("referrals-comment") });
  }
}
