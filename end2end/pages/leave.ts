import type { Page } from "@playwright/test";
import type { Translate } from "../texts";
import { Confirm } from "./confirm";

/** Asks before what was typed is left behind. */
export function leaveQuestion(page: Page, t: Translate): Confirm {
  return Confirm.of(page, t("app-leave-title"), t("app-leave-submit"), t("app-leave-stay"));
}
