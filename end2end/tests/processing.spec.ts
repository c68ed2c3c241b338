import { service } from "../clinic/catalogue";
import { misspelt, unknown } from "../clinic/number";
import { BOTH, expect, test } from "../fixtures";
import { handOver } from "../pages/hand";

const BLOOD = service("65070-00");

test("a mistyped number opens nothing by itself", BOTH, async ({ clinic, open, lang, texts: { t } }) => {
  const colleague = await (await clinic.office()).colleague(clinic.person("family-doctor"));
  const patient = await colleague.register({ family: "Помилка", given: "Зоряна" });
  const issued = await colleague.issue(patient);
  const { number } = issued;
  const desk = await open(clinic);
  await desk.enter(clinic.person("laboratory-worker"));
  await desk.shell.goTo("processing-title");
  const { processing } = desk;
  await expect(processing.number).toBeFocused();

  await processing.lookUp(misspelt(number));
  await expect(processing.repairs).toContainText(t("rule-number-check"));
  await expect(processing.found(1)).toBeHidden();
  await processing.repair(number).click();
  await expect(processing.found(1)).toContainText(BLOOD.name[lang]);
  await expect(processing.repairs).toBeHidden();

  const { card } = await colleague.card(issued);
  const code = [...card].map((c) => `${c.charCodeAt(0) - 45}`.padStart(2, "0")).join("");
  for (const text of [`№ ${number}…`, `${number}${number}`, `ірсЖ.${code}`]) {
    await processing.lookUp(text);
    await expect(processing.found(1), text.slice(0, 30)).toContainText(BLOOD.name[lang]);
  }
  const content = JSON.stringify({ verifiableCredential: [card] });
  for (const how of ["drop", "paste"] as const) {
    await processing.number.fill("");
    await expect(processing.found(1)).toBeHidden();
    await handOver(processing.number, how, { name: "referral.smart-health-card", content });
    await expect(processing.found(1), how).toContainText(BLOOD.name[lang]);
  }
  // A text that goes along with a picture is what is meant, as word processors copy.
  await handOver(processing.number, "paste", { name: "image.png", content: "x" }, number);
  await expect(processing.number).not.toHaveValue("image.png");
  for (const file of [
    { name: "photo.jpg", content: "x".repeat(20_001) },
    { name: "referral.pdf", content: "%PDF-1.7" },
    { name: "scan", content: "\0" },
  ]) {
    await handOver(processing.number, "drop", file);
    await expect(processing.number).toHaveValue(file.name);
    await expect(processing.number).toHaveAccessibleDescription(new RegExp(t("processing-no-card").slice(0, 30)));
    await expect(processing.number).toBeFocused();
    await expect(processing.found(1)).toBeHidden();
  }

  await processing.lookUp(unknown());
  await expect(processing.unknown).toContainText(t("processing-unknown-hint"));
  await expect(processing.found(1)).toBeHidden();
  await processing.lookUp(misspelt(unknown().replace("TTTT", "2A3B")));
  await expect(processing.misspelt).toBeVisible();

  for (const garbage of ["", "привіт", "2A3B", `${number}2`, "ТТТТ-ТТТТ-ТТТТ-ТТТ?"]) {
    await processing.lookUp(garbage);
    await expect(processing.number).toBeFocused();
    await expect(processing.number).toHaveAccessibleDescription(
      new RegExp(t("rule-number-invalid").slice(0, 30)),
    );
    await expect(processing.unknown).toBeHidden();
  }
});

test("two take the same referral: the second is told who has it", async ({
  clinic,
  open,
  lang,
  texts: { t },
}) => {
  const office = await clinic.office();
  const place = await office.newWorkstation("Лабораторія, вікно 9");
  const second = await office.hire("Кушнір Ганна Іллівна", ["laboratory-worker"], {
    workstation: place,
  });
  const colleague = await office.colleague(clinic.person("family-doctor"));
  const patient = await colleague.register({ family: "Спільна", given: "Раїса" });
  const { number } = await colleague.issue(patient);

  const [one, two] = [await open(clinic), await open(clinic, { workstation: place })];
  await one.enter(clinic.person("laboratory-worker"));
  await two.enter(second);
  const name = BLOOD.name[lang];
  for (const lab of [one, two]) {
    await lab.processing.goto();
    await lab.processing.lookUp(number);
    await expect(lab.processing.take(name)).toBeVisible();
  }
  await one.processing.take(name).click();
  await expect(one.work.heading(name)).toBeVisible();

  await two.processing.take(name).click();
  const who = "Дорошенко Віра Павлівна";
  await expect(two.processing.alert).toContainText(t("error-referral-taken", { who }));
  await two.processing.lookUp(number);
  await expect(two.processing.service(name)).toContainText(t("referrals-status-in-progress"));
  await expect(two.processing.service(name)).toContainText(who);
  await expect(two.processing.take(name)).toBeHidden();
  await expect(two.page.getByRole("main")).not.toContainText("Спільна");

  await one.processing.goto();
  await one.processing.lookUp(number);
  await expect(one.processing.service(name)).toContainText(t("processing-with-you"));
  await one.processing.open(name).click();
  await expect(one.work.result).toBeVisible();
});

test("a colleague takes over what somebody has in work, and says why", async ({
  clinic,
  open,
  lang,
  texts: { t },
}) => {
  const office = await clinic.office();
  const organization = await office.newOrganization("Лабораторія № 3");
  const place = await office.newWorkstation("Лабораторія, вікно 11");
  const gone = await office.hire("Гончар Ольга Іллівна", ["laboratory-worker"], { organization });
  const taker = await office.hire("Бойко Леся Ігорівна", ["laboratory-worker"], {
    organization,
    workstation: place,
  });
  const doctor = clinic.person("family-doctor");
  const patient = await (await office.colleague(doctor)).register({
    family: "Перебрана",
    given: "Олена",
  });
  const { id, number, referrals } = await (await office.colleague(doctor)).issue(patient);
  await (await office.colleague(gone)).take(referrals[0]!.id);
  const name = BLOOD.name[lang];
  const lab = await open(clinic, { workstation: place });
  await lab.enter(taker);
  await lab.processing.goto();
  await lab.processing.lookUp(number);
  await expect(lab.page.getByRole("main")).not.toContainText("Перебрана");
  await lab.processing.takeOver(name).click();
  const dialog = lab.processing.takingOver(name);
  await expect(dialog.keep).toBeFocused();
  await dialog.act.click();
  await expect(dialog.reason).toHaveAccessibleDescription(t("rule-note-empty"));
  await dialog.reason.fill("Колега у відпустці.");
  await dialog.act.click();
  await expect(lab.shell.notice(t("notice-referral-taken-over"))).toBeVisible();
  await expect(lab.work.heading(name)).toBeVisible();
  await expect(lab.work.result).toBeVisible();

  const desk = await open(clinic);
  await desk.enter(doctor);
  await desk.requisition.goto(id);
  await expect(desk.requisition.service(name)).toContainText("Бойко Леся Ігорівна");
  const event = desk.requisition.events.filter({ hasText: t("referrals-act-taken-over") });
  await expect(event).toContainText("Колега у відпустці.");
});

test("a referral recalled meanwhile is not completed, and the result stays on the page", async ({
  clinic,
  open,
  lang,
  texts: { t },
}) => {
  const office = await clinic.office();
  const doctor = clinic.person("family-doctor");
  const place = await office.newWorkstation("Каб. 216");
  const colleague = await office.colleague(doctor);
  const patient = await colleague.register({ family: "Передумана", given: "Ліна" });
  const { id, number } = await colleague.issue(patient);
  const lab = await open(clinic);
  const desk = await open(clinic, { workstation: place });
  await lab.enter(clinic.person("laboratory-worker"));
  await desk.enter(await office.movedTo(place, doctor));
  const name = BLOOD.name[lang];
  await lab.processing.goto();
  await lab.processing.lookUp(number);
  await lab.processing.take(name).click();
  await lab.work.result.fill("Гемоглобін 131 г/л.");

  await desk.requisition.goto(id);
  const mistake = desk.requisition.mistake(name);
  await mistake.opener.click();
  await mistake.reason.selectOption({ label: t("referrals-error-duplicate") });
  await mistake.act.click();
  await expect(desk.requisition.service(name)).toContainText(t("referrals-status-in-error"));

  await lab.work.complete.click();
  await expect(lab.work.summary).toBeFocused();
  await expect(lab.work.result).toHaveValue("Гемоглобін 131 г/л.");
});

test("what is completed stays to be found", async ({ clinic, open, lang, texts: { t } }) => {
  const office = await clinic.office();
  const doctor = await office.colleague(clinic.person("family-doctor"));
  const worker = await office.hire("Литвин Ольга Юріївна", ["laboratory-worker"]);
  const colleague = await office.colleague(worker);
  const patient = await doctor.register({ family: "Завершена", given: "Інна" });
  const [first, second] = [await doctor.issue(patient), await doctor.issue(patient)];
  for (const { referrals } of [first, second]) await colleague.take(referrals[0]!.id);
  await colleague.complete(first.referrals[0]!.id, "Норма.");

  const lab = await open(clinic);
  await lab.enter(worker);
  await expect(lab.home.work).toContainText(patient.name);
  await lab.processing.goto();
  const { mine, withCompleted } = lab.processing;
  await expect(mine.getByRole("link")).toHaveCount(1);
  await withCompleted.check();
  await expect(mine.getByRole("link")).toHaveCount(2);
  await mine.getByRole("row").filter({ hasText: t("referrals-status-completed") }).getByRole("link").click();
  await expect(lab.work.heading(BLOOD.name[lang])).toBeVisible();
  await expect(lab.work.facts).toContainText("Норма.");
  await expect(lab.work.complete).toBeHidden();
});
