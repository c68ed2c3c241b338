import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { ConflictPanel } from "./conflict";

/** What the form of a user holds; what is absent is left as it is. */
export interface UserFields {
  fullName?: string;
  organization?: string;
  position?: string;
  licenceNumber?: string;
  login?: string;
  password?: string;
}

/** Creates or edits a user. */
export class UserForm {
  readonly fullName: Locator;
  readonly organization: Locator;
  readonly position: Locator;
  readonly licenceNumber: Locator;
  readonly login: Locator;
  readonly password: Locator;
  readonly create: Locator;
  readonly save: Locator;
  readonly cancel: Locator;
  readonly summary: Locator;
  readonly conflict: ConflictPanel;

  constructor(
    private readonly page: Page,
    t: Translate,
  ) {
    const box = (key: string) => page.getByRole("textbox", { name: t(key), exact: true });
    const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
    this.fullName = box("users-full-name");
    this.organization = page.getByRole("combobox", { name: t("users-organization"), exact: true });
    this.position = box("users-position");
    // Its label also says that it may stay empty.
    this.licenceNumber = page.getByRole("textbox", { name: t("users-licence-number") });
    this.login = box("users-login");
    this.password = page.getByLabel(t("users-password"), { exact: true });
    this.create = button("users-create");
    this.save = button("app-save-changes");
    this.cancel = page.getByRole("link", { name: t("app-cancel"), exact: true });
    this.summary = page.getByRole("alert");
    this.conflict = new ConflictPanel(page, t);
  }

  async gotoNew(): Promise<void> {
    await this.page.goto("/users/new");
  }

  async gotoEdit(id: string): Promise<void> {
    await this.page.goto(`/users/${id}/edit`);
  }

  async fill(fields: UserFields): Promise<void> {
    const { fullName, organization, position, licenceNumber, login, password } = fields;
    if (fullName !== undefined) await this.fullName.fill(fullName);
    if (organization !== undefined) await this.organization.selectOption({ label: organization });
    if (position !== undefined) await this.position.fill(position);
    if (licenceNumber !== undefined) await this.licenceNumber.fill(licenceNumber);
    if (login !== undefined) await this.login.fill(login);
    if (password !== undefined) await this.password.fill(password);
  }
}
