// What stands in a field that searches is what is sent, or the field is at fault.

import { service } from "../clinic/catalogue";
import { expect, test } from "../fixtures";
import { choose } from "../pages/choice";
import type { Workplace } from "../workplace";

const [BLOOD, XRAY] = [service("65070-00"), service("58500-00")];
const DIAGNOSES = "**/api/diagnoses?*";

/** Nothing was issued: the form is still there, and the field says why. */
async function expectToChoose(desk: Workplace, field: "icd10" | "addService"): Promise<void> {
  const { referralForm: form } = desk;
  const choose = desk.texts.t("app-choose-from-list");
  await expect(form.summary).toBeFocused();
  await expect(form.summary.getByRole("link")).toHaveText([choose]);
  await expect(form[field]).toHaveAccessibleDescription(new RegExp(choose));
  await expect(form[field]).toHaveAttribute("aria-invalid", "true");
}

test("an older diagnosis never goes while another text stands in the field", async ({
  openForm,
}) => {
  const desk = await openForm({ family: "Обрана", given: "Ніна" });
  const { referralForm: form, requisition } = desk;
  await form.fill({ services: [BLOOD.code], icd10: "I10" });
  for (const typed of ["діабет", "Е11.", "I10 Ессенц"]) {
    await form.icd10.fill(typed);
    await form.issue.click();
    await expectToChoose(desk, "icd10");
    await expect(form.icd10).toHaveValue(typed);
  }

  await test.step("the fault goes as soon as a choice stands there", async () => {
    await form.fill({ icd10: "E11.9" });
    await expect(form.summary).toBeHidden();
    await expect(form.icd10).not.toHaveAttribute("aria-invalid");
  });
  await test.step("what is asked for stands first", async () => {
    for (const [typed, code] of [
      ["pneumonia", "J18.9"],
      ["гіпертензія", "I10"],
    ] as const) {
      await form.icd10.fill(typed);
      const offered = desk.page.getByRole("listbox").getByRole("option");
      await expect(offered.first()).toContainText(code);
    }
  });
  await test.step("a code is one as it is written anywhere", async () => {
    for (const [typed, code] of [
      ["І10", "I10"],
      ["z00,0", "Z00.0"],
      ["Z000", "Z00.0"],
      ["E119", "E11.9"],
    ] as const) {
      await form.icd10.fill(typed);
      await desk.page.getByRole("option").filter({ hasText: code }).first().click();
      await expect(form.icd10).toHaveValue(new RegExp(`^${code} .`));
    }
    await form.icpc2.fill("а-97");
    await desk.page.getByRole("option").filter({ hasText: "A97" }).click();
    await expect(form.icpc2).toHaveValue(/^A97 ./);
  });
  await form.issue.click();
  for (const code of ["E11.9", "A97"]) await expect(requisition.reason).toContainText(code);
  await expect(requisition.reason).not.toContainText("I10");
});

test("issuing waits for the diagnosis that is being looked up, and nothing is changed meanwhile", async ({
  openForm,
  texts: { t },
}) => {
  const desk = await openForm({ family: "Повільна", given: "Ніна" });
  const { page, referralForm: form, requisition } = desk;
  await form.fill({ services: [BLOOD.code], icd10: "I10" });
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(DIAGNOSES, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(DIAGNOSES);
  await form.icd10.fill("e11.9");
  await form.issue.click();
  const waits = page.getByRole("button", { name: t("app-saving"), exact: true });
  await expect(waits).toHaveAttribute("aria-busy", "true");
  await asked;
  await form.icd10.focus();
  await page.keyboard.press("Backspace");
  await page.keyboard.insertText("5");
  await expect(form.icd10).toHaveValue("e11.9");
  answer();
  await expect(requisition.reason).toContainText("E11.9");
  await expect(requisition.reason).not.toContainText("I10");
});

test("a look-up that fails is a fault, and typing stays", async ({ openForm, texts: { t } }) => {
  const desk = await openForm({ family: "Безвідповідна", given: "Ніна" });
  const { page, referralForm: form, requisition } = desk;
  await form.fill({ services: [BLOOD.code], icd10: "I10" });
  const failing = async (): Promise<void> => {
    await page.route(DIAGNOSES, (call) => call.abort());
    await form.icd10.fill("E11.9");
    await expect(page.getByRole("listbox").getByRole("option")).toHaveText([t("error-network")]);
    await form.issue.click();
    await expect(form.icd10).toHaveAttribute("aria-invalid", "true");
    await expect(form.icd10).toHaveValue("E11.9");
    await expect(requisition.number).toBeHidden();
    await page.unroute(DIAGNOSES);
  };
  await failing();
  await page.getByRole("button", { name: t("app-retry"), exact: true }).click();
  await expect(form.icd10).toHaveValue(/^E11\.9 ./);

  // Once there is an answer, to ask for the referral asks for it again.
  await form.fill({ icd10: "I10" });
  await failing();
  await form.issue.click();
  await expect(requisition.reason).toContainText("E11.9");
});

test("all that is wrong is said at once", async ({ openForm, texts: { t } }) => {
  const desk = await openForm({ family: "Поспішна", given: "Ніна" });
  const { referralForm: form, patientForm } = desk;
  await form.fill({ services: [XRAY.code], icd10: "I10" });
  for (const [occurrence, note, wrong] of [
    ["31.02.2027", "тел. ☎ 1-12", "rule-date-invalid"],
    ["01.01.2020", "✓", "rule-occurrence-past"],
    ["31.12.2090", "✓", "rule-occurrence-too-late"],
  ] as const) {
    await form.fill({ occurrence, note });
    await form.issue.click();
    const links = form.summary.getByRole("link");
    await expect(links).toHaveCount(2);
    await expect(links.filter({ hasText: t(wrong) })).toBeVisible();
    await expect(form.note).toHaveAttribute("aria-invalid", "true");
  }
  desk.page.on("dialog", (leaving) => leaving.accept());
  await patientForm.gotoNew();
  await patientForm.fill({ family: "Нова", given: "-", birthDate: "01.01.2099", sex: "female", tax: "unknown" });
  await patientForm.register.click();
  const links = patientForm.summary.getByRole("link");
  await expect(links).toHaveCount(2);
  await expect(links.filter({ hasText: t("rule-birth-date-future") })).toBeVisible();
});

test("a service that is typed counts", async ({ openForm, lang }) => {
  const desk = await openForm({ family: "Дописана", given: "Ніна" });
  const { referralForm: form, requisition } = desk;
  await form.fill({ services: [BLOOD.code], icd10: "I10" });
  await form.addService.fill("рентген");
  await form.issue.click();
  await expectToChoose(desk, "addService");
  await form.saveDraft.click();
  await expectToChoose(desk, "addService");

  // In full, and at once.
  await form.addService.fill(XRAY.code.replace("-", "–"));
  await form.issue.click();
  await expect(requisition.service(XRAY.name[lang])).toBeVisible();
  await expect(requisition.service(BLOOD.name[lang])).toBeVisible();
});

test("a text that is left stays, and says what to do", async ({ openForm, texts: { t } }) => {
  const desk = await openForm({ family: "Недописана", given: "Ніна" });
  const { referralForm: form } = desk;
  await form.icd10.fill("гіперт");
  await form.icd10.press("Tab");
  await expect(form.icd10).toHaveValue("гіперт");
  await expect(form.icd10).toHaveAccessibleDescription(new RegExp(t("app-choose-from-list")));
  await form.icd10.fill("");
  await form.icd10.press("Tab");
  await expect(form.icd10).not.toHaveAttribute("aria-invalid");
});

test("a wrong date hides no other fault, and each goes once its field is right", async ({
  openForm,
  texts: { t },
}) => {
  const desk = await openForm({ family: "Помилкова", given: "Ніна" });
  const { referralForm: form } = desk;
  await form.fill({ occurrence: "31.02.2027", foreignNumber: "?" });
  await form.issue.click();
  const rules = ["services-missing", "diagnosis-missing", "date-invalid"].map((rule) =>
    t(`rule-${rule}`),
  );
  for (const rule of rules) await expect(form.summary).toContainText(rule);
  await expect(form.summary.getByRole("link")).toHaveCount(4);
  await form.fill({ occurrence: "28.02.2027" });
  await expect(form.summary.getByRole("link")).toHaveCount(3);
  await form.fill({ services: [BLOOD.code], icd10: "I10", foreignNumber: "" });
  await expect(form.summary).toBeHidden();

  // What the paper could not show is said, by its sign, before anything is signed.
  await form.fill({ note: "NYHA Ⅲ, SpO₂ 94 % ✓" });
  await form.issue.click();
  const unprintable = t("rule-unprintable-characters", { characters: "✓" });
  await expect(form.note).toHaveAccessibleDescription(new RegExp(unprintable));
  for (const [note, characters] of [
    ["❤\ufe0f 37 ℃", "❤"],
    ["头痛", "头 痛"],
  ] as const) {
    await form.fill({ note });
    await form.issue.click();
    const named = t("rule-unprintable-characters", { characters });
    await expect(form.note).toHaveAccessibleDescription(new RegExp(named));
  }
  const pasted = "NYHA\tⅢ,\r\nSp\u00adO₂ 94 %\u000bАТ\u200e 120\u2060/80\u202837 ℃, 10⁻⁹, 2‑й ряд, ⩾ 5, ∅, ①";
  await form.fill({ note: pasted, occurrence: "\u200b" });
  await expect(form.summary).toBeHidden();
  await form.issue.click();
  await expect(desk.requisition.reason).toContainText("I10");
  const kept = "NYHA Ⅲ, SpO₂ 94 % АТ 120/80 37 ℃, 10⁻⁹, 2-й ряд, ⩾ 5, ∅, ①";
  await expect(desk.requisition.reason).toContainText(kept);
});

test("what is wrong with a service goes with it", async ({ openForm, lang, texts: { t } }) => {
  const desk = await openForm({ family: "Застаріла", given: "Ніна" });
  const { page, referralForm: form } = desk;
  const unknown = t("rule-service-unknown");
  // Taken out of the catalogue meanwhile.
  const refuse = async (field: string): Promise<void> => {
    await page.route("**/api/requisitions", (call) =>
      call.fulfill({
        status: 422,
        contentType: "application/problem+json",
        json: {
          title: "Unprocessable Entity",
          status: 422,
          code: "invalid-fields",
          fields: [{ field, rule: "service-unknown" }],
        },
      }),
    );
    await form.issue.click();
    await expect(form.summary.getByRole("link")).toHaveText([unknown]);
    await page.unroute("**/api/requisitions");
  };
  await form.fill({ services: [BLOOD.code, XRAY.code], icd10: "I10" });
  await refuse("services[0].code");
  await expect(form.service(BLOOD.code)).toContainText(unknown);
  await form.remove(BLOOD.name[lang]);
  await expect(form.summary).toBeHidden();
  await expect(form.service(XRAY.code)).not.toContainText(unknown);

  await form.fill({ services: [BLOOD.code] });
  await refuse("services[1].code");
  await form.quantity(BLOOD.name[lang]).fill("2");
  await form.remove(XRAY.name[lang]);
  await expect(form.service(BLOOD.code)).toContainText(unknown);
  await expect(form.summary.getByRole("link")).toHaveText([unknown]);
  await form.remove(BLOOD.name[lang]);
  await expect(form.summary).toBeHidden();

  // What the form itself finds, too.
  await form.fill({ services: [BLOOD.code, XRAY.code] });
  await form.quantity(XRAY.name[lang]).fill("100");
  await form.issue.click();
  await expect(form.quantity(XRAY.name[lang])).toHaveValue("100");
  await form.remove(BLOOD.name[lang]);
  await expect(form.service(XRAY.code)).toContainText(t("rule-quantity-invalid"));
});

test("a quantity is what stands there", async ({ openForm, lang }) => {
  const desk = await openForm({ family: "Полічена", given: "Ніна" });
  const { page, referralForm: form } = desk;
  await form.fill({ services: [BLOOD.code], icd10: "I10" });
  // As a cell of a table is copied.
  const quantity = form.quantity(BLOOD.name[lang]);
  await quantity.fill("");
  await quantity.focus();
  await page.keyboard.insertText("\t\u200b15 ");
  const sent = page.waitForRequest((call) => call.method() === "POST" && call.url().endsWith("/api/requisitions"));
  await form.issue.click();
  expect((await sent).postDataJSON()).toMatchObject({ services: [{ quantity: 15 }] });
});

test("a token waits for the job title that is being looked up", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const nurse = await office.newUser("Забарна Людина");
  await office.newWorkstation("Повільний пост");
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  const { page, tokenForm: form } = desk;
  await form.goto();
  await form.fill({ workstation: "Повільний пост", lastDay: "31.12.2026" });
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(`**/api/users/${nurse.id}`, async (route) => {
    await held;
    await route.continue();
  });
  await form.user.fill(nurse.login);
  const asked = page.waitForRequest(`**/api/users/${nurse.id}`);
  await form.submit.click();
  await asked;
  await expect(page.getByRole("button", { name: t("app-saving"), exact: true })).toHaveAttribute("aria-busy", "true");
  answer();
  await expect(form.created).toContainText("Забарна Людина");
});

test("a token is made for the workstation that stands in the field", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const office = await clinic.office();
  const nurse = await office.newUser("Переведена Людина");
  // More than a handful: the field searches.
  for (let n = 1; n <= 10; n += 1) await office.newWorkstation(`Вибір ${n}`);
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  const { tokenForm: form } = desk;
  await form.goto(nurse.id);
  await form.fill({ workstation: "Вибір 7", lastDay: "31.12.2026" });
  await form.workstation.fill("Вибір");
  await form.submit.click();
  await expect(form.summary.getByRole("link")).toHaveText([t("app-choose-from-list")]);
  await form.workstation.fill("вибір 3");
  await form.create();
  await expect(form.created).toContainText("Вибір 3");
});

test("an organization and a role are what stands in the field", async ({ ownClinic, open, texts: { t } }) => {
  const office = await ownClinic.office();
  const nurse = await office.newUser("Обережна Людина");
  for (let n = 1; n <= 10; n += 1) {
    await office.newOrganization(`Вибір ${n}`);
    await office.newRole(`Вибір ${n}`, {});
  }
  const desk = await open(ownClinic);
  await desk.enter(ownClinic.person("administrator"));
  const { assignments, user, userForm: form } = desk;
  await form.gotoNew();
  await form.fill({ fullName: "Влаштована Людина", position: "Сестра", login: "vlashtovana" });
  await choose(form.organization, "Вибір 7");
  await form.organization.fill("Вибір");
  await form.create.click();
  await expect(form.summary.getByRole("link")).toHaveText([t("app-choose-from-list")]);
  await form.organization.fill("вибір 3");
  await form.create.click();
  await desk.code.take("Влаштована Людина");
  await expect(user.data).toContainText("Вибір 3");

  await assignments.goto(nurse.id);
  await choose(assignments.role, "Вибір 7");
  await assignments.role.fill("Вибір");
  // Its list lies over the button.
  await assignments.role.press("Tab");
  await assignments.assign.click();
  await expect(assignments.role).toHaveAccessibleDescription(new RegExp(t("app-choose-from-list")));
  await assignments.role.fill("вибір 3");
  await assignments.role.press("Tab");
  await assignments.assign.click();
  const held = assignments.heldBy(nurse.fullName);
  await expect(held).toContainText("Вибір 3");
  await expect(held).not.toContainText("Вибір 7");
});

test("the roles on the page are those of whoever stands in the field", async ({ clinic, open }) => {
  const nurse = await (await clinic.office()).newUser("Названа Людина");
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  const { assignments } = desk;
  await assignments.goto(nurse.id);
  await expect(assignments.heldBy(nurse.fullName)).toBeVisible();
  await assignments.user.fill("Гаврилюк");
  await expect(assignments.heldBy(nurse.fullName)).toBeHidden();
});
