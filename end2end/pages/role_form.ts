import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { Confirm } from "./confirm";
import { ConflictPanel } from "./conflict";

/** The codes of the permissions, in the order of the form. */
export const PERMISSIONS = [
  "user-management",
  "role-management",
  "token-management",
  "role-assignment",
  "issuing-referrals",
  "processing-referrals",
  "reading-journal",
] as const;

export type Permission = (typeof PERMISSIONS)[number];
export type State = "allow" | "deny" | "undefined";

/** Creates or changes a role. */
export class RoleForm {
  readonly name: Locator;
  readonly create: Locator;
  readonly save: Locator;
  readonly delete: Locator;
  readonly summary: Locator;
  /** What the role would allow to somebody without any other. */
  readonly alone: Locator;
  readonly conflict: ConflictPanel;

  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {
    const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
    this.name = page.getByRole("textbox", { name: t("roles-name"), exact: true });
    this.create = button("app-save");
    this.save = button("app-save-changes");
    this.delete = button("roles-delete");
    this.summary = page.getByRole("alert");
    this.alone = page.getByRole("region", { name: t("roles-alone"), exact: true });
    this.conflict = new ConflictPanel(page, t);
  }

  async gotoNew(): Promise<void> {
    await this.page.goto("/roles/new");
  }

  /** The choice of a state for a permission. */
  choice(permission: Permission, state: State): Locator {
    const name = this.t(`permissions-${permission}`);
    return this.page
      .getByRole("group", { name })
      .getByRole("radio", { name: this.t(`permissions-state-${state}`), exact: true });
  }

  async choose(states: Partial<Record<Permission, State>>): Promise<void> {
    for (const permission of PERMISSIONS) {
      const state = states[permission];
      if (state) await this.choice(permission, state).check();
    }
  }

  deletion(role: string): Confirm {
    const title = this.t("roles-delete-title", { role });
    return Confirm.of(this.page, title, this.t("roles-delete-submit"), this.t("app-keep"));
  }
}
