import { readFile } from "node:fs/promises";
import { BOTH, expect, test } from "../fixtures";
import { VerifyPage } from "../pages/verify";

test("an unenrolled browser says what to do", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic, { stranger: true });
  await desk.page.goto("/");
  await expect(desk.signIn.heading).toBeVisible();
  await expect(desk.signIn.station).toContainText(t("sign-in-not-enrolled"));
  await expect(desk.signIn.station).toContainText(t("sign-in-not-enrolled-text"));

  await desk.signIn.signIn(clinic.person("nurse"));
  await expect(desk.signIn.refusal).toContainText(t("sign-in-not-enrolled-text"));
  await expect(desk.signIn.refusal).toBeFocused();
});

test("an enrolled browser says which workstation it is", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enrolment.toSignIn.click();
  await expect(desk.signIn.station).toContainText(t("sign-in-enrolled"));
  await expect(desk.signIn.station).toContainText("Каб. 214, ординаторська");
});

test("an enrolment link works once", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const link = await office.enrolmentLink();
  const first = await open(clinic, { stranger: true });
  await first.enrolment.enrol(link);
  const second = await open(clinic, { stranger: true });
  await second.page.goto(link);
  await expect(second.enrolment.refused).toBeVisible();
  await expect(second.shell.alert).toContainText(t("enrolment-refused-text"));
});

test("an enrolment link works for fifteen minutes", async ({ ownClinic, open }) => {
  const link = await (await ownClinic.office()).enrolmentLink();
  const desk = await open(ownClinic, { stranger: true });
  ownClinic.clock.advance({ minutes: 16 });
  await desk.page.goto(link);
  await expect(desk.enrolment.refused).toBeVisible();
});

test("an address without a code asks for a link", async ({ clinic, open }) => {
  const desk = await open(clinic, { stranger: true });
  await desk.page.goto("/enrolment");
  await expect(desk.enrolment.missing).toBeVisible();
});

test("every field is asked for, in a summary that takes the focus", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.signIn.goto();
  await desk.signIn.submit.click();
  const summary = desk.signIn.refusal;
  await expect(summary).toBeFocused();
  await expect(summary).toContainText(t("rule-login-empty"));
  await expect(summary).toContainText(t("rule-password-empty"));
  await expect(summary).toContainText(t("rule-token-missing"));
  await expect(desk.page).toHaveTitle(t("app-title-error", { page: t("sign-in-title") }));

  await summary.getByRole("link", { name: t("rule-login-empty") }).click();
  await expect(desk.signIn.login).toBeFocused();
  await expect(desk.signIn.login).toHaveAccessibleDescription(t("rule-login-empty"));
});

test("an empty token file is no token", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.signIn.goto();
  await desk.signIn.fill(clinic.person("nurse"));
  await desk.signIn.choose({ name: "empty.jwt", mimeType: "text/plain", buffer: Buffer.from("\n") });
  await desk.signIn.submit.click();
  await expect(desk.signIn.refusal).toContainText(t("sign-in-token-required"));
});

test("a token is taken out of whatever its file has become", async ({ clinic, open }) => {
  const nurse = clinic.person("nurse");
  const token = (await readFile(nurse.tokenFile, "utf8")).trim();
  const utf16 = Buffer.from(`\ufeff${token}\r\n`, "utf16le");
  const desk = await open(clinic);
  for (const buffer of [
    utf16,
    Buffer.from(utf16).swap16(),
    Buffer.from(`"Bearer ${token.replace(/(.{76})/g, "$1\r\n")}"\n`),
    Buffer.from(JSON.stringify({ token, login: nurse.login })),
  ]) {
    await desk.signIn.goto();
    await desk.signIn.login.fill(nurse.login);
    await desk.signIn.password.fill(nurse.password);
    await desk.signIn.choose({ name: "token.txt", mimeType: "text/plain", buffer });
    await desk.signIn.submit.click();
    await expect(desk.home.open).toBeVisible();
    await desk.shell.signOut();
    await expect(desk.signIn.heading).toBeVisible();
  }
});

test("a token file over 8000 bytes is refused before it is sent", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.signIn.goto();
  await desk.signIn.fill(clinic.person("nurse"));
  const buffer = Buffer.alloc(8001, "a");
  await desk.signIn.choose({ name: "large.jwt", mimeType: "text/plain", buffer });
  await desk.signIn.submit.click();
  await expect(desk.signIn.refusal).toContainText(t("rule-token-too-large"));
});

test("a wrong password says no more than that something is wrong", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.signIn.goto();
  await desk.signIn.signIn({ ...clinic.person("nurse"), password: "not the password" });
  await expect(desk.signIn.refusal).toContainText(t("error-sign-in-refused"));
  await expect(desk.signIn.refusal).toContainText(t("sign-in-next-refused"));
});

test("an unknown login is answered like a wrong password", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.signIn.goto();
  await desk.signIn.signIn({ ...clinic.person("nurse"), login: "nobody" });
  await expect(desk.signIn.refusal).toContainText(t("error-sign-in-refused"));
});

test("whoever guesses has to wait, and then gets in", async ({ ownClinic, open, texts: { t } }) => {
  const nurse = ownClinic.person("nurse");
  const desk = await open(ownClinic);
  await desk.signIn.goto();
  const [words] = t("error-throttled", { seconds: 5 }).split("5");
  // Each wrong one doubles the wait: soon the next comes too early, however slow the machine.
  await expect(async () => {
    await desk.signIn.signIn({ ...nurse, password: "not the password" });
    await expect(desk.signIn.refusal).toContainText(words!, { timeout: 1_000 });
  }).toPass();
  await expect(async () => {
    if (await desk.signIn.submit.isVisible()) await desk.signIn.signIn(nurse);
    await expect(desk.home.open).toBeVisible({ timeout: 3_000 });
  }).toPass();
});

test("the token of another user is refused with the reason", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  const { tokenFile } = clinic.person("intern");
  await desk.signIn.goto();
  await desk.signIn.signIn({ ...clinic.person("nurse"), tokenFile });
  await expect(desk.signIn.refusal).toContainText(t("error-token-login-mismatch"));
});

test("a token for another workstation is refused with both names", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const office = await clinic.office();
  const workstation = await office.workstation("Пост 3");
  const desk = await open(clinic, { workstation });
  await desk.signIn.goto();
  await desk.signIn.signIn(clinic.person("nurse"));
  const words = t("error-token-other-workstation", {
    "token-workstation": "Каб. 214, ординаторська",
    "this-workstation": "Пост 3",
  });
  await expect(desk.signIn.refusal).toContainText(words);
});

test("a deleted token is refused with what to do next", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const nurse = clinic.person("nurse");
  const workstation = await office.workstation();
  const token = await office.token(nurse, { workstation });
  await office.deleteToken(token.id);
  const desk = await open(clinic);
  await desk.signIn.goto();
  await desk.signIn.signIn({ ...nurse, tokenFile: token.tokenFile });
  await expect(desk.signIn.refusal).toContainText(t("error-token-deleted"));
});

test("an expired token names its last day", BOTH, async ({ ownClinic, open, texts: { t } }) => {
  const office = await ownClinic.office();
  const nurse = ownClinic.person("nurse");
  const workstation = await office.workstation();
  const { tokenFile } = await office.token(nurse, { workstation, lastDay: "2026-11-20" });
  const desk = await open(ownClinic);
  ownClinic.clock.set("2026-11-21T10:00:00+02:00");
  await desk.signIn.goto();
  await desk.signIn.signIn({ ...nurse, tokenFile });
  const [before, after] = t("error-token-expired", { "last-day": "|" }).split("|");
  await expect(desk.signIn.refusal).toContainText(before!);
  await expect(desk.signIn.refusal).toContainText(after!);
  await expect(desk.signIn.refusal).toContainText(/20[. ](11|Nov)[. ]2026/);
});

test("the keyboard alone suffices to sign in", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  const nurse = clinic.person("nurse");
  const { keyboard } = desk.page;
  await desk.signIn.goto();
  // In the client's form: a key pressed while the form changes hands is pressed in neither.
  await expect(desk.signIn.station).toContainText(t("sign-in-enrolled"));
  await keyboard.press("Tab");
  await expect(desk.shell.skipLink).toBeFocused();
  await keyboard.press("Enter");
  await keyboard.press("Tab");
  await expect(desk.signIn.login).toBeFocused();
  await keyboard.type(nurse.login);
  await keyboard.press("Tab");
  await expect(desk.signIn.password).toBeFocused();
  await keyboard.type(nurse.password);
  // Past the button that shows the password.
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await expect(desk.signIn.token).toBeFocused();
  // Now and then the browser has not heard yet who is to answer for its window of files.
  await expect(async () => {
    const chooser = desk.page.waitForEvent("filechooser", { timeout: 2_000 });
    await keyboard.press("Enter");
    await (await chooser).setFiles(nurse.tokenFile);
  }).toPass();
  await keyboard.press("Tab");
  await expect(desk.signIn.submit).toBeFocused();
  await keyboard.press("Enter");
  await expect(desk.home.open).toBeVisible();
});

test("signing out leaves nothing behind", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("nurse"));
  await desk.shell.signOut();
  await expect(desk.signIn.heading).toBeVisible();
  await expect(desk.shell.notice(t("notice-signed-out"))).toBeVisible();
  await desk.account.goto();
  await expect(desk.signIn.heading).toBeVisible();
});

test("the page that was asked for opens after signing in", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.account.goto();
  // The form stands there before the client has come, and for a moment beside the client's.
  await expect(desk.page.getByText(t("sign-in-return")).first()).toBeVisible();
  await desk.signIn.signIn(clinic.person("nurse"));
  await expect(desk.account.record).toContainText("havryliuk_n");
});

test("whoever holds a paper finds where to check it", async ({ clinic, openAt, texts }) => {
  const { page, signIn } = await openAt(clinic.address);
  await signIn.goto();
  await signIn.checkPaper.press("Enter");
  await expect(new VerifyPage(page, texts).scan).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/verify/");
});

test("the facility's time is shown, wherever the browser thinks it is", BOTH, async ({
  clinic,
  open,
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("nurse"));
  await expect(desk.shell.foot).toContainText(/20\D+11\D+2026|20 Nov 2026/);
  await expect(desk.shell.foot).toContainText(/1[01]:\d\d/);
});
