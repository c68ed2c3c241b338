// Nothing typed into a form is lost, whatever happens meanwhile.

import type { Route } from "@playwright/test";

import { service } from "../clinic/catalogue";
import { written } from "../clinic/number";
import { expect, test } from "../fixtures";
import type { ReferralFields } from "../pages/referral_form";
import { Workplace } from "../workplace";

const [BLOOD, XRAY] = [service("65070-00"), service("58500-00")];
const FILLED: ReferralFields = {
  services: [BLOOD.code, XRAY.code],
  icd10: "J18.9",
  icpc2: "R81",
  priority: "asap",
  note: "Не загубити.",
  instruction: "Прийти натще.",
  occurrence: "30.11.2026",
};

async function expectFilled({ referralForm: form }: Workplace): Promise<void> {
  for (const code of FILLED.services!) await expect(form.service(code)).toBeVisible();
  await expect(form.icd10).toHaveValue(/^J18\.9 /);
  await expect(form.icpc2).toHaveValue(/^R81 /);
  await expect(form.priority("asap")).toBeChecked();
  await expect(form.note).toHaveValue(FILLED.note!);
  await expect(form.instruction).toHaveValue(FILLED.instruction!);
  await expect(form.occurrence).toHaveValue(FILLED.occurrence!);
}

test("a session that ends over a half-filled referral keeps everything typed", async ({
  ownClinic,
  open,
  lang,
  texts: { t },
}) => {
  const { clock } = ownClinic;
  const doctor = ownClinic.person("family-doctor");
  const colleague = await (await ownClinic.office()).colleague(ownClinic.person("nurse"));
  const patient = await colleague.register({ family: "Тривала", given: "Зоя" });
  const desk = await open(ownClinic);
  await desk.page.clock.install();
  await desk.enter(doctor);
  await desk.referralForm.gotoNew(patient.id);
  await desk.referralForm.fill(FILLED);
  await desk.referralForm.quantity(BLOOD.name[lang]).fill("3");

  await desk.page.clock.fastForward("16:00");
  clock.advance({ minutes: 16 });
  await expect(desk.signInAgain.dialog).toBeVisible();
  await desk.signInAgain.signIn(doctor);
  await expect(desk.signInAgain.dialog).toBeHidden();
  await expectFilled(desk);
  await expect(desk.referralForm.quantity(BLOOD.name[lang])).toHaveValue("3");

  await desk.referralForm.issue.click();
  await expect(desk.requisition.service(BLOOD.name[lang])).toContainText("× 3");
  await expect(desk.requisition.reason).toContainText(FILLED.note!);
  await expect(desk.shell.heading).toContainText(t("referrals-one"));
});

test("a request that never arrives says so, loses nothing, and goes out when pressed again", async ({
  openForm,
  texts: { t },
}) => {
  const desk = await openForm({ family: "Обривна", given: "Нонна" });
  await desk.referralForm.fill(FILLED);
  // Nobody answers; or a guests' network does, which first asks to sign in.
  const portals = [
    { contentType: "text/html", body: "<h1>Wi-Fi</h1>" },
    { contentType: "application/json", body: '{"portal":"Wi-Fi"}' },
  ];
  const others = portals.map((portal) => (call: Route) => call.fulfill(portal));
  for (const answer of [(call: Route) => call.abort(), ...others]) {
    await desk.page.route("**/api/requisitions", answer);
    await desk.referralForm.issue.click();
    await expect(desk.referralForm.summary).toBeFocused();
    await expect(desk.referralForm.summary).toContainText(t("error-network"));
    await expectFilled(desk);
    await desk.page.unroute("**/api/requisitions");
  }
  await desk.referralForm.issue.click();
  await expect(desk.requisition.number).toBeVisible();
  await desk.referrals.goto();
  await desk.referrals.find("обривна");
  await expect(desk.referrals.rows).toHaveCount(2);
});

test("an issue button pressed twice issues once", async ({ openForm }) => {
  const desk = await openForm({ family: "Нетерпляча", given: "Рада" });
  await desk.referralForm.fill({ services: [BLOOD.code], icd10: "Z00.0" });
  let sent = 0;
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await desk.page.route("**/api/requisitions", async (call) => {
    sent += 1;
    await held;
    await call.continue();
  });
  await desk.referralForm.issue.click();
  await expect.poll(() => sent).toBe(1);
  await desk.page.keyboard.press("Enter");
  await desk.page.keyboard.press("Enter");
  answer();
  await expect(desk.requisition.number).toBeVisible();
  expect(sent).toBe(1);
});

/** Lets the request through and loses its answer. */
async function loseAnswers({ page }: Workplace, path: string): Promise<void> {
  await page.route(path, async (call) => {
    await call.fetch();
    await call.abort();
  });
}

test("an answer that is lost on its way: who presses again gets the number that was issued", async ({
  openForm,
  lang,
  texts: { t },
}) => {
  const desk = await openForm({ family: "Загублена", given: "Відповідь" });
  await desk.referralForm.fill(FILLED);
  await loseAnswers(desk, "**/api/requisitions");
  await desk.referralForm.issue.click();
  await expect(desk.referralForm.summary).toContainText(t("error-network"));
  await expectFilled(desk);
  await desk.page.unroute("**/api/requisitions");
  await expect(desk.referralForm.already(BLOOD.name[lang])).toBeVisible();
  await expect(desk.referralForm.already(XRAY.name[lang])).toBeVisible();
  const link = desk.referralForm.already(BLOOD.name[lang]).getByRole("link");
  const number = await link.getByRole("img").getAttribute("aria-label");

  await desk.referralForm.issue.click();
  await expect(desk.requisition.number).toHaveAccessibleName(number!);
  await desk.referrals.goto();
  await desk.referrals.find("загублена");
  await expect(desk.referrals.rows).toHaveCount(2);
});

test("a form changed after its answer was lost leads to what was issued", async ({
  openForm,
  texts: { t },
}) => {
  const desk = await openForm({ family: "Змінена", given: "Форма" });
  await desk.referralForm.fill({ services: [BLOOD.code], icd10: "Z00.0" });
  await loseAnswers(desk, "**/api/requisitions");
  await desk.referralForm.issue.click();
  await expect(desk.referralForm.summary).toContainText(t("error-network"));
  await desk.page.unroute("**/api/requisitions");
  await desk.referralForm.fill({ note: "Додано." });
  await desk.referralForm.issue.click();
  await expect(desk.referralForm.summary).toContainText(t("error-form-sent"));
  const opened = desk.page.context().waitForEvent("page");
  await desk.referralForm.sent.click();
  const tab = new Workplace(await opened, desk.texts);
  await expect(tab.requisition.number).toBeVisible();
  await expect(desk.referralForm.note).toHaveValue("Додано.");
});

test("a draft whose answer was lost is kept once, and goes on", async ({
  openForm,
  texts: { t },
}) => {
  const desk = await openForm({ family: "Загублена", given: "Чернетка" });
  await desk.referralForm.fill({ services: [BLOOD.code], icd10: "Z00.0" });
  await loseAnswers(desk, "**/api/drafts");
  await desk.referralForm.saveDraft.click();
  await expect(desk.referralForm.summary).toContainText(t("error-network"));
  await desk.page.unroute("**/api/drafts");
  await desk.referralForm.fill({ note: "Додано." });
  await desk.referralForm.saveDraft.click();
  await expect(desk.shell.heading).toHaveText(t("referrals-draft"));
  await expect(desk.referralForm.note).toHaveValue("Додано.");

  // Issuing it is not lost either.
  await loseAnswers(desk, "**/api/drafts/*/issue");
  await desk.referralForm.issue.click();
  await expect(desk.referralForm.summary).toContainText(t("error-network"));
  await desk.page.unroute("**/api/drafts/*/issue");
  await desk.referralForm.issue.click();
  await expect(desk.requisition.number).toBeVisible();
  await desk.referrals.goto();
  await desk.referrals.find("загублена чернетка");
  await expect(desk.referrals.rows).toHaveCount(1);
});

test("a service asked for already is said before it is asked for again", async ({
  clinic,
  open,
  lang,
}) => {
  const colleague = await (await clinic.office()).colleague(clinic.person("family-doctor"));
  const patient = await colleague.register({ family: "Повторна", given: "Ніка" });
  const { number } = await colleague.issue(patient, { services: [BLOOD.code] });
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  await desk.referralForm.gotoNew(patient.id);
  await desk.referralForm.fill({ services: [XRAY.code, BLOOD.code] });
  const warning = desk.referralForm.already(BLOOD.name[lang]);
  await expect(warning.getByRole("img")).toHaveAccessibleName(written(number).replaceAll("-", " "));
  await expect(desk.referralForm.already(XRAY.name[lang])).toBeHidden();
  await desk.referralForm.remove(BLOOD.name[lang]);
  await expect(warning).toBeHidden();
});
