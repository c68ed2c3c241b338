import { expect, test } from "../fixtures";
import { Workplace } from "../workplace";

test("another tab hears of signing out and in, and keeps what was typed there", async ({
  clinic,
  open,
  texts,
}) => {
  const administrator = clinic.person("administrator");
  const desk = await open(clinic);
  await desk.enter(administrator);
  const tab = new Workplace(await desk.page.context().newPage(), texts);
  await tab.userForm.gotoNew();
  await tab.userForm.fill({ fullName: "Ткач Олена Юріївна" });

  await desk.shell.signOut();
  await expect(desk.signIn.heading).toBeVisible();
  await expect(tab.signInAgain.dialog).toContainText(texts.t("session-ended-elsewhere"));

  await desk.signIn.signIn(administrator);
  await expect(desk.home.open).toBeVisible();
  await expect(tab.signInAgain.dialog).toBeHidden();
  await expect(tab.userForm.fullName).toHaveValue("Ткач Олена Юріївна");
});

test("a new tab is signed in already", async ({ clinic, open, texts }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("nurse"));
  const tab = new Workplace(await desk.page.context().newPage(), texts);
  await tab.account.goto();
  await expect(tab.account.record).toContainText("havryliuk_n");
});
