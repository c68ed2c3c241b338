import { BOTH, expect, test } from "../fixtures";

test("two administrators edit the same user: the second is told who, and loses nothing", BOTH, async ({
  clinic,
  open,
  texts: { t },
}) => {
  const office = await clinic.office();
  const user = await office.newUser("Ткач Олена Юріївна");
  const colleague = await office.hire("Гончар Юлія Петрівна", ["administrator"]);

  const desk = await open(clinic);
  await desk.enter(colleague);
  await desk.userForm.gotoEdit(user.id);
  await desk.userForm.fill({ position: "Старша сестра медична", licenceNumber: "1234567" });

  // The demo's administrator is faster.
  await office.move(user.id, "Акушерка");
  await desk.userForm.save.click();

  const { panel, save, discard } = desk.userForm.conflict;
  await expect(panel).toContainText(t("error-stale", { who: "Мельник Тарас Іванович" }));
  const position = t("users-position");
  await expect(desk.userForm.conflict.row(position, "Акушерка", "Старша сестра медична")).toBeVisible();
  await expect(discard).toBeVisible();
  await expect(desk.userForm.position).toHaveValue("Старша сестра медична");
  await expect(desk.userForm.licenceNumber).toHaveValue("1234567");

  await save.click();
  await expect(desk.shell.notice(t("notice-user-saved", { name: user.fullName }))).toBeVisible();
  await expect(desk.user.data).toContainText("Старша сестра медична");
  await expect(desk.user.data).toContainText("1234567");
});

test("the second may also take what the first has saved", async ({ clinic, open }) => {
  const office = await clinic.office();
  const user = await office.newUser("Ткач Олена Юріївна");
  const desk = await open(clinic);
  await desk.enter(clinic.person("head-of-department"));
  await desk.userForm.gotoEdit(user.id);
  await desk.userForm.fill({ position: "Старша сестра медична" });
  await office.move(user.id, "Акушерка");
  await desk.userForm.save.click();

  await desk.userForm.conflict.discard.click();
  await expect(desk.userForm.conflict.panel).toBeHidden();
  await expect(desk.userForm.position).toHaveValue("Акушерка");
  await desk.userForm.fill({ position: "Старша акушерка" });
  await desk.userForm.save.click();
  await expect(desk.user.data).toContainText("Старша акушерка");
});

test("a login that somebody took meanwhile is said beside its field", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("head-of-department"));
  await desk.userForm.gotoNew();
  await desk.userForm.fill({
    fullName: "Гаврилюк Ніна Іванівна",
    organization: "Терапевтичне відділення",
    position: "Сестра медична",
    login: "HAVRYLIUK_N",
  });
  await desk.userForm.create.click();
  await expect(desk.userForm.summary).toBeFocused();
  await expect(desk.userForm.summary).toContainText(t("error-login-taken"));
  await expect(desk.userForm.login).toHaveAccessibleDescription(new RegExp(t("error-login-taken")));
  await expect(desk.userForm.fullName).toHaveValue("Гаврилюк Ніна Іванівна");
});
