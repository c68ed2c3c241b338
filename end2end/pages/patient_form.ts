import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { ConflictPanel } from "./conflict";

/** The tax number, or the code of why there is none. */
export type Tax = { number: string } | "not-issued" | "refused" | "foreigner" | "unknown";

/** What the form of a patient holds; what is absent is left as it is. */
export interface PatientFields {
  /** Whether there is a name, or the key of why not. */
  name?: "name-known" | "no-name-unknown" | "no-name-not-given";
  family?: string;
  given?: string;
  patronymic?: string;
  /** Such as `14.03.1968`. */
  birthDate?: string;
  sex?: "female" | "male" | "unknown";
  tax?: Tax;
  phone?: string;
  phoneRemark?: string;
  address?: string;
}

/** Registers a patient or changes their record. */
export class PatientForm {
  readonly family: Locator;
  readonly given: Locator;
  readonly patronymic: Locator;
  readonly birthDate: Locator;
  readonly sex: Locator;
  readonly taxNumber: Locator;
  /** Says that the document has the tax number exactly so. */
  readonly inDocument: Locator;
  readonly phone: Locator;
  readonly phoneRemark: Locator;
  readonly address: Locator;
  readonly register: Locator;
  readonly save: Locator;
  readonly summary: Locator;
  /** The way to the record that has the tax number already. */
  readonly taken: Locator;
  /** Says that the patient is somebody else than the likely duplicates. */
  readonly somebodyElse: Locator;
  readonly somebodyElseSave: Locator;
  readonly openDuplicate: Locator;
  readonly conflict: ConflictPanel;

  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {
    const box = (key: string) => page.getByRole("textbox", { name: t(key), exact: true });
    const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
    // The label of a field that may stay empty says so.
    const optional = (key: string) => page.getByRole("textbox", { name: t(key) });
    // A child's may stay empty.
    this.family = page.getByRole("textbox", { name: new RegExp(`^${t("patients-family")}`) });
    this.given = box("patients-given");
    this.patronymic = optional("patients-patronymic");
    this.birthDate = box("patients-birth-date");
    this.sex = page.getByRole("radiogroup", { name: t("patients-sex"), exact: true });
    this.taxNumber = box("patients-tax-number");
    this.inDocument = page.getByRole("checkbox", { name: t("patients-tax-in-document"), exact: true });
    // "Phone" is a part of the remark's label.
    this.phone = page.getByRole("textbox", { name: new RegExp(`^${t("patients-phone")}`) });
    this.phoneRemark = optional("patients-phone-remark");
    this.address = optional("patients-address");
    this.register = button("patients-submit");
    this.save = button("app-save-changes");
    this.summary = page.getByRole("alert");
    this.taken = page.getByRole("link", { name: t("patients-tax-taken"), exact: true });
    this.somebodyElse = button("patients-duplicate-other");
    this.somebodyElseSave = button("patients-duplicate-save");
    this.openDuplicate = page.getByRole("link", { name: t("patients-duplicate-open"), exact: true });
    this.conflict = new ConflictPanel(page, t);
  }

  async gotoNew(): Promise<void> {
    await this.page.goto("/patients/new");
  }

  async gotoEdit(id: string): Promise<void> {
    await this.page.goto(`/patients/${id}/edit`);
  }

  async fill(fields: PatientFields): Promise<void> {
    const { name, family, given, patronymic, birthDate, sex, tax, phone, phoneRemark, address } = fields;
    if (name !== undefined) {
      const choice = this.page.getByRole("radiogroup", { name: this.t("patients-name"), exact: true });
      await choice.getByRole("radio", { name: this.t(`patients-${name}`), exact: true }).check();
    }
    if (family !== undefined) await this.family.fill(family);
    if (given !== undefined) await this.given.fill(given);
    if (patronymic !== undefined) await this.patronymic.fill(patronymic);
    if (birthDate !== undefined) await this.birthDate.fill(birthDate);
    if (sex !== undefined) await this.sexIs(sex).check();
    if (tax !== undefined) await this.#fillTax(tax);
    if (phone !== undefined) await this.phone.fill(phone);
    if (phoneRemark !== undefined) await this.phoneRemark.fill(phoneRemark);
    if (address !== undefined) await this.address.fill(address);
  }

  sexIs(sex: "female" | "male" | "unknown"): Locator {
    return this.sex.getByRole("radio", { name: this.t(`patients-sex-${sex}`), exact: true });
  }

  /** Says that so many records may be the same person's. */
  duplicates(count: number): Locator {
    const name = this.t("patients-duplicates", { count });
    return this.page.getByRole("region", { name, exact: true });
  }

  async #fillTax(tax: Tax): Promise<void> {
    const choice = (key: string) =>
      this.page
        .getByRole("radiogroup", { name: this.t("patients-tax-choice"), exact: true })
        .getByRole("radio", { name: this.t(key), exact: true });
    if (typeof tax === "string") {
      await choice(`patients-no-tax-${tax}`).check();
    } else {
      await choice("patients-tax-known").check();
      await this.taxNumber.fill(tax.number);
    }
  }
}
