import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { List } from "./list";

/** The matrix of roles and permissions. */
export class RolesPage extends List {
  readonly newRole: Locator;

  constructor(page: Page, t: Translate) {
    super(page, t, "roles-matrix-caption");
    this.newRole = page.getByRole("link", { name: t("roles-new"), exact: true });
  }

  async goto(): Promise<void> {
    await this.page.goto("/roles");
  }

  /** Opens the form of a role. */
  async open(name: string): Promise<void> {
    await this.table.getByRole("link", { name, exact: true }).click();
  }

  /** The row of a role with what it says of the permissions, in their order. */
  says(name: string, states: ("allow" | "deny" | "undefined")[]): Locator {
    const words = states.map((state) => this.t(`permissions-mark-${state}`));
    const between = "[^\\p{L}\\p{N}]+";
    const pattern = [name, ...words].map(escape).join(between);
    return this.table.getByRole("row", { name: new RegExp(`^${pattern}${between}\\d+$`, "u") });
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
