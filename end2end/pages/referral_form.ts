import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { choose } from "./choice";
import { Confirm } from "./confirm";
import { ConflictPanel } from "./conflict";

export type Priority = "routine" | "urgent" | "asap" | "stat";

/** What the form of a referral holds; what is absent is left as it is. */
export interface ReferralFields {
  /** Codes of the catalogue, to be added to those there. */
  services?: string[];
  icd10?: string;
  icpc2?: string;
  priority?: Priority;
  note?: string;
  instruction?: string;
  /** Such as `01.12.2026`. */
  occurrence?: string;
  foreignNumber?: string;
}

/** Issues services: new, from a draft, in the place of others. */
export class ReferralForm {
  readonly services: Locator;
  readonly addService: Locator;
  readonly icd10: Locator;
  readonly icpc2: Locator;
  readonly note: Locator;
  readonly instruction: Locator;
  readonly occurrence: Locator;
  readonly foreignNumber: Locator;
  readonly issue: Locator;
  readonly issueInPlace: Locator;
  readonly saveDraft: Locator;
  readonly discard: Locator;
  readonly discarding: Confirm;
  readonly summary: Locator;
  /** What will be issued, beside the form. */
  readonly toBeIssued: Locator;
  /** The way to what was made of the form before. */
  readonly sent: Locator;
  readonly conflict: ConflictPanel;

  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {
    const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
    const region = (key: string) => page.getByRole("region", { name: t(key), exact: true });
    const choice = (key: string) => page.getByRole("combobox", { name: t(key), exact: true });
    // The label of a field that may stay empty says so.
    const optional = (key: string) => page.getByRole("textbox", { name: t(key) });
    this.services = region("referrals-services");
    this.addService = choice("referrals-add-service");
    this.icd10 = choice("referrals-icd10");
    this.icpc2 = choice("referrals-icpc2");
    this.note = optional("referrals-note");
    this.instruction = optional("referrals-instruction");
    this.occurrence = optional("referrals-occurrence");
    this.foreignNumber = optional("referrals-foreign-number");
    this.issue = button("referrals-issue");
    this.issueInPlace = button("referrals-replace-submit");
    this.saveDraft = button("referrals-save-draft");
    this.discard = button("referrals-discard");
    this.discarding = Confirm.of(
      page,
      t("referrals-discard-title"),
      t("referrals-discard-submit"),
      t("referrals-discard-keep"),
    );
    this.summary = page.getByRole("alert");
    this.toBeIssued = region("referrals-summary");
    this.sent = page.getByRole("link", { name: t("referrals-sent-open"), exact: true });
    this.conflict = new ConflictPanel(page, t);
  }

  async gotoNew(patient: string): Promise<void> {
    await this.page.goto(`/referrals/new/${patient}`);
  }

  async fill(fields: ReferralFields): Promise<void> {
    const { services = [], icd10, icpc2, priority } = fields;
    const { note, instruction, occurrence, foreignNumber } = fields;
    for (const code of services) {
      await choose(this.addService, code);
      await this.service(code).waitFor();
    }
    if (icd10 !== undefined) await choose(this.icd10, icd10);
    if (icpc2 !== undefined) await choose(this.icpc2, icpc2);
    if (priority !== undefined) await this.priority(priority).check();
    if (note !== undefined) await this.note.fill(note);
    if (instruction !== undefined) await this.instruction.fill(instruction);
    if (occurrence !== undefined) await this.occurrence.fill(occurrence);
    if (foreignNumber !== undefined) await this.foreignNumber.fill(foreignNumber);
  }

  /** The row of a service, by its code or name. */
  service(text: string): Locator {
    return this.services.getByRole("row").filter({ hasText: text });
  }

  quantity(service: string): Locator {
    const name = this.t("referrals-quantity-of", { service });
    return this.services.getByRole("textbox", { name, exact: true });
  }

  async remove(service: string): Promise<void> {
    const name = this.t("referrals-remove-of", { service });
    await this.services.getByRole("button", { name, exact: true }).click();
  }

  priority(priority: Priority): Locator {
    return this.page
      .getByRole("group", { name: this.t("referrals-priority"), exact: true })
      .getByRole("radio", { name: this.t(`referrals-priority-${priority}`), exact: true });
  }

  /** Warns that a service was asked for already. */
  already(service: string): Locator {
    const [said] = this.t("referrals-already", { service, date: "|" }).split("|");
    return this.services.getByRole("status").filter({ hasText: said! });
  }
}
