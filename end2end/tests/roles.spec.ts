import { BOTH, expect, test } from "../fixtures";

test("the matrix shows the seven states of every shipped role", BOTH, async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.roles.goto();
  const { roles } = desk;
  const [allow, deny, empty] = ["allow", "deny", "undefined"] as const;
  const shipped = [
    ["administrator", [allow, allow, allow, allow, empty, empty, empty]],
    ["head-of-department", [allow, deny, deny, allow, empty, empty, empty]],
    ["family-doctor", [empty, empty, empty, empty, allow, empty, empty]],
    ["nurse", [deny, deny, deny, deny, allow, empty, empty]],
    ["laboratory-worker", [deny, deny, deny, deny, empty, allow, empty]],
    ["intern", [deny, deny, deny, deny, empty, empty, empty]],
    ["auditor", [deny, deny, deny, deny, empty, empty, allow]],
  ] as const;
  for (const [role, states] of shipped) {
    await expect(roles.says(t(`roles-${role}`), [...states])).toBeVisible();
  }
});

test("a role needs a name of its own", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.roleForm.gotoNew();
  await desk.roleForm.create.click();
  await expect(desk.roleForm.summary).toBeFocused();
  await expect(desk.roleForm.summary).toContainText(t("rule-role-name-too-short"));
  await desk.roleForm.name.fill("Роль, що є");
  await desk.roleForm.create.click();
  await expect(desk.shell.notice(t("notice-role-created", { role: "Роль, що є" }))).toBeVisible();
  await desk.roleForm.gotoNew();
  // Its first two letters are Latin ones.
  await desk.roleForm.name.fill("poль, що Є");
  await desk.roleForm.choose({ "role-management": "allow" });
  await desk.roleForm.create.click();
  await expect(desk.roleForm.summary).toContainText(t("error-role-name-taken"));
  await expect(desk.roleForm.choice("role-management", "allow")).toBeChecked();
});

test("what a role would allow alone is said before it is saved", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.roleForm.gotoNew();
  await desk.roleForm.choose({ "user-management": "allow", "role-management": "deny" });
  const line = (permission: string, outcome: string) =>
    t("roles-alone-line", {
      act: t(`permissions-${permission}-act`),
      outcome: t(`roles-alone-${outcome}`),
    });
  await expect(desk.roleForm.alone).toContainText(t("permissions-user-management-act"));
  await expect(desk.roleForm.alone).toContainText(line("role-management", "forbidden"));
  await expect(desk.roleForm.alone).toContainText(line("issuing-referrals", "nothing-allows"));
});

test("a role somebody holds is not deleted", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.roles.goto();
  await desk.roles.open(t("roles-intern"));
  await desk.roleForm.delete.click();
  const { dialog, act } = desk.roleForm.deletion(t("roles-intern"));
  await act.click();
  await expect(dialog).toContainText(t("error-role-in-use", { who: "Бондар Андрій Сергійович" }));
});

test("nobody gives themselves a right", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.roles.goto();
  await desk.roles.open(t("roles-administrator"));
  await desk.roleForm.choose({ "issuing-referrals": "allow" });
  await desk.roleForm.save.click();
  await expect(desk.roleForm.summary).toBeFocused();
  await expect(desk.roleForm.summary).toContainText(
    t("error-escalation-self", { permission: t("permissions-issuing-referrals") }),
  );
  await expect(desk.roleForm.choice("issuing-referrals", "allow")).toBeChecked();
});

test("whoever lacks a right gives it to nobody", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const nurse = await office.newUser("Проста Людина");
  const desk = await open(clinic);
  await desk.enter(clinic.person("head-of-department"));
  await desk.assignments.goto(nurse.id);
  await desk.assignments.give(t("roles-administrator"));
  const [before] = t("error-escalation-grant", { permission: "|", who: nurse.fullName }).split("|");
  await expect(desk.shell.alert).toContainText(before!);
  await expect(desk.assignments.heldBy(nurse.fullName)).toContainText(t("assignments-none"));
});

test("a role withdrawn closes pages with the next action", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const head = await office.hire("Тимчасова Завідувачка", ["head-of-department"]);
  const desk = await open(clinic);
  await desk.enter(head);
  await desk.assignments.goto(head.id);
  await desk.assignments.askToWithdraw(t("roles-head-of-department"));
  await desk.assignments.withdrawal(t("roles-head-of-department")).act.click();
  await expect(desk.forbidden.heading("app-nav-assignments")).toBeVisible();
  await expect(desk.shell.section("app-nav-assignments")).toBeHidden();
});

test("rights that a role hides are shown before they take effect", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const nurse = await office.newUser("Прихована Адміністраторка");
  await office.assign(nurse.id, "nurse");
  await office.assign(nurse.id, "administrator");
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.assignments.goto(nurse.id);
  const withdraw = async () => {
    await desk.assignments.askToWithdraw(t("roles-nurse"));
    await desk.assignments.withdrawal(t("roles-nurse")).act.click();
  };
  await withdraw();
  const { dialog, act, keep } = desk.assignments.surfacing();
  await expect(dialog).toContainText(nurse.fullName);
  await expect(dialog).toContainText(t("permissions-token-management"));
  await keep.click();
  await expect(desk.assignments.heldBy(nurse.fullName)).toContainText(t("roles-nurse"));
  await withdraw();
  await act.click();
  await expect(dialog).toBeHidden();
  await expect(desk.assignments.heldBy(nurse.fullName)).not.toContainText(t("roles-nurse"));
});

test("tokens that end are named before somebody is promoted", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const maker = await office.hire("Токенко Іван", []);
  await office.assignRole(maker.id, await office.newRole("Тільки токени", { "token-management": "allow" }));
  const doctor = await office.newUser("Підвищенко Олена");
  const workstation = await office.workstation();
  const beside = await office.colleague(maker);
  const terms = { hours: { start: "00:00", end: "00:00" }, last_day: "2027-06-30" };
  const form = { user_id: doctor.id, job_title: "Лікарка", workstation_id: workstation, ...terms };
  await beside.do((api) => api.post("/api/tokens", form));

  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.assignments.goto(doctor.id);
  await desk.assignments.give(t("roles-administrator"));
  const { dialog, act, keep } = desk.assignments.surfacing();
  await expect(dialog).toContainText(t("assignments-surface-tokens"));
  await expect(dialog).toContainText(maker.fullName);
  await keep.click();
  await expect(desk.assignments.heldBy(doctor.fullName)).not.toContainText(t("roles-administrator"));
  await desk.assignments.assign.click();
  await act.click();
  await expect(dialog).toBeHidden();
  await expect(desk.assignments.heldBy(doctor.fullName)).toContainText(t("roles-administrator"));
});
