// Whoever leaves a form they changed is asked first.

import type { Locator, Page } from "@playwright/test";
import { service } from "../clinic/catalogue";
import { expect, test } from "../fixtures";

const BLOOD = service("65070-00");

test("a link off a changed form asks first, and staying keeps everything", async ({
  clinic,
  open,
  inspect,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { leaving, patientForm: form } = desk;
  await form.gotoNew();
  // Nothing was changed yet.
  await desk.shell.goTo("patients-title");
  await expect(desk.patients.nothingTyped).toBeVisible();

  await form.gotoNew();
  await form.fill({ family: "Недописана" });
  await desk.shell.section("referrals-title").click();
  await expect(leaving.dialog).toContainText(t("app-leave-text"));
  await expect(leaving.keep).toBeFocused();
  await inspect(desk.page);
  await desk.page.keyboard.press("Escape");
  await expect(leaving.dialog).toBeHidden();
  await expect(form.family).toHaveValue("Недописана");

  // What was typed and taken back is no change.
  await form.fill({ family: "" });
  await desk.shell.goTo("patients-title");
  await expect(desk.patients.nothingTyped).toBeVisible();

  await form.gotoNew();
  await form.fill({ family: "Недописана" });
  await desk.shell.section("referrals-title").click();
  await desk.page.keyboard.press("Tab");
  await desk.page.keyboard.press("Shift+Tab");
  await leaving.keep.press("Enter");
  await expect(form.family).toHaveValue("Недописана");
  await desk.shell.section("referrals-title").click();
  await leaving.act.click();
  await expect(desk.shell.heading).toHaveText(t("referrals-title"));
  await expect(leaving.dialog).toBeHidden();
  // Nothing is left to be asked about.
  await desk.shell.goTo("patients-title");
  await expect(desk.patients.nothingTyped).toBeVisible();
});

test("the way back and the closing of the tab ask too", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { leaving, patientForm: form } = desk;
  await desk.shell.goTo("patients-title");
  await desk.patients.register.click();
  await form.fill({ family: "Недописана" });
  await desk.page.goBack();
  await leaving.keep.click();
  await expect(form.family).toHaveValue("Недописана");
  await expect(desk.page).toHaveURL(/\/patients\/new$/);

  const asked = desk.page.waitForEvent("dialog");
  await desk.page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe("beforeunload");
  await question.dismiss();

  await desk.page.goBack();
  await leaving.act.click();
  await expect(desk.shell.heading).toHaveText(t("patients-title"));
});

test("a half-filled referral is not left unasked; kept as a draft, it is", async ({
  openForm,
  texts: { t },
}) => {
  const desk = await openForm({ family: "Покинута", given: "Форма" });
  const { leaving, referralForm: form } = desk;
  await form.priority("urgent").check();
  await desk.shell.section("patients-title").click();
  await leaving.keep.click();
  await form.priority("routine").check();
  await form.fill({ services: [BLOOD.code] });
  await desk.shell.section("patients-title").click();
  await leaving.keep.click();

  // Kept as a draft there is nothing to lose, until it is changed.
  await form.saveDraft.click();
  await expect(desk.shell.heading).toHaveText(t("referrals-draft"));
  await form.fill({ note: "Дописано." });
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await desk.page.route("**/api/drafts/*", async (call) => {
    await held;
    await call.continue();
  });
  const saved = desk.page.waitForResponse("**/api/drafts/*");
  await form.saveDraft.click();
  // While it is being kept nothing is taken.
  await form.note.focus();
  await desk.page.keyboard.insertText("Ще.");
  await expect(form.note).toHaveValue("Дописано.");
  answer();
  await saved;
  await expect(desk.shell.notice(t("notice-draft-saved"))).toBeVisible();
  await desk.shell.goTo("patients-title");
  await expect(desk.patients.nothingTyped).toBeVisible();
});

test("what was typed of a result is not left unasked", async ({ clinic, open, lang, texts: { t } }) => {
  const colleague = await (await clinic.office()).colleague(clinic.person("family-doctor"));
  const patient = await colleague.register({ family: "Недописаний", given: "Результат" });
  const { number } = await colleague.issue(patient, { services: [BLOOD.code] });
  const desk = await open(clinic);
  await desk.enter(clinic.person("laboratory-worker"));
  await desk.processing.goto();
  await desk.processing.lookUp(number);
  await desk.processing.take(BLOOD.name[lang]).click();
  await desk.work.result.fill("Норма.");
  await desk.shell.section("processing-title").click();
  await desk.leaving.keep.click();
  await expect(desk.work.result).toHaveValue("Норма.");
  await desk.work.complete.click();
  await expect(desk.shell.notice(t("notice-referral-completed"))).toBeVisible();
});

/** Sends a form, and types into it while nobody answers. */
async function typeMeanwhile(page: Page, call: string, field: Locator, submit: Locator): Promise<void> {
  const typed = await field.inputValue();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(call, async (sent) => {
    await held;
    await sent.continue();
  });
  await submit.click();
  await expect(page.locator("form[aria-busy]")).toBeVisible();
  await field.focus();
  await page.keyboard.type("що");
  await page.keyboard.insertText("йно");
  await expect(field).toHaveValue(typed);
  const answered = page.waitForResponse(call);
  letGo();
  await answered;
  await page.unroute(call);
}

test("while a form is being saved it takes nothing that would be lost", async ({ clinic, open }) => {
  const office = await clinic.office();
  const user = await office.newUser("Зачинена Людина");
  const role = await office.newRole("Зачинена роль", {});
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  const { page, userForm, roleForm } = desk;
  await userForm.gotoEdit(user.id);
  await userForm.fullName.fill("Зачинена Пані");
  await typeMeanwhile(page, `**/api/users/${user.id}`, userForm.fullName, userForm.save);
  await expect(userForm.fullName).toBeHidden();
  await page.goto(`/roles/${role}/edit`);
  await roleForm.name.fill("Замкнена роль");
  await typeMeanwhile(page, `**/api/roles/${role}`, roleForm.name, roleForm.save);
  await expect(roleForm.name).toBeHidden();
  await userForm.gotoNew();
  const station = { organization: "Терапевтичне відділення", position: "Медсестра" };
  await userForm.fill({ fullName: "Нова Людина", login: "nova_liudyna", ...station });
  await typeMeanwhile(page, "**/api/users", userForm.fullName, userForm.create);
  await desk.code.take("Нова Людина");

  const doctor = await open(clinic);
  await doctor.enter(clinic.person("family-doctor"));
  const { patientForm } = doctor;
  await patientForm.gotoNew();
  const born = { birthDate: "09.04.1984", sex: "female", tax: "unknown" } as const;
  await patientForm.fill({ family: "Зачинена", given: "Пацієнтка", ...born });
  await typeMeanwhile(doctor.page, "**/api/patients", patientForm.family, patientForm.register);
  await expect(patientForm.family).toBeHidden();
});
