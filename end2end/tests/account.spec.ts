import { BOTH, expect, test } from "../fixtures";

test("one's own sessions are listed, and ended from elsewhere", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const office = await clinic.office();
  const first = await office.newWorkstation("Станція перша");
  const second = await office.newWorkstation("Станція друга");
  const nurse = await office.hire("Сестра Двічі", ["nurse"], { workstation: first });
  const { tokenFile } = await office.token(nurse, { workstation: second });
  const desk = await open(clinic, { workstation: first });
  const ward = await open(clinic, { workstation: second });
  await desk.enter(nurse);
  await ward.enter({ ...nurse, tokenFile });

  await desk.account.goto();
  await desk.account.endSession("Станція друга").click();
  const notice = t("notice-session-revoked", { workstation: "Станція друга" });
  await expect(desk.shell.notice(notice)).toBeVisible();
  await expect(desk.account.endSession("Станція друга")).toBeHidden();
  await expect(desk.account.endSession("Станція перша")).toBeVisible();

  // The page learns of it by itself.
  await expect(ward.signInAgain.dialog).toContainText(t("session-ended-elsewhere"));
});

test("the password is changed, with every mistake named", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const nurse = await office.hire("Сестра Парольна", ["nurse"]);
  const desk = await open(clinic);
  await desk.enter(nurse);
  await desk.account.goto();
  const { password } = desk.account;

  await password.change(nurse.password, "коротко");
  await expect(desk.shell.alert).toBeFocused();
  await expect(desk.shell.alert).toContainText(t("rule-password-too-short"));
  await password.change(nurse.password, "достатньо довгий", "достатньо інший");
  await expect(desk.shell.alert).toContainText(t("account-password-repeat-differs"));
  await password.change("зовсім не той пароль", "достатньо довгий");
  await expect(desk.shell.alert).toContainText(t("error-password-wrong"));
  // Whoever got it wrong waits a second before the next try.
  await expect(async () => {
    await password.change(nurse.password, nurse.password);
    await expect(desk.shell.alert).toContainText(t("error-password-same"), { timeout: 1_000 });
  }).toPass();
  await password.change(nurse.password, "достатньо довгий");
  await expect(desk.shell.notice(t("notice-password-changed"))).toBeVisible();
  await expect(password.current).toHaveValue("");

  await desk.shell.signOut();
  await desk.signIn.signIn({ ...nurse, password: "достатньо довгий" });
  await expect(desk.home.open).toBeVisible();
});

test("what is allowed is shown with its reason", BOTH, async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor", "head-of-department"));
  await desk.account.goto();
  const row = (permission: string) =>
    desk.account.permissions.getByRole("row", { name: t(`permissions-${permission}`) });
  const head = t("app-quoted", { text: t("roles-head-of-department") });
  await expect(row("user-management")).toContainText(t("permissions-allowed"));
  await expect(row("role-management")).toContainText(
    t("permissions-forbidden-by", { count: 1, roles: head }),
  );
  await expect(row("issuing-referrals")).toContainText(t("roles-family-doctor"));
});
