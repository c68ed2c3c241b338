import { service } from "../clinic/catalogue";
import { misspelt, unknown } from "../clinic/number";
import { BOTH, expect, test } from "../fixtures";

const [BLOOD, XRAY, ECG] = [service("65070-00"), service("58500-00"), service("11700-00")];

test("home of those who issue and of those who process", BOTH, async ({ clinic, open, inspect }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  await expect(desk.home.attention.getByRole("link")).not.toHaveCount(0);
  await inspect(desk.page);
  await desk.shell.signOut();
  await desk.signIn.signIn(clinic.person("laboratory-worker"));
  await expect(desk.home.work.getByRole("link")).not.toHaveCount(0);
  await inspect(desk.page);
});

test("patients", BOTH, async ({ clinic, open, inspect }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { patients, page } = desk;
  await patients.goto();
  await expect(patients.nothingTyped).toBeVisible();
  await inspect(page);
  await patients.find("Ніхтоненко");
  await expect(patients.none("Ніхтоненко")).toBeVisible();
  await inspect(page);
  await patients.find("19.01.1950");
  await expect(patients.row("Швець")).toBeVisible();
  await patients.find("пи");
  await expect(patients.row("Пилипчук")).toBeVisible();
  await inspect(page);
  await patients.open("Пилипчук Семен Остапович");
  await expect(desk.patient.history.getByRole("listitem")).not.toHaveCount(0);
  await inspect(page);
  await page.goto(`${new URL(page.url()).pathname}/edit`);
  await expect(desk.patientForm.save).toBeVisible();
  await inspect(page);
});

test("registering a patient, with faults and with duplicates", BOTH, async ({ clinic, open, inspect }) => {
  const colleague = await (await clinic.office()).colleague(clinic.person("nurse"));
  const duplicate = { family: "Доступна", given: "Ольга", birthDate: "1980-10-10" };
  await colleague.register(duplicate);
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { patientForm: form, page } = desk;
  await form.gotoNew();
  await expect(form.register).toBeVisible();
  await inspect(page);
  await form.register.click();
  await expect(form.summary).toBeFocused();
  await inspect(page);
  await form.fill({ ...duplicate, birthDate: "10.10.1980", sex: "female", tax: { number: "2491033123" } });
  await form.inDocument.check();
  await inspect(page);
  await form.register.click();
  await expect(form.taken).toBeVisible();
  await inspect(page);
  await form.fill({ tax: "refused" });
  await form.register.click();
  await expect(form.somebodyElse).toBeVisible();
  await expect(form.openDuplicate).toBeVisible();
  await inspect(page);
});

test("every list of referrals is in sight on a phone", BOTH, async ({ clinic, open }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  await desk.page.setViewportSize({ width: 390, height: 900 });
  await desk.referrals.goto();
  for (const tab of ["mine", "organization", "expiring", "stuck"] as const) {
    await expect(desk.referrals.tab(tab)).toBeInViewport({ ratio: 1 });
  }
});

test("the form of a referral", BOTH, async ({ clinic, open, inspect, lang }) => {
  const colleague = await (await clinic.office()).colleague(clinic.person("family-doctor"));
  const patient = await colleague.register({ family: "Формальна", given: "Зінаїда" });
  await colleague.issue(patient);
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { referralForm: form, page } = desk;
  await form.gotoNew(patient.id);
  await expect(form.issue).toBeVisible();
  await inspect(page);
  await form.issue.click();
  await expect(form.summary).toBeFocused();
  await inspect(page);
  await form.addService.fill("кров");
  await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
  await inspect(page);
  await page.keyboard.press("Escape");
  await form.fill({ services: [BLOOD.code, XRAY.code], icd10: "J18.9", priority: "stat" });
  await expect(form.already(BLOOD.name[lang])).toBeVisible();
  await form.quantity(XRAY.name[lang]).fill("0");
  await form.issue.click();
  await expect(form.summary).toBeFocused();
  await inspect(page);
  await form.icpc2.fill("R8");
  await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
  await inspect(page);
  await form.icpc2.fill("");
  await form.quantity(XRAY.name[lang]).fill("1");
  await form.saveDraft.click();
  await form.discard.click();
  await expect(form.discarding.keep).toBeFocused();
  await inspect(page);
});

test("a referral, its dialogs and its replacement", BOTH, async ({ clinic, open, inspect, lang }) => {
  const office = await clinic.office();
  const colleague = await office.colleague(clinic.person("family-doctor"));
  const worker = await office.colleague(clinic.person("laboratory-worker"));
  const patient = await colleague.register({ family: "Перевірна", given: "Клара" });
  const { id, referrals } = await colleague.issue(patient, {
    services: [BLOOD.code, XRAY.code, ECG.code],
    priority: "asap",
    note: "Оглянути.",
  });
  await worker.take(referrals[0]!.id);
  await worker.complete(referrals[0]!.id, "Норма.");
  await colleague.recall(referrals[1]!.id);
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { requisition, page } = desk;
  await requisition.goto(id);
  await expect(requisition.events.first()).toBeVisible();
  await inspect(page);
  const recall = requisition.recall(ECG.name[lang]);
  await recall.opener.click();
  await recall.act.click();
  await inspect(page);
  await recall.keep.click();
  const mistake = requisition.mistake(BLOOD.name[lang]);
  await mistake.opener.click();
  await inspect(page);
  await mistake.keep.click();
  await requisition.replace(ECG.name[lang]);
  await expect(desk.referralForm.issueInPlace).toBeVisible();
  await inspect(page);
  await desk.referralForm.issueInPlace.click();
  await expect(requisition.reason.getByRole("link")).toBeVisible();
  await inspect(page);
});

test("the lists", BOTH, async ({ clinic, open, inspect }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { referrals, page } = desk;
  await referrals.goto("?list=organization");
  await expect(referrals.rows.first()).toBeVisible();
  await inspect(page);
  await referrals.goto("?list=stuck");
  await expect(referrals.row("Олійник").first()).toBeVisible();
  await inspect(page);
  await referrals.find("Ніхтоненко");
  await expect(referrals.none("Ніхтоненко")).toBeVisible();
  await inspect(page);
  await page.route("**/api/referrals/search", (call) => call.abort());
  await referrals.goto("?list=mine");
  await expect(desk.shell.alert).toBeVisible();
  await inspect(page);
});

test("processing", BOTH, async ({ clinic, open, inspect, lang }) => {
  const office = await clinic.office();
  const colleague = await office.colleague(clinic.person("family-doctor"));
  const patient = await colleague.register({ family: "Обробна", given: "Поліна" });
  const { number } = await colleague.issue(patient, { services: [BLOOD.code, XRAY.code] });
  const desk = await open(clinic);
  await desk.enter(clinic.person("laboratory-worker"));
  const { processing, work, page } = desk;
  await processing.goto();
  await expect(processing.mine.getByRole("link").first()).toBeVisible();
  await inspect(page);
  await processing.lookUp("?");
  await expect(processing.number).toBeFocused();
  await inspect(page);
  await processing.lookUp(unknown());
  await expect(processing.unknown).toBeVisible();
  await inspect(page);
  await processing.lookUp(misspelt(number));
  await inspect(page);
  await processing.repair(number).click();
  await expect(processing.found(2)).toBeVisible();
  await inspect(page);
  await processing.take(BLOOD.name[lang]).click();
  await expect(work.result).toBeVisible();
  await inspect(page);
  await work.complete.click();
  await expect(work.summary).toBeFocused();
  await inspect(page);
  await work.release.click();
  await expect(work.releasing.keep).toBeFocused();
  await inspect(page);
});

test("the keyboard alone issues a referral", async ({ clinic, open, lang }) => {
  const colleague = await (await clinic.office()).colleague(clinic.person("nurse"));
  const patient = await colleague.register({ family: "Клавіатурна", given: "Яна" });
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { referralForm: form, page } = desk;
  await form.gotoNew(patient.id);
  await form.addService.focus();
  await page.keyboard.type(BLOOD.code);
  await page.keyboard.press("Enter");
  await expect(form.service(BLOOD.name[lang])).toBeVisible();
  await expect(form.addService).toBeFocused();
  await form.icd10.focus();
  await page.keyboard.type("J18.9");
  await page.keyboard.press("Tab");
  await expect(form.icd10).toHaveValue(/^J18\.9 /);
  await form.note.focus();
  await page.keyboard.type("З клавіатури.");
  await form.foreignNumber.focus();
  await page.keyboard.press("Enter");
  await expect(desk.requisition.number).toBeVisible();
  await expect(desk.shell.heading).toBeFocused();
});
