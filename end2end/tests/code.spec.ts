// Nobody chooses or sees another's password: from a new user to their own.

import { join } from "node:path";
import { expect, test } from "../fixtures";

const NEWCOMER = { fullName: "Білик Софія Андріївна", login: "bilyk_s" };

test("one creates the user, another makes the token, the owner sets the password", async ({
  ownClinic,
  open,
  texts: { t },
}) => {
  const administrator = ownClinic.person("administrator");
  const office = await ownClinic.office();
  const station = await office.newWorkstation("Пост 9");
  const desk = await open(ownClinic);
  const ward = await open(ownClinic, { stranger: true });
  await ward.enrolment.enrol(await office.enrolmentLink(station));
  const tokenFile = join(ownClinic.folder, "bilyk_s.jwt");

  await desk.enter(ownClinic.person("head-of-department"));
  await desk.userForm.gotoNew();
  await expect(desk.userForm.password).toBeHidden();
  await desk.userForm.fill({
    ...NEWCOMER,
    organization: "Терапевтичне відділення",
    position: "Лікарка",
  });
  await desk.userForm.create.click();
  const dialog = desk.code.dialog(NEWCOMER.fullName);
  await expect(dialog).toContainText(NEWCOMER.login);
  await expect(dialog.getByRole("img", { name: t("users-code-alt"), exact: true })).toBeVisible();
  // Only the code is on paper, and it on one sheet.
  await desk.page.emulateMedia({ media: "print" });
  await expect(dialog.locator(desk.code.codes)).toBeVisible();
  await expect(desk.code.print).toBeHidden();
  await expect(desk.userForm.fullName).toBeHidden();
  const pdf = (await desk.page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await desk.page.emulateMedia({ media: null });
  const code = await desk.code.take(NEWCOMER.fullName);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  await expect(desk.user.heading(NEWCOMER.fullName)).toBeVisible();
  await expect(desk.page.getByText(code)).toHaveCount(0);
  const said = (key: "until" | "used") => t(`users-password-${key}`, { at: "|" }).split("|")[0]!;
  await expect(desk.page.getByText(said("until"))).toBeVisible();
  await desk.shell.signOut();

  await desk.signIn.signIn(administrator);
  await desk.shell.goTo("app-nav-users");
  await desk.users.open(NEWCOMER.fullName);
  await desk.user.createToken.click();
  await desk.tokenForm.fill({ workstation: "Пост 9", lastDay: "31.12.2026" });
  await desk.tokenForm.preset("whole-day").click();
  await (await desk.tokenForm.create()).saveAs(tokenFile);

  const newcomer = { login: NEWCOMER.login, password: code, tokenFile };
  await ward.enrolment.toSignIn.click();
  await ward.signIn.signIn(newcomer);
  await expect(ward.account.byCode).toBeVisible();
  await expect(ward.account.password.current).toBeHidden();
  // Who leaves now has used the code up, and is told so.
  await ward.shell.signOut();
  await ward.signIn.signIn(newcomer);
  const [used] = t("error-code-used", { at: "|" }).split("|");
  await expect(ward.signIn.refusal).toContainText(used!);

  await desk.shell.signOut();
  await desk.signIn.signIn(ownClinic.person("head-of-department"));
  await desk.shell.goTo("app-nav-users");
  await desk.users.open(NEWCOMER.fullName);
  await expect(desk.page.getByText(said("used"))).toBeVisible();
  await desk.user.resetPassword(NEWCOMER.fullName);
  newcomer.password = await desk.code.take(NEWCOMER.fullName);
  await ward.signIn.signIn(newcomer);
  await ward.account.password.set("сім чорних котів сплять");
  await expect(ward.shell.notice(t("notice-password-changed"))).toBeVisible();
  await expect(ward.home.open).toBeVisible();
  await ward.shell.signOut();
  await ward.signIn.signIn({ ...newcomer, password: "сім чорних котів сплять" });
  await expect(ward.home.open).toBeVisible();
});

test("a code that was not used in time is told to its owner, and what to do", async ({
  ownClinic,
  open,
  texts: { t },
}) => {
  const office = await ownClinic.office();
  const nurse = await office.newUser("Пізня Людина");
  const workstation = await office.workstation();
  const { tokenFile } = await office.token(nurse, { workstation });
  const desk = await open(ownClinic);
  await desk.signIn.goto();
  ownClinic.clock.advance({ hours: 7 * 24 });
  await desk.signIn.signIn({ ...nurse, tokenFile });
  await expect(desk.signIn.refusal).toContainText(t("error-code-lapsed"));
});
