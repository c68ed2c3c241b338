import type { Download, Locator, Page } from "@playwright/test";
import type { Translate } from "../texts";
import { choose } from "./choice";

/** What the form of a token holds; what is absent is left as it is. */
export interface TokenFields {
  user?: string;
  workstation?: string;
  jobTitle?: string;
  /** Such as `31.12.2026`. */
  lastDay?: string;
  start?: string;
  end?: string;
}

/** Creates a token, and shows it once. */
export class TokenForm {
  readonly user: Locator;
  readonly jobTitle: Locator;
  readonly workstation: Locator;
  readonly lastDay: Locator;
  readonly validFrom: Locator;
  readonly start: Locator;
  readonly end: Locator;
  readonly sessionHours: Locator;
  readonly submit: Locator;
  readonly summary: Locator;
  /** What the token will hold, beside the form. */
  readonly preview: Locator;
  /** The token that was made. */
  readonly created: Locator;
  readonly again: Locator;
  readonly done: Locator;

  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {
    const box = (key: string) => page.getByRole("textbox", { name: t(key), exact: true });
    const choice = (key: string) => page.getByRole("combobox", { name: t(key), exact: true });
    this.user = choice("tokens-user");
    this.jobTitle = box("tokens-job-title");
    this.workstation = choice("tokens-workstation");
    this.lastDay = box("tokens-last-day");
    this.validFrom = page.getByRole("textbox", { name: t("tokens-valid-from") });
    this.start = box("tokens-start");
    this.end = box("tokens-end");
    this.sessionHours = page.getByRole("textbox", { name: t("tokens-session-hours") });
    this.submit = page.getByRole("button", { name: t("tokens-submit"), exact: true });
    this.summary = page.getByRole("alert");
    this.preview = page.getByRole("region", { name: t("tokens-summary"), exact: true });
    this.created = page.getByRole("region", { name: t("tokens-created-title"), exact: true });
    this.again = page.getByRole("button", { name: t("tokens-created-again"), exact: true });
    this.done = page.getByRole("link", { name: t("tokens-created-done"), exact: true });
  }

  async goto(user?: string): Promise<void> {
    await this.page.goto(user ? `/tokens/new/${user}` : "/tokens/new");
  }

  /** One of the ready-made shifts. */
  preset(shift: "day" | "night" | "whole-day"): Locator {
    const presets = this.page.getByRole("group", { name: this.t("tokens-presets"), exact: true });
    return presets.getByRole("button", { name: this.t(`tokens-preset-${shift}`) });
  }

  async fill(fields: TokenFields): Promise<void> {
    const { user, workstation, jobTitle, lastDay, start, end } = fields;
    if (user !== undefined) await choose(this.user, user);
    if (workstation !== undefined) await choose(this.workstation, workstation);
    if (jobTitle !== undefined) await this.jobTitle.fill(jobTitle);
    if (lastDay !== undefined) await this.lastDay.fill(lastDay);
    if (start !== undefined) await this.start.fill(start);
    if (end !== undefined) await this.end.fill(end);
  }

  /** Creates the token; the browser saves its file. */
  async create(): Promise<Download> {
    const download = this.page.waitForEvent("download");
    await this.submit.click();
    return download;
  }
}
