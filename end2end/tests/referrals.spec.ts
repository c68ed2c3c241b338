// The main job, at two workstations: from a patient nobody knows to what became of
// three services.

import { service } from "../clinic/catalogue";
import { inCyrillic, written } from "../clinic/number";
import { BOTH_ON_EITHER_ENGINE, expect, test } from "../fixtures";
import { Secrecy } from "../secrecy";

const XRAY = service("58500-00");
const BLOOD = service("65070-00");
const CHEMISTRY = service("66512-00");
const GLUCOSE = service("66542-00");
const LABORATORY = "Лабораторія, вікно 7";
const NAME = "Гуменюк Богдана Юріївна";
const NOTE = "Кашель 9 днів, хрипи справа.";
const ADVICE = "Кров здавати натще.";
const RESULT = "Інфільтрат у нижній частці справа.";
const WORKER = "Дорошенко В. П.";
const DOCTOR = "Петренко С. А.";

test("the main job", BOTH_ON_EITHER_ENGINE, async ({ clinic, open, lang, texts: { t } }) => {
  test.slow();
  const office = await clinic.office();
  const place = await office.newWorkstation(LABORATORY);
  const worker = await office.movedTo(place, clinic.person("laboratory-worker"));
  const desk = await open(clinic);
  const lab = await open(clinic, { workstation: place });
  const secrecies = await Promise.all(
    [desk, lab].map(({ page }) => Secrecy.of(page.context())),
  );
  await desk.enter(clinic.person("family-doctor"));
  await lab.enter(worker);
  const { requisition } = desk;
  const [xray, blood, chemistry, glucose] = [XRAY, BLOOD, CHEMISTRY, GLUCOSE].map(
    ({ name }) => name[lang],
  ) as [string, string, string, string];
  let number = "";

  await test.step("the patient is not on record, and is registered", async () => {
    await desk.shell.goTo("patients-title");
    for (const typed of ["гуменюк б", "067 321 00 07", "21.06.1985"]) {
      await desk.patients.find(typed);
      await expect(desk.patients.none(typed)).toBeVisible();
    }
    await desk.patients.register.click();
    await desk.patientForm.fill({
      family: "Гуменюк",
      given: "Богдана",
      patronymic: "Юріївна",
      birthDate: "21.06.1985",
      sex: "female",
      tax: { number: "3121812345" },
      phone: "067 321 00 07",
    });
    await desk.patientForm.register.click();
    await expect(desk.shell.notice(t("notice-patient-registered", { name: NAME }))).toBeVisible();
    await expect(desk.patient.heading(NAME)).toBeVisible();
  });

  await test.step("three services are issued under one number", async () => {
    await desk.patient.refer.click();
    const { referralForm: form } = desk;
    await form.issue.click();
    await expect(form.summary).toBeFocused();
    await expect(form.summary.getByRole("link")).toHaveText([
      t("rule-services-missing"),
      t("rule-diagnosis-missing"),
    ]);
    await form.fill({
      services: [XRAY.code, BLOOD.code, CHEMISTRY.code],
      icd10: "J18.9",
      icpc2: "R81",
      priority: "urgent",
      note: NOTE,
      instruction: ADVICE,
      occurrence: "19.11.2026",
    });
    await form.quantity(blood).fill("0");
    await form.issue.click();
    await expect(form.summary).toContainText(t("rule-quantity-invalid"));
    await form.quantity(blood).fill("2");
    await form.issue.click();
    await expect(form.summary).toContainText(t("rule-occurrence-past"));
    await form.fill({ occurrence: "25.11.2026" });
    await expect(form.toBeIssued).toContainText(t("referrals-summary-number", { count: 3 }));
    await expect(form.toBeIssued).toContainText(t("referrals-priority-urgent"));
    await form.issue.click();

    await expect(requisition.number).toBeVisible();
    number = await requisition.readNumber();
    const issued = { count: 3, written: written(number) };
    await expect(desk.shell.notice(t("notice-referrals-issued", issued))).toBeVisible();
    for (const name of [xray, blood, chemistry]) {
      await expect(requisition.service(name)).toContainText(t("referrals-status-new"));
      await expect(requisition.service(name)).toContainText(t("referrals-nobody-yet"));
    }
    await expect(requisition.service(blood)).toContainText("× 2");
    for (const said of ["J18.9", "R81", NOTE, ADVICE]) {
      await expect(requisition.reason).toContainText(said);
    }
    await expect(desk.patient.strip(NAME)).toBeVisible();
  });

  await test.step("the laboratory finds the number as it was written down", async () => {
    await lab.shell.goTo("processing-title");
    await lab.processing.lookUp(inCyrillic(number));
    await expect(lab.processing.found(3)).toBeVisible();
    await expect(lab.page.getByRole("main")).not.toContainText("Гуменюк");
    await expect(lab.processing.service(xray)).toContainText(t("referrals-priority-urgent"));
  });

  await test.step("it takes one, and completes it with a result", async () => {
    await lab.processing.take(xray).click();
    await expect(lab.work.heading(xray)).toBeVisible();
    await expect(lab.shell.notice(t("notice-referral-taken"))).toBeVisible();
    await expect(lab.patient.strip(NAME)).toBeVisible();
    await expect(lab.work.reason).toContainText(NOTE);
    await lab.work.complete.click();
    await expect(lab.work.summary).toContainText(t("rule-note-empty"));
    await lab.work.result.fill(RESULT);
    await lab.work.complete.click();
    await expect(lab.shell.notice(t("notice-referral-completed"))).toBeVisible();
    await expect(lab.processing.number).toBeVisible();
    await expect(lab.processing.mine).not.toContainText("Гуменюк");
  });

  await test.step("it takes another, and releases it", async () => {
    await lab.processing.lookUp(number);
    await lab.processing.take(blood).click();
    await expect(lab.work.heading(blood)).toBeVisible();
    await lab.work.release.click();
    await expect(lab.work.releasing.keep).toBeFocused();
    await lab.work.releasing.act.click();
    await expect(lab.shell.notice(t("notice-referral-released"))).toBeVisible();
    await expect(lab.processing.mine).not.toContainText("Гуменюк");
  });

  await test.step("the doctor sees what became of each", async () => {
    await desk.page.reload();
    await expect(requisition.service(xray)).toContainText(t("referrals-status-completed"));
    await expect(requisition.service(xray)).toContainText("Дорошенко Віра Павлівна");
    await expect(requisition.service(blood)).toContainText(t("referrals-status-new"));
    await expect(requisition.event("completed", xray)).toContainText(RESULT);
    await expect(requisition.progress).toContainText(
      t("referrals-done-of", { done: "1", all: 3 }),
    );
  });

  await test.step("one is recalled, for a reason that needs a comment", async () => {
    const dialog = requisition.recall(blood);
    await dialog.opener.click();
    await expect(dialog.keep).toBeFocused();
    await dialog.act.click();
    await expect(dialog.dialog).toContainText(t("referrals-why-missing"));
    await dialog.reason.selectOption({ label: t("referrals-reason-contraindicated") });
    await dialog.act.click();
    await expect(dialog.comment).toHaveAccessibleDescription(t("rule-comment-missing"));
    await dialog.comment.fill("Відкрита рана на руці.");
    await dialog.act.click();
    await expect(desk.shell.notice(t("notice-referral-recalled"))).toBeVisible();
    await expect(requisition.service(blood)).toContainText(t("referrals-status-recalled"));
    await expect(dialog.opener).toBeHidden();
  });

  await test.step("one is replaced", async () => {
    await requisition.replace(chemistry);
    const { referralForm: form } = desk;
    await expect(form.note).toHaveValue(NOTE);
    await form.remove(chemistry);
    await form.fill({ services: [GLUCOSE.code], priority: "routine" });
    await form.issueInPlace.click();
    await expect(requisition.service(glucose)).toBeVisible();
    const second = await requisition.readNumber();
    expect(second).not.toBe(number);
    const grouped = (text: string) => written(text).replaceAll("-", " ");
    await requisition.reason.getByRole("link", { name: grouped(number) }).click();
    await expect(requisition.service(chemistry)).toContainText(t("referrals-status-recalled"));
    const replacement = requisition.service(chemistry).getByRole("link", { name: grouped(second) });
    await expect(replacement).toBeVisible();
  });

  await test.step("one turns out to be a mistake", async () => {
    const dialog = requisition.mistake(xray);
    await dialog.opener.click();
    await dialog.reason.selectOption({ label: t("referrals-error-wrong-patient") });
    await dialog.act.click();
    await expect(desk.shell.notice(t("notice-referral-in-error"))).toBeVisible();
    await expect(requisition.service(xray)).toContainText(t("referrals-status-in-error"));
  });

  await test.step("the history shows everything, with who did it and where", async () => {
    const station = t("referrals-at-workstation", { workstation: LABORATORY });
    const issued = requisition.events.filter({
      hasText: t("referrals-history-issued", { count: 3 }),
    });
    await expect(issued).toContainText(DOCTOR);
    await expect(requisition.event("taken", xray)).toContainText(`${WORKER}, Діагностичне відділення, ${station}`);
    await expect(requisition.event("completed", xray)).toContainText(station);
    await expect(requisition.event("taken", blood)).toContainText(WORKER);
    await expect(requisition.event("released", blood)).toContainText(WORKER);
    const recalled = requisition.event("recalled", blood);
    await expect(recalled).toContainText(t("referrals-reason-contraindicated"));
    await expect(recalled).toContainText("Відкрита рана на руці.");
    await expect(recalled).toContainText(DOCTOR);
    await expect(requisition.event("replaced", chemistry)).toContainText(DOCTOR);
    const mistaken = requisition.event("entered-in-error", xray);
    await expect(mistaken).toContainText(t("referrals-error-wrong-patient"));
    await expect(requisition.events).toHaveCount(8);
  });

  await test.step("the lists find it by number, patient and service", async () => {
    await desk.shell.goTo("referrals-title");
    await desk.referrals.tab("organization").click();
    for (const typed of ["гуменюк", written(number), inCyrillic(number)]) {
      await desk.referrals.find(typed);
      await expect(desk.referrals.row(NAME).first()).toBeVisible();
    }
    await desk.referrals.sortBy("referrals-patient");
    await expect(desk.referrals.row(NAME).first()).toBeVisible();
  });

  await test.step("no address, title or console knows of the patient", async () => {
    for (const secrecy of secrecies) {
      secrecy.expectNothingOf("гуменюк", "богдана", "3210007", "321 00 07", "3123456789");
      secrecy.expectNothingOf("21.06.1985", "1985-06-21", NOTE, RESULT);
      secrecy.expectNoAddressWith(number, written(number), inCyrillic(number));
    }
  });
});
