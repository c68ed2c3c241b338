import type { Page } from "@playwright/test";
import type { Translate } from "../texts";

export class WorkstationsPage {
  constructor(page: Page, t: Translate) {
    void page, t;
  }
}
