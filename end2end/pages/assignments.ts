import type { Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { choose } from "./choice";
import { Confirm } from "./confirm";

/** Gives roles to users and withdraws them. */
export class AssignmentsPage {
  readonly user: Locator;
  readonly show: Locator;
  readonly role: Locator;
  readonly assign: Locator;
  /** What the roles add up to. */
  readonly together: Locator;

  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {
    const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
    this.user = page.getByRole("combobox", { name: t("assignments-user"), exact: true });
    this.show = button("assignments-show");
    this.role = page.getByRole("combobox", { name: t("assignments-role"), exact: true });
    this.assign = button("assignments-assign");
    this.together = page.getByRole("region", { name: t("permissions-effective"), exact: true });
  }

  async goto(user = ""): Promise<void> {
    await this.page.goto(`/assignments/${user}`);
  }

  /** The panel of the roles somebody holds. */
  heldBy(name: string): Locator {
    return this.page.getByRole("region", { name: this.t("assignments-roles-of", { name }), exact: true });
  }

  async showRolesOf(name: string): Promise<void> {
    await choose(this.user, name);
    await this.show.click();
    await this.heldBy(name).waitFor();
  }

  async give(role: string): Promise<void> {
    await choose(this.role, role);
    await this.assign.click();
  }

  async askToWithdraw(role: string): Promise<void> {
    const name = this.t("assignments-withdraw-of", { role });
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  withdrawal(role: string): Confirm {
    const title = this.t("assignments-withdraw-title", { role });
    const keep = this.t("assignments-withdraw-keep");
    return Confirm.of(this.page, title, this.t("assignments-withdraw"), keep);
  }

  /** The question before hidden rights take effect. */
  surfacing(): Confirm {
    const [title, act, keep] = ["title", "submit", "keep"].map((key) => this.t(`assignments-surface-${key}`));
    return Confirm.of(this.page, title!, act!, keep!);
  }

  /** What the roles decide of a permission. */
  outcome(permission: string): Locator {
    return this.together.getByRole("row", { name: this.t(`permissions-${permission}`) });
  }
}
