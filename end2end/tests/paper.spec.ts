// The referral on paper, as whoever holds it sees it.

import type { Page } from "@playwright/test";
import { service } from "../clinic/catalogue";
import type { Clinic } from "../clinic/clinic";
import { written } from "../clinic/number";
import { BOTH, expect, test } from "../fixtures";
import { VerifyPage } from "../pages/verify";
import { Pdf, type Box, type Sheet } from "../pdf";
import type { Texts } from "../texts";
import type { Workplace } from "../workplace";

// The longest names there are.
const SERVICES = ["58106-00", "11607-00", "66655-00", "55274-00", "99101-00"].map(service);
const DIAGNOSIS = {
  code: "J44.9",
  name: {
    uk: "Хронічне обструктивне захворювання легень неуточнене",
    en: "Chronic obstructive pulmonary disease, unspecified",
  },
};
const NAME = "Найдовша-Паперова Оксана Миколаївна";
const NOTE = "Задишка при ходьбі, хрипи справа внизу.";
const ADVICE = "Приходьте натще. Попередні знімки візьміть із собою.";
const DOCTOR = "Петренко Світлана Андріївна";
const ORGANIZATION = "Амбулаторія № 3";
const FACILITY = "КНП «Вербівська міська лікарня»";
const DAYS = {
  uk: { born: "14.03.1968", from: "20.11.2026", until: "20.11.2027" },
  en: { born: "14 Mar 1968", from: "20 Nov 2026", until: "20 Nov 2027" },
};

/** What of an A4 sheet may be printed on, in millimetres, and a hair more. */
const PRINTED: Box = { left: 19.5, top: 13.5, right: 194.5, bottom: 286.5 };
/** Where the QR code stands, the words beside it, and the foot. */
const CODE: Box = { left: 148, top: 14, right: 194, bottom: 60 };
const HEAD: Box = { left: 20, top: 14, right: 140, bottom: 40 };
const FOOT: Box = { left: 20, top: 268, right: 194, bottom: 286 };
/** As offices scan: for reading, for keeping, for printing again. At 100 dots a module has less than two of them. */
const RESOLUTIONS = [150, 200, 300];

interface Printed {
  pdf: Pdf;
  /** In groups of four. */
  number: string;
}

/** Issues five services at a workstation, and prints them there. */
async function print(clinic: Clinic, desk: Workplace, reader: Page): Promise<Printed> {
  const doctor = clinic.person("family-doctor");
  const colleague = await (await clinic.office()).colleague(doctor);
  const [family = "", given = "", patronymic = ""] = NAME.split(" ");
  const patient = await colleague.register({ family, given, patronymic, birthDate: "1968-03-14" });
  await desk.enter(doctor);
  await desk.referralForm.gotoNew(patient.id);
  await desk.referralForm.fill({
    services: SERVICES.map(({ code }) => code),
    icd10: DIAGNOSIS.code,
    priority: "urgent",
    note: NOTE,
    instruction: ADVICE,
  });
  await desk.referralForm.issue.click();
  await expect(desk.requisition.number).toBeVisible();
  const number = written(await desk.requisition.readNumber());
  return { pdf: await Pdf.open(reader, await desk.requisition.paper()), number };
}

/** The texts of the parts that have a role. */
function parts(sheet: Sheet, role: string): string[] {
  return sheet.parts.filter((part) => part.role === role).map(({ text }) => text);
}

function expectWithin(inner: Box, outer: Box): void {
  expect(inner.left).toBeGreaterThan(outer.left);
  expect(inner.top).toBeGreaterThan(outer.top);
  expect(inner.right).toBeLessThan(outer.right);
  expect(inner.bottom).toBeLessThan(outer.bottom);
}

/** What both copies say at their ends, and what stands where. */
async function expectCopy(pdf: Pdf, at: number, number: string, { t }: Texts): Promise<void> {
  const sheet = pdf.sheets[at]!;
  expect(sheet.width).toBeCloseTo(210, 1);
  expect(sheet.height).toBeCloseTo(297, 1);
  expectWithin(sheet.reach, PRINTED);
  const { ink, dark } = await pdf.draw(at, 150, [CODE, HEAD, FOOT]);
  expectWithin(ink, PRINTED);
  const [code, ...words] = dark;
  // As many dark modules as light ones; letters let the paper through.
  expect(code).toBeCloseTo(0.5, 1);
  for (const grey of words) expect(grey).toBeGreaterThan(0.02);
  for (const grey of words) expect(grey).toBeLessThan(0.2);
  expect(sheet.text).toContain(t("paper-page", { page: "1", pages: "1" }));
  expect(sheet.text).toContain(FACILITY);
  expect(sheet.text).toContain(number);
  expect(sheet.text).toContain("/verify");
  expect(sheet.text).toContain(t("paper-signed"));
  const [figure, ...others] = sheet.parts.filter(({ role }) => role === "Figure");
  expect(figure?.alt).toBe(t("paper-code-alt", { written: number }));
  expect(others).toEqual([]);
}

test("a printed paper says what it must, where it must, to eyes and ears", BOTH, async ({
  clinic,
  open,
  browser,
  lang,
  texts,
}) => {
  const { t } = texts;
  const reader = await browser.newPage();
  const { pdf, number } = await print(clinic, await open(clinic), reader);
  const { born, from, until } = DAYS[lang];
  expect(pdf.lang).toBe(lang);
  expect(pdf.title).toBe(t("paper-document", { written: number, title: t("paper-title") }));
  expect(pdf.sheets).toHaveLength(2);
  const [form, memo] = pdf.sheets as [Sheet, Sheet];
  await expectCopy(pdf, 0, number, texts);
  await expectCopy(pdf, 1, number, texts);
  await reader.close();

  expect(parts(form, "H1")).toEqual([t("paper-title")]);
  const sections = ["patient-male", "services", "grounds", "requester"];
  expect(parts(form, "H2")).toEqual(sections.map((key) => t(`paper-${key}`)));
  const [head, ...rows] = parts(form, "TR");
  expect(head).toContain(t("paper-service"));
  expect(rows).toHaveLength(SERVICES.length);
  for (const [place, { code, name, category }] of SERVICES.entries()) {
    const kind = t(`paper-category-${category.replaceAll("_", "-")}`);
    expect(rows[place]).toBe(`${code} ${name[lang]} ${kind} 1`);
  }
  expect(parts(form, "LI")).toEqual(
    expect.arrayContaining([
      `${t("paper-priority")} ${t("paper-priority-urgent")}`,
      `${t("paper-valid")} ${t("paper-valid-range", { from, until })}`,
      `${t("paper-name")} ${NAME}`,
      `${t("paper-born")} ${born}, ${t("paper-sex-unknown")}`,
      `${t("paper-icd10")} ${DIAGNOSIS.code} ${DIAGNOSIS.name[lang]}`,
      `${t("paper-note")} ${NOTE}`,
      `${t("paper-name")} ${DOCTOR}`,
      `${t("paper-organization")} ${ORGANIZATION}`,
    ]),
  );
  // Said to the patient, not to whoever carries it out.
  expect(form.text).not.toContain(ADVICE);

  expect(parts(memo, "H1")).toEqual([t("paper-memo-male")]);
  const steps = ["services", "advice", "next"];
  expect(parts(memo, "H2")).toEqual(steps.map((key) => t(`paper-memo-${key}`)));
  const services = SERVICES.map(({ name }, place) => `${place + 1}. ${name[lang]}`);
  expect(parts(memo, "LI").slice(0, services.length)).toEqual(services);
  expect(parts(memo, "P")).toEqual(
    expect.arrayContaining([NAME, ADVICE, t("paper-memo-until", { date: until })]),
  );
  for (const kept of [NOTE, DIAGNOSIS.code, DIAGNOSIS.name[lang]]) {
    expect(memo.text).not.toContain(kept);
  }
});

test("either copy is checked from a picture of its whole page", async ({
  clinic,
  open,
  openAt,
  browser,
  texts,
}) => {
  test.slow();
  const reader = await browser.newPage();
  const { pdf } = await print(clinic, await open(clinic), reader);
  const { page } = await openAt(clinic.address);
  const verify = new VerifyPage(page, texts);
  for (const sheet of pdf.sheets.keys()) {
    for (const dpi of RESOLUTIONS) {
      const { png } = await pdf.draw(sheet, dpi);
      await verify.goto();
      await verify.show({ name: "page.png", mimeType: "image/png", buffer: png });
      const message = `page ${sheet + 1} at ${dpi} dots an inch`;
      await expect(verify.verdict("verify-valid"), message).toBeVisible({ timeout: 30_000 });
      await expect(verify.content).toContainText(NAME);
    }
  }
  await reader.close();
});
