// The whole way from an empty browser to a deleted user, as the thesis tests it.

import { join } from "node:path";
import { expect, test } from "../fixtures";

const PERSON = {
  fullName: "Ткач Олена Юріївна",
  login: "tkach_o",
  password: "власний пароль, якого ніхто не знає",
};
const WORKSTATION = "Пост 7, перев’язувальна";
const ROLE = "Чергова лікарка";
const RENAMED = "Старша чергова лікарка";

test("the walk", async ({ ownClinic, open, texts: { t } }) => {
  test.slow();
  const administrator = ownClinic.person("administrator");
  const desk = await open(ownClinic, { stranger: true });
  const ward = await open(ownClinic, { stranger: true });
  const newcomer = {
    login: PERSON.login,
    password: "",
    tokenFile: join(ownClinic.folder, "tkach_o.jwt"),
  };

  await test.step("enrol the workstation", async () => {
    await desk.enrolment.enrol(ownClinic.printedLink);
    await desk.enrolment.toSignIn.click();
    await expect(desk.signIn.station).toContainText(t("sign-in-enrolled"));
  });

  await test.step("create a user as head of department", async () => {
    await desk.signIn.signIn(ownClinic.person("head-of-department"));
    await desk.shell.goTo("app-nav-users");
    await desk.users.newUser.click();
    await desk.userForm.fill({
      fullName: PERSON.fullName,
      organization: "Терапевтичне відділення",
      position: "Лікарка",
      licenceNumber: "1234567",
      login: PERSON.login,
    });
    await desk.userForm.create.click();
    newcomer.password = await desk.code.take(PERSON.fullName);
    await expect(desk.user.heading(PERSON.fullName)).toBeVisible();
    await expect(
      desk.shell.notice(t("notice-user-created", { name: PERSON.fullName })),
    ).toBeVisible();
    await expect(desk.user.data).toContainText("1234567");
  });

  await test.step("edit them", async () => {
    await desk.user.edit.click();
    await desk.userForm.fill({ position: "Лікарка-терапевтка", licenceNumber: "" });
    await desk.userForm.save.click();
    await expect(desk.shell.notice(t("notice-user-saved", { name: PERSON.fullName }))).toBeVisible();
    await expect(desk.user.data).toContainText("Лікарка-терапевтка");
    await expect(desk.user.data).toContainText(t("users-licence-none"));
    // Whoever made the user makes no token for them.
    await desk.shell.signOut();
  });

  await test.step("sign in as administrator and see exactly the permitted pages", async () => {
    await desk.signIn.signIn(administrator);
    await expect(desk.home.links).toHaveText(
      [
        "app-nav-users",
        "app-nav-roles",
        "app-nav-assignments",
        "home-create-jwt",
        "home-delete-jwt",
        "app-nav-workstations",
      ].map((key) => t(key)),
    );
    await expect(desk.shell.sections.getByRole("link")).toHaveText(
      [
        "app-nav-home",
        "app-nav-users",
        "app-nav-roles",
        "app-nav-assignments",
        "app-nav-tokens",
        "app-nav-workstations",
      ].map((key) => t(key)),
    );
  });

  await test.step("make a second workstation and its enrolment link", async () => {
    await desk.shell.goTo("app-nav-workstations");
    await desk.workstations.newWorkstation.click();
    await desk.workstations.fill({ name: WORKSTATION, place: "Корпус 2" });
    await desk.workstations.save.click();
    await expect(desk.workstations.link(WORKSTATION)).toBeVisible();
    const link = await desk.workstations.makeLink();
    await desk.workstations.close.click();
    await ward.enrolment.enrol(link);
    await desk.page.reload();
    const row = desk.workstations.row(WORKSTATION);
    await expect(row).not.toContainText(t("workstations-not-enrolled"));
    await expect(row).toContainText(t("workstations-enrolled"));
  });

  await test.step("create their token and download the file", async () => {
    await desk.shell.goTo("app-nav-users");
    await desk.users.open(PERSON.fullName);
    await desk.user.createToken.click();
    await expect(desk.tokenForm.jobTitle).toHaveValue("Лікарка-терапевтка");
    await desk.tokenForm.fill({ workstation: WORKSTATION, lastDay: "31.12.2026" });
    await desk.tokenForm.preset("whole-day").click();
    const file = await desk.tokenForm.create();
    expect(file.suggestedFilename()).toMatch(/^tkach_o-post-7.*\.jwt$/);
    await file.saveAs(newcomer.tokenFile);
    await expect(desk.tokenForm.created).toContainText(file.suggestedFilename());
    await desk.tokenForm.done.click();
    await expect(desk.tokens.row(PERSON.login)).toContainText(t("tokens-state-valid"));
  });

  await test.step("create, edit and delete a role", async () => {
    await desk.shell.goTo("app-nav-roles");
    await desk.roles.newRole.click();
    await desk.roleForm.name.fill(ROLE);
    await desk.roleForm.choose({ "user-management": "deny", "issuing-referrals": "allow" });
    await desk.roleForm.create.click();
    await expect(desk.shell.notice(t("notice-role-created", { role: ROLE }))).toBeVisible();
    const created = desk.roles.says(ROLE, ["deny", "undefined", "undefined", "undefined", "allow", "undefined", "undefined"]);
    await expect(created).toBeVisible();

    await desk.roles.open(ROLE);
    await desk.roleForm.name.fill(RENAMED);
    await desk.roleForm.choose({
      "user-management": "undefined",
      "role-management": "deny",
      "token-management": "allow",
      "role-assignment": "allow",
      "issuing-referrals": "undefined",
    });
    await desk.roleForm.save.click();
    await expect(desk.shell.notice(t("notice-role-saved", { role: RENAMED }))).toBeVisible();
    const edited = desk.roles.says(RENAMED, ["undefined", "deny", "allow", "allow", "undefined", "undefined", "undefined"]);
    await expect(edited).toBeVisible();

    await desk.roles.open(RENAMED);
    await desk.roleForm.delete.click();
    const { act, keep } = desk.roleForm.deletion(RENAMED);
    await expect(keep).toBeFocused();
    await act.click();
    await expect(desk.shell.notice(t("notice-role-deleted", { role: RENAMED }))).toBeVisible();
    await expect(desk.roles.row(t("roles-intern"))).toBeVisible();
    await expect(desk.roles.row(RENAMED)).toBeHidden();
  });

  const doctor = t("roles-family-doctor");
  const head = t("roles-head-of-department");
  await test.step("assign two roles, show them, withdraw one", async () => {
    await desk.shell.goTo("app-nav-assignments");
    await desk.assignments.showRolesOf(PERSON.fullName);
    const held = desk.assignments.heldBy(PERSON.fullName);
    await expect(held).toContainText(t("assignments-none"));
    for (const role of [doctor, head]) {
      await desk.assignments.give(role);
      const notice = t("notice-role-assigned", { role, name: PERSON.fullName });
      await expect(desk.shell.notice(notice)).toBeVisible();
      await expect(held).toContainText(role);
    }
    await expect(desk.assignments.outcome("user-management")).toContainText(
      t("permissions-allowed"),
    );
    await desk.assignments.askToWithdraw(doctor);
    const { act, dialog } = desk.assignments.withdrawal(doctor);
    await expect(dialog).toContainText(
      t("assignments-effect-loses", {
        permissions: t("app-quoted", { text: t("permissions-issuing-referrals") }),
      }),
    );
    await act.click();
    await expect(held).not.toContainText(doctor);
    await desk.assignments.give(doctor);
    await expect(held).toContainText(doctor);
  });

  await test.step("the newcomer sets a password with the code", async () => {
    await ward.enrolment.toSignIn.click();
    await ward.signIn.signIn(newcomer);
    await expect(ward.account.byCode).toBeVisible();
    await expect(ward.shell.sections.getByRole("link")).toHaveCount(0);
    await ward.users.goto();
    await expect(ward.account.byCode).toBeVisible();
    await ward.account.password.set(PERSON.password);
    await expect(ward.shell.notice(t("notice-password-changed"))).toBeVisible();
  });

  await test.step("the newcomer sees only what the roles allow together", async () => {
    await ward.home.goto();
    const open = ["patients-title", "referrals-title", "app-nav-users", "app-nav-assignments"];
    await expect(ward.home.links).toHaveText(open.map((key) => t(key)));
    await expect(ward.shell.sections.getByRole("link")).toHaveText(
      ["app-nav-home", ...open].map((key) => t(key)),
    );
    await ward.shell.goTo("app-nav-users");
    await expect(ward.users.row(PERSON.login)).toBeVisible();
  });

  await test.step("the newcomer is refused in words on pages reached by their address", async () => {
    await ward.roles.goto();
    await expect(ward.forbidden.heading("app-nav-roles")).toBeVisible();
    await expect(ward.forbidden.sentence).toBeVisible();
    const reason = t("error-forbidden-by-role", {
      count: 1,
      permission: t("permissions-role-management"),
      roles: t("app-quoted", { text: head }),
    });
    await expect(ward.page.getByText(reason)).toBeVisible();
    await expect(ward.forbidden.journal).toBeVisible();
    await ward.tokens.goto();
    await expect(ward.forbidden.heading("app-nav-tokens")).toBeVisible();
    await ward.forbidden.toHome.click();
    await expect(ward.home.open).toBeVisible();
  });

  await test.step("the token is deleted, and the open session ends within seconds", async () => {
    await desk.shell.goTo("app-nav-tokens");
    await desk.tokens.askToDelete(PERSON.fullName, WORKSTATION);
    await expect(desk.tokens.deletion.dialog).toContainText(t("tokens-delete-last"));
    await desk.tokens.deletion.act.click();
    const deleted = { name: PERSON.fullName, workstation: WORKSTATION };
    await expect(desk.shell.notice(t("notice-token-deleted", deleted))).toBeVisible();

    await expect(ward.signInAgain.dialog).toContainText(t("session-ended-elsewhere"));
    await ward.signInAgain.signIn({ ...newcomer, password: PERSON.password });
    await expect(ward.signInAgain.refusal).toContainText(t("error-token-deleted"));
  });

  await test.step("the user is deleted, and everything that hangs on them", async () => {
    await desk.shell.goTo("app-nav-users");
    await desk.users.open(PERSON.fullName);
    await desk.user.delete.click();
    const { dialog, act } = desk.user.deletion(PERSON.fullName);
    await expect(dialog).toContainText(doctor);
    await expect(dialog).toContainText(head);
    await expect(dialog).toContainText(t("users-delete-stays", { login: PERSON.login }));
    await act.click();
    const notice = t("notice-user-deleted", { name: PERSON.fullName });
    await expect(desk.shell.notice(notice)).toBeVisible();
    await expect(desk.users.row(administrator.login)).toBeVisible();
    await expect(desk.users.row(PERSON.login)).toBeHidden();

    await desk.tokens.goto(`?search=${PERSON.login}`);
    await expect(desk.tokens.none(PERSON.login)).toBeVisible();
    await desk.assignments.goto();
    await desk.assignments.user.fill(PERSON.fullName);
    const found = desk.page.getByRole("listbox").getByRole("option");
    await expect(found).toHaveText([t("app-choose-none")]);
    await desk.roles.goto();
    await desk.roles.open(doctor);
    await expect(desk.page.getByText(t("roles-held-by", { count: 2 }))).toBeVisible();
  });

  await test.step("nobody gets the login again", async () => {
    await desk.userForm.gotoNew();
    await desk.userForm.fill({
      fullName: "Інша Людина",
      organization: "Терапевтичне відділення",
      position: "Лікарка",
      login: PERSON.login.toUpperCase(),
    });
    await desk.userForm.create.click();
    await expect(desk.userForm.summary).toContainText(t("error-login-taken"));
  });
});
