import type { Page } from "@playwright/test";
import type { Translate } from "../texts";

export class AssignmentsPage {
  constructor(page: Page, t: Translate) {
    void page, t;
  }
}
