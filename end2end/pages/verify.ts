// The page that checks paper referrals, open to all.

import type { Locator, Page } from "@playwright/test";
import type { Texts } from "../texts";
import { handOver, type TextFile } from "./hand";

export class VerifyPage {
  readonly scan: Locator;
  readonly text: Locator;
  readonly check: Locator;
  readonly answer: Locator;
  readonly content: Locator;
  readonly checked: Locator;

  constructor(
    private readonly page: Page,
    private readonly texts: Texts,
  ) {
    const { t } = texts;
    this.scan = page.getByRole("button", { name: t("verify-scan") });
    this.text = page.getByRole("textbox", { name: t("verify-text") });
    this.check = page.getByRole("button", { name: t("verify-check"), exact: true });
    this.answer = page.locator(".lm-answer");
    this.content = page.getByRole("region", { name: t("verify-said"), exact: true });
    this.checked = page.getByRole("region", { name: t("verify-checked"), exact: true });
  }

  async goto(): Promise<void> {
    await this.page.goto("/verify");
    await this.page.getByRole("heading", { level: 1, name: this.texts.t("verify-title") }).waitFor();
  }

  /** The verdict's headline. */
  verdict(key: string): Locator {
    return this.answer.getByRole("heading", { name: this.texts.t(key), exact: true });
  }

  /** Pastes the text of a code, or types a number. */
  async ask(text: string): Promise<void> {
    await this.text.fill(text);
    await this.check.click();
  }

  /** Drops a file on the page. */
  async drop(file: TextFile): Promise<void> {
    await handOver(this.page.getByRole("main"), "drop", file);
  }

  /** Chooses a picture, or a card's file. */
  async show(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.locator("input[type=file]").setInputFiles(file);
  }
}
