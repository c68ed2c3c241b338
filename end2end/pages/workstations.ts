import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { Confirm } from "./confirm";
import { ConflictPanel } from "./conflict";
import { List } from "./list";

/** What the form of a workstation holds; what is absent is left as it is. */
export interface WorkstationFields {
  name?: string;
  place?: string;
  inventoryLabel?: string;
}

/** The list of workstations, and its dialogs. */
export class WorkstationsPage extends List {
  readonly newWorkstation: Locator;
  readonly creation: Locator;
  readonly save: Locator;
  readonly createLink: Locator;
  readonly address: Locator;
  readonly close: Locator;
  readonly conflict: ConflictPanel;

  constructor(page: Page, t: Translate) {
    super(page, t, "workstations-list");
    const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
    this.newWorkstation = button("workstations-new");
    this.creation = page.getByRole("dialog", { name: t("workstations-new-title"), exact: true });
    this.save = button("app-save");
    this.createLink = button("workstations-link-create");
    this.address = page.getByRole("textbox", { name: t("workstations-link-address"), exact: true });
    this.close = button("app-close");
    this.conflict = new ConflictPanel(page, t);
  }

  async goto(): Promise<void> {
    await this.page.goto("/workstations");
  }

  async fill({ name, place, inventoryLabel }: WorkstationFields): Promise<void> {
    const box = (key: string) => this.page.getByRole("dialog").getByRole("textbox", { name: this.t(key) });
    if (name !== undefined) await box("workstations-name").fill(name);
    if (place !== undefined) await box("workstations-place").fill(place);
    if (inventoryLabel !== undefined) await box("workstations-inventory-label").fill(inventoryLabel);
  }

  /** The dialog of the enrolment link. */
  link(name: string): Locator {
    const title = this.t("workstations-link-title", { name });
    return this.page.getByRole("dialog", { name: title, exact: true });
  }

  /** Makes a link that enrols a browser as this workstation; leaves its dialog open. */
  async makeLink(): Promise<string> {
    await this.createLink.click();
    return this.address.inputValue();
  }

  async askForLink(name: string): Promise<void> {
    const open = this.t("workstations-link-of", { name });
    await this.page.getByRole("button", { name: open, exact: true }).click();
  }

  edition(name: string): Locator {
    const title = this.t("workstations-edit-title", { name });
    return this.page.getByRole("dialog", { name: title, exact: true });
  }

  async edit(name: string): Promise<void> {
    const open = this.t("app-edit-of", { name });
    await this.page.getByRole("button", { name: open, exact: true }).click();
  }

  async askToRemove(name: string): Promise<void> {
    const open = this.t("workstations-remove-of", { name });
    await this.page.getByRole("button", { name: open, exact: true }).click();
  }

  removal(name: string): Confirm {
    const title = this.t("workstations-remove-title", { name });
    const keep = this.t("workstations-remove-keep");
    return Confirm.of(this.page, title, this.t("workstations-remove-submit"), keep);
  }
}
