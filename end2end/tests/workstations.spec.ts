import { expect, test } from "../fixtures";

test("a workstation is made, changed, enrolled anew and removed", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.workstations.goto();
  await desk.workstations.newWorkstation.click();
  await desk.workstations.save.click();
  await expect(desk.workstations.creation.getByRole("alert")).toContainText(
    t("rule-workstation-name-empty"),
  );
  await desk.workstations.fill({ name: "пoст 3" });
  await desk.workstations.save.click();
  // Its second letter is a Latin one.
  await expect(desk.workstations.creation.getByRole("alert")).toContainText(
    t("error-workstation-name-taken"),
  );
  await desk.workstations.fill({ name: "Пост 9", place: "Корпус 1", inventoryLabel: "ІН-0009" });
  await desk.workstations.save.click();
  await expect(desk.workstations.link("Пост 9")).toBeVisible();
  const link = await desk.workstations.makeLink();
  expect(link).toMatch(/\/enrolment#.{40,}$/);
  await desk.page.keyboard.press("Escape");
  await expect(desk.workstations.link("Пост 9")).toBeHidden();
  await expect(desk.workstations.row("Пост 9")).toContainText(t("workstations-not-enrolled"));

  await desk.workstations.edit("Пост 9");
  await desk.workstations.fill({ name: "Пост 10" });
  await desk.workstations.save.click();
  await expect(
    desk.shell.notice(t("notice-workstation-saved", { name: "Пост 10" })),
  ).toBeVisible();
  // Numbers are in the order of numbers.
  const posts = desk.workstations.rows.filter({ hasText: /Пост (3|10)(?!\d)/ });
  await expect(posts).toHaveText([/Пост 3/, /Пост 10/]);

  // A new link takes the place of the one before.
  await desk.workstations.askForLink("Пост 10");
  const second = await desk.workstations.makeLink();
  await desk.workstations.close.click();
  const ward = await open(clinic, { stranger: true });
  await ward.page.goto(link);
  await expect(ward.enrolment.refused).toBeVisible();
  await ward.enrolment.enrol(second);

  await desk.workstations.goto();
  await expect(desk.workstations.row("Пост 10")).not.toContainText(t("workstations-not-enrolled"));
  await desk.workstations.askToRemove("Пост 10");
  await expect(desk.workstations.removal("Пост 10").dialog).toContainText(
    t("workstations-remove-nothing"),
  );
  await desk.workstations.removal("Пост 10").act.click();
  await expect(desk.workstations.row("Пост 10")).toBeHidden();
});

test("removing a workstation ends its tokens and sessions", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const workstation = await office.newWorkstation("Тимчасова станція");
  const nurse = await office.hire("Сестра Тимчасова", ["nurse"], { workstation });
  const ward = await open(clinic, { workstation });
  await ward.enter(nurse);

  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.workstations.goto();
  await desk.workstations.askToRemove("Тимчасова станція");
  const { dialog, act } = desk.workstations.removal("Тимчасова станція");
  await expect(dialog).toContainText(t("workstations-remove-tokens", { count: 1 }));
  await expect(dialog).toContainText(t("workstations-remove-sessions", { count: 1 }));
  await act.click();
  await expect(desk.workstations.row("Тимчасова станція")).toBeHidden();

  // The page learns of it by itself.
  await expect(ward.signInAgain.dialog).toContainText(t("session-ended-elsewhere"));
});

test("a session is ended from the list of all", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const workstation = await office.newWorkstation("Станція сестри");
  const nurse = await office.hire("Сестра Сеансова", ["nurse"], { workstation });
  const ward = await open(clinic, { workstation });
  await ward.enter(nurse);

  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.sessions.goto();
  await expect(desk.sessions.row(nurse.fullName)).toContainText(/Chrome, \w+.*(127\.0\.0\.1|::1)/);
  await desk.sessions.end(nurse.fullName, "Станція сестри");
  const notice = t("notice-session-revoked", { workstation: "Станція сестри" });
  await expect(desk.shell.notice(notice)).toBeVisible();
  await expect(desk.sessions.row(nurse.fullName)).toBeHidden();

  // The page learns of it by itself.
  await expect(ward.signInAgain.dialog).toBeVisible();
});
