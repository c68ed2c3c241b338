import type { Locator, Page } from "@playwright/test";
import { BOTH, expect, test } from "../fixtures";

test("signing in", BOTH, async ({ clinic, open, inspect }) => {
  const desk = await open(clinic);
  await desk.signIn.goto();
  await expect(desk.signIn.station.getByRole("definition").first()).toBeVisible();
  await inspect(desk.page);

  await desk.signIn.submit.click();
  await expect(desk.signIn.refusal).toBeFocused();
  await inspect(desk.page);

  await desk.signIn.signIn(clinic.nightNurse());
  await expect(desk.signIn.refusal).toContainText("22:00");
  await inspect(desk.page);
});

test("enrolling", BOTH, async ({ clinic, open, inspect }) => {
  const office = await clinic.office();
  const desk = await open(clinic, { stranger: true });
  await desk.page.goto("/sign-in");
  await expect(desk.signIn.station).toBeVisible();
  await inspect(desk.page);
  await desk.page.goto("/enrolment");
  await expect(desk.enrolment.missing).toBeVisible();
  await inspect(desk.page);
  await desk.page.goto("/enrolment#guessed");
  await expect(desk.enrolment.refused).toBeVisible();
  await inspect(desk.page);
  await desk.page.goto(await office.enrolmentLink());
  await expect(desk.enrolment.submit).toBeVisible();
  await inspect(desk.page);
  await desk.enrolment.submit.click();
  await expect(desk.enrolment.done).toBeVisible();
  await inspect(desk.page);
});

test("home, the menus, the own account", BOTH, async ({ clinic, open, inspect }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor", "head-of-department"));
  await inspect(desk.page);
  await desk.shell.openMenu();
  await inspect(desk.page);

  await desk.account.goto();
  await expect(desk.account.record).toContainText("kovalenko_o");
  await expect(desk.account.sessions.getByRole("row")).not.toHaveCount(0);
  await inspect(desk.page);
  await desk.account.password.submit.click();
  await expect(desk.shell.alert).toBeFocused();
  await inspect(desk.page);
});

test("nothing allowed, nothing there", BOTH, async ({ clinic, open, inspect }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("intern"));
  await inspect(desk.page);
  await desk.users.goto();
  await expect(desk.forbidden.journal).toBeVisible();
  await inspect(desk.page);
  await desk.page.goto("/no-such-page");
  await expect(desk.forbidden.toHome).toBeVisible();
  await inspect(desk.page);
});

test("users", BOTH, async ({ clinic, open, inspect }) => {
  const id = await (await clinic.office()).userId("kovalenko_o");
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.users.goto();
  await expect(desk.users.row("kovalenko_o")).toBeVisible();
  await inspect(desk.page);
  await desk.users.goto("?search=nobody");
  await expect(desk.users.resetFilters).toBeVisible();
  await inspect(desk.page);

  await desk.user.goto(id);
  await expect(desk.user.effective.getByRole("table")).toBeVisible();
  await inspect(desk.page);
  await desk.user.delete.click();
  await expect(desk.user.deletion("Коваленко Оксана Петрівна").keep).toBeFocused();
  await inspect(desk.page);
  await desk.page.keyboard.press("Escape");
  await desk.user.reset.click();
  await expect(desk.user.resetDialog("Коваленко Оксана Петрівна")).toBeVisible();
  await inspect(desk.page);
});

test("a one-time code, and where it goes", BOTH, async ({ clinic, open, inspect }) => {
  const office = await clinic.office();
  const user = await office.newUser("Ткач Олена Юріївна");
  const { tokenFile } = await office.token(user, { workstation: await office.workstation() });
  const desk = await open(clinic);
  await desk.enter(clinic.person("head-of-department"));
  await desk.user.goto(user.id);
  await desk.user.resetPassword(user.fullName);
  await expect(desk.code.dialog(user.fullName)).toBeVisible();
  await inspect(desk.page);
  const password = await desk.code.take(user.fullName);
  await desk.shell.signOut();
  await desk.signIn.signIn({ ...user, password, tokenFile });
  await expect(desk.account.byCode).toBeVisible();
  await inspect(desk.page);
});

test("the forms of a user", BOTH, async ({ clinic, open, inspect }) => {
  const id = await (await clinic.office()).userId("kovalenko_o");
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.userForm.gotoNew();
  await expect(desk.userForm.create).toBeVisible();
  await inspect(desk.page);
  await desk.userForm.create.click();
  await expect(desk.userForm.summary).toBeFocused();
  await inspect(desk.page);
  await desk.userForm.gotoEdit(id);
  await expect(desk.userForm.save).toBeVisible();
  await inspect(desk.page);
});

test("organizations", BOTH, async ({ clinic, open, inspect }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.organizations.goto();
  await expect(desk.organizations.row("Адміністрація")).toBeVisible();
  await inspect(desk.page);
  await desk.organizations.newOrganization.click();
  await expect(desk.page.getByRole("dialog")).toBeVisible();
  await inspect(desk.page);
  await desk.page.keyboard.press("Escape");
  await desk.organizations.askToDelete("Адміністрація");
  await expect(desk.page.getByRole("dialog")).toBeVisible();
  await inspect(desk.page);
});

test("roles", BOTH, async ({ clinic, open, inspect, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.roles.goto();
  await expect(desk.roles.row(t("roles-nurse"))).toBeVisible();
  await inspect(desk.page);
  await desk.roleForm.gotoNew();
  await desk.roleForm.choose({ "user-management": "deny", "issuing-referrals": "allow" });
  await inspect(desk.page);
  await desk.roleForm.create.click();
  await expect(desk.roleForm.summary).toBeFocused();
  await inspect(desk.page);
  await desk.roles.goto();
  await desk.roles.open(t("roles-nurse"));
  await expect(desk.roleForm.save).toBeVisible();
  await inspect(desk.page);
  await desk.roleForm.delete.click();
  await expect(desk.page.getByRole("dialog")).toBeVisible();
  await inspect(desk.page);
});

test("role assignment", BOTH, async ({ clinic, open, inspect, texts: { t } }) => {
  const id = await (await clinic.office()).userId("kovalenko_o");
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.assignments.goto();
  await expect(desk.assignments.show).toBeVisible();
  await inspect(desk.page);
  await desk.assignments.goto(id);
  await expect(desk.assignments.role).toBeVisible();
  await desk.assignments.role.selectOption({ label: t("roles-nurse") });
  await inspect(desk.page);
  await desk.assignments.askToWithdraw(t("roles-family-doctor"));
  await expect(desk.page.getByRole("dialog")).toBeVisible();
  await inspect(desk.page);
});

test("tokens", BOTH, async ({ clinic, open, inspect, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.tokens.goto();
  await expect(desk.tokens.row("bondar_a")).toBeVisible();
  await inspect(desk.page);
  await desk.tokens.showDetails("Бондар Андрій Сергійович", "Каб. 214, ординаторська");
  await expect(desk.tokens.details).toBeVisible();
  await inspect(desk.page);
  await desk.page.keyboard.press("Escape");
  await desk.tokens.askToDelete("Шевчук Ірина Василівна", "Каб. 214, ординаторська");
  await expect(desk.tokens.deletion.dialog).toContainText(t("tokens-delete-last"));
  await inspect(desk.page);
});

test("the form of a token, and the token made", BOTH, async ({ clinic, open, inspect }) => {
  const office = await clinic.office();
  const user = await office.newUser("Ткач Олена Юріївна");
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.tokenForm.goto(user.id);
  await expect(desk.tokenForm.preview).toContainText(user.login);
  await inspect(desk.page);
  await desk.tokenForm.submit.click();
  await expect(desk.tokenForm.summary).toBeFocused();
  await inspect(desk.page);
  await desk.tokenForm.fill({ workstation: "Пост 3", lastDay: "31.12.2026" });
  await desk.tokenForm.create();
  await expect(desk.tokenForm.created).toBeVisible();
  await inspect(desk.page);
});

test("workstations and open sessions", BOTH, async ({ clinic, open, inspect }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.workstations.goto();
  await expect(desk.workstations.row("Пост 3")).toBeVisible();
  await inspect(desk.page);
  await desk.workstations.newWorkstation.click();
  await expect(desk.workstations.creation).toBeVisible();
  await inspect(desk.page);
  await desk.page.keyboard.press("Escape");
  await desk.workstations.askForLink("Пост 3");
  await desk.workstations.makeLink();
  await inspect(desk.page);
  await desk.page.keyboard.press("Escape");
  await desk.workstations.askToRemove("Пост 3");
  await expect(desk.workstations.removal("Пост 3").dialog).toBeVisible();
  await inspect(desk.page);
  await desk.page.goto("/workstations/sessions");
  await expect(desk.page.getByRole("table")).toBeVisible();
  await inspect(desk.page);
});

test("the keyboard reaches everything on the list of users", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.users.goto();
  const { users, shell, page } = desk;
  await expect(users.row("bondar_a")).toBeVisible();
  const organizations = page.getByRole("main").getByRole("link", { name: t("organizations-title") });
  const sorting = (key: string) => users.column(key).getByRole("button");
  const stops = [
    shell.skipLink,
    shell.personButton,
    shell.section("app-nav-home"),
    shell.section("app-nav-workstations"),
    users.newUser,
    organizations,
    users.search,
    users.roleFilter,
    users.tokenFilter,
    users.reset,
    sorting("users-full-name"),
    sorting("users-position"),
    sorting("users-column-sign-in"),
    users.table.getByRole("link", { name: "Шевчук Ірина Василівна", exact: true }),
  ];
  for (const stop of stops) await tabTo(page, stop);
  await page.keyboard.press("Enter");
  await expect(desk.user.heading("Шевчук Ірина Василівна")).toBeFocused();
});

test("the keyboard alone makes a role", async ({ clinic, open, lang, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.roleForm.gotoNew();
  const { roleForm, page } = desk;
  await tabTo(page, roleForm.name);
  await page.keyboard.type(`Роль з клавіатури ${lang}`);
  await tabTo(page, roleForm.choice("user-management", "undefined"));
  await page.keyboard.press("ArrowLeft");
  await expect(roleForm.choice("user-management", "deny")).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(roleForm.choice("role-management", "undefined")).toBeFocused();
  await tabTo(page, roleForm.create);
  await page.keyboard.press("Enter");
  const notice = t("notice-role-created", { role: `Роль з клавіатури ${lang}` });
  await expect(desk.shell.notice(notice)).toBeVisible();
});

test("a dialog holds the focus, and gives it back", async ({ clinic, open }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.user.goto(await (await clinic.office()).userId("bondar_a"));
  await desk.user.delete.focus();
  await desk.page.keyboard.press("Enter");
  const { dialog, keep, act } = desk.user.deletion("Бондар Андрій Сергійович");
  await expect(keep).toBeFocused();
  await desk.page.keyboard.press("Shift+Tab");
  await expect(act).toBeFocused();
  await desk.page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(desk.user.delete).toBeFocused();
});

test("who is on the way is told where they arrive", async ({ clinic, open }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.shell.goTo("app-nav-roles");
  await expect(desk.shell.heading).toBeFocused();
  await desk.shell.skipLink.focus();
  await desk.page.keyboard.press("Enter");
  await expect(desk.page.getByRole("main")).toBeFocused();
});

/** Goes on with the Tab key until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press("Tab");
    if (await isThere()) return;
  }
  await expect(target, "the Tab key never arrives").toBeFocused();
}
