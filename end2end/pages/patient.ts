import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";

/** One patient: the record, and how it came to be so. */
export class PatientPage {
  readonly edit: Locator;
  readonly refer: Locator;
  /** The way to the list of the patient's referrals. */
  readonly referrals: Locator;
  readonly data: Locator;
  readonly history: Locator;

  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {
    const region = (key: string) => page.getByRole("region", { name: t(key), exact: true });
    const link = (key: string) => page.getByRole("link", { name: t(key), exact: true });
    this.edit = link("app-edit");
    this.refer = link("referrals-new");
    this.referrals = link("referrals-of-this-patient");
    this.data = region("patients-data");
    this.history = region("patients-history");
  }

  async goto(id: string): Promise<void> {
    await this.page.goto(`/patients/${id}`);
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { level: 1, name, exact: true });
  }

  /** The strip that says whom a page is about. */
  strip(name: string): Locator {
    const [label] = this.t("patients-label", { name, date: "|" }).split("|");
    return this.page.getByRole("region", { name: label! });
  }
}
