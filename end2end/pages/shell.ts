import { expect, type Locator, type Page } from "@playwright/test";
import type { Lang, Translate } from "../texts";

/** What every page has: the band, the sections, notices, the end of the session. */
export class Shell {
  readonly heading: Locator;
  readonly sections: Locator;
  readonly personButton: Locator;
  readonly personMenu: Locator;
  readonly accountLink: Locator;
  readonly signOutButton: Locator;
  readonly skipLink: Locator;
  readonly foot: Locator;
  readonly stayButton: Locator;
  /** What stands where a page was taken out of sight. */
  readonly hidden: Locator;
  /** What went wrong, above a form. */
  readonly alert: Locator;

  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {
    this.heading = page.getByRole("heading", { level: 1 });
    this.sections = page.getByRole("navigation", { name: t("app-sections"), exact: true });
    this.personButton = page.getByRole("button", { name: t("app-person-menu", { name: "" }).trim() });
    this.signOutButton = page.getByRole("button", { name: t("app-sign-out"), exact: true });
    this.accountLink = page.getByRole("link", { name: t("app-my-session"), exact: true });
    this.personMenu = page.getByRole("region").filter({ has: this.signOutButton });
    this.skipLink = page.getByRole("link", { name: t("app-skip"), exact: true });
    this.foot = page.getByRole("contentinfo");
    this.stayButton = page.getByRole("button", { name: t("session-stay"), exact: true });
    this.hidden = page.getByText(t("session-hidden"), { exact: true });
    this.alert = page.getByRole("alert");
  }

  /** What was done, or what is about to happen, at the top of the page. */
  notice(text: string): Locator {
    return this.page.getByRole("main").getByRole("status").filter({ hasText: text });
  }

  section(key: string): Locator {
    return this.sections.getByRole("link", { name: this.t(key), exact: true });
  }

  /** Opens a section by its link. */
  async goTo(key: string): Promise<void> {
    await this.section(key).click();
    await expect(this.section(key)).toHaveAttribute("aria-current", "page");
  }

  async openMenu(): Promise<void> {
    await this.personButton.click();
    await this.personMenu.waitFor();
  }

  async signOut(): Promise<void> {
    await this.openMenu();
    await this.signOutButton.click();
  }

  languageChoice(lang: Lang): Locator {
    return this.page.getByRole("radio", { name: this.t(`app-language-${lang}`), exact: true });
  }

  themeChoice(theme: "auto" | "light" | "dark"): Locator {
    return this.page.getByRole("radio", { name: this.t(`app-theme-${theme}`), exact: true });
  }
}
