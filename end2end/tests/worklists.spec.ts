import { readFileSync } from "node:fs";
import { service, someServices } from "../clinic/catalogue";
import type { Clinic, Person } from "../clinic/clinic";
import type { Colleague } from "../clinic/colleague";
import { inCyrillic, misspelt, written } from "../clinic/number";
import { BOTH, expect, test } from "../fixtures";

const [BLOOD, XRAY, ECG] = [service("65070-00"), service("58500-00"), service("11700-00")];

/** Two doctors of an organization that has nothing yet: one to sign in, one at work. */
async function department(
  clinic: Clinic,
  name: string,
): Promise<{ doctor: Person; own: Colleague; neighbour: Colleague }> {
  const office = await clinic.office();
  const organization = await office.newOrganization(name);
  const doctor = await office.hire("Левченко Ігор Олегович", ["family-doctor"], { organization });
  const second = await office.hire("Бойко Юлія Олегівна", ["family-doctor"], { organization });
  const [own, neighbour] = [await office.colleague(doctor), await office.colleague(second)];
  return { doctor, own, neighbour };
}

test("the lists say how much they hold; the first one when it holds nothing", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const { doctor, own, neighbour } = await department(clinic, "Відділення списків");
  const desk = await open(clinic);
  await desk.enter(doctor);
  const { referrals } = desk;
  await desk.shell.goTo("referrals-title");
  await expect(desk.page.getByRole("heading", { name: t("referrals-none-mine") })).toBeVisible();
  await expect(referrals.tab("mine")).toHaveText(/\D0$/);

  const patient = await own.register({ family: "Списочна", given: "Ада" });
  await own.issue(patient, { services: [BLOOD.code, XRAY.code] });
  await own.draft(patient);
  await neighbour.issue(patient, { priority: "stat" });
  await referrals.goto();
  await expect(referrals.tab("mine")).toHaveText(/\D3$/);
  await expect(referrals.tab("organization")).toHaveText(/\D4$/);
  await expect(referrals.tab("stuck")).toHaveText(/\D0$/);
  await expect(referrals.rows).toHaveCount(3);
  await referrals.tab("organization").click();
  await expect(referrals.tab("organization")).toHaveAttribute("aria-current", "page");
  await expect(referrals.row(t("referrals-priority-stat"))).toBeVisible();
  // Among what the colleagues issued stand the own drafts.
  await expect(referrals.row(t("referrals-status-draft"))).toBeVisible();
  await referrals.tab("expiring").click();
  await expect(desk.page.getByRole("heading", { name: t("referrals-none-expiring") })).toBeVisible();
});

test("search, filters and sorting narrow a list", BOTH, async ({ clinic, open, lang, texts: { t } }) => {
  const { doctor, own } = await department(clinic, "Відділення пошуку");
  const anna = await own.register({ family: "Арсенич", given: "Ганна" });
  const yurii = await own.register({ family: "Ящук", given: "Юрій" });
  const { number } = await own.issue(anna, { services: [XRAY.code], priority: "urgent" });
  await own.issue(yurii, { services: [ECG.code] });
  const { referrals: [recalled] } = await own.issue(yurii, { priority: "asap" });
  await own.recall(recalled!.id);

  const desk = await open(clinic);
  await desk.enter(doctor);
  const { referrals } = desk;
  await referrals.goto();
  await expect(referrals.rows).toHaveCount(3);
  const finds = [written(number), inCyrillic(number), number.slice(4, 10), "арсен", XRAY.name[lang]];
  for (const typed of [...finds, XRAY.name[lang].slice(3, 12).toUpperCase()]) {
    await referrals.find(typed);
    await expect(referrals.rows).toHaveCount(1);
    await expect(referrals.rows).toContainText(anna.name);
    await referrals.find("");
    await expect(referrals.rows).toHaveCount(3);
  }
  await referrals.find(misspelt(number));
  await expect(referrals.none(misspelt(number))).toBeVisible();
  await referrals.resetFilters.click();
  await expect(referrals.search).toBeFocused();
  await expect(referrals.rows).toHaveCount(3);

  await referrals.statusFilter.selectOption({ label: t("referrals-status-recalled") });
  await expect(referrals.rows).toHaveCount(1);
  await expect(referrals.rows).toContainText(t("referrals-priority-asap"));
  await referrals.priorityFilter.selectOption({ label: t("referrals-priority-stat") });
  await expect(referrals.noneFiltered).toBeVisible();
  await referrals.reset.click();
  await referrals.issuedFilter.selectOption({ label: t("referrals-filter-issued-today") });
  await expect(referrals.rows).toHaveCount(3);

  await referrals.sortBy("referrals-patient");
  await expect(referrals.rows.first()).toContainText(anna.name);
  await referrals.sortBy("referrals-patient");
  await expect(referrals.rows.last()).toContainText(anna.name);
  await referrals.sortBy("referrals-priority");
  await expect(referrals.rows.nth(1)).toContainText(t("referrals-priority-urgent"));

  await referrals.reset.click();
  await referrals.open(anna.name);
  await expect(desk.requisition.number).toBeVisible();
  await desk.page.getByRole("link", { name: t("referrals-of-this-patient") }).click();
  await expect(referrals.rows).toHaveCount(1);
  await expect(desk.page.getByText(t("referrals-of-patient", { patient: anna.name }))).toBeVisible();
  await referrals.ofAll.click();
  await expect(referrals.rows).toHaveCount(3);
});

test("the organization's list is narrowed to one colleague and to days", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const { doctor, own, neighbour } = await department(clinic, "Відділення добору");
  const patient = await own.register({ family: "Добірна", given: "Віра" });
  await own.issue(patient, { services: [XRAY.code] });
  const desk = await open(clinic);
  await desk.enter(doctor);
  const { referrals } = desk;
  await referrals.goto();
  await expect(referrals.rows).toHaveCount(1);
  // Nobody else's referrals are there to be told apart.
  await expect(referrals.requesterFilter).toHaveCount(0);

  await neighbour.issue(patient, { services: [BLOOD.code, ECG.code] });
  await referrals.goto("?list=organization");
  await expect(referrals.rows).toHaveCount(3);
  await referrals.requesterFilter.selectOption({ label: "Бойко Юлія Олегівна" });
  await expect(referrals.rows).toHaveCount(2);
  await desk.page.reload();
  await expect(referrals.rows).toHaveCount(2);
  await expect(referrals.requesterFilter.locator("option:checked")).toHaveText("Бойко Юлія Олегівна");
  await referrals.requesterFilter.selectOption({ label: t("referrals-filter-requester-any") });
  await expect(referrals.rows).toHaveCount(3);

  await referrals.issuedFilter.selectOption({ label: t("referrals-filter-issued-days") });
  await expect(referrals.rows).toHaveCount(3);
  await referrals.from.fill("21.11.2026");
  await referrals.from.press("Enter");
  await expect(referrals.noneFiltered).toBeVisible();
  await referrals.from.fill("20.11.2026");
  await referrals.until.fill("31.02.2026");
  await referrals.until.press("Enter");
  await expect(referrals.until).toHaveAccessibleDescription(t("rule-date-invalid"));
  await expect(referrals.rows).toHaveCount(3);
  await referrals.until.fill("19.11.2026");
  await referrals.until.press("Enter");
  await expect(referrals.noneFiltered).toBeVisible();
  await referrals.reset.click();
  await expect(referrals.rows).toHaveCount(3);
  await expect(referrals.until).toHaveCount(0);
});

test("a long list goes page by page, and becomes a file", BOTH, async ({ clinic, open, texts: { t } }) => {
  const { doctor, own } = await department(clinic, "Відділення сторінок");
  const patient = await own.register({ family: "Довга", given: "Черга" });
  const codes = someServices(30).map(({ code }) => code);
  const numbers: string[] = [];
  for (let at = 0; at < codes.length; at += 5) {
    const { number } = await own.issue(patient, { services: codes.slice(at, at + 5) });
    numbers.push(number);
  }
  const desk = await open(clinic);
  await desk.enter(doctor);
  const { referrals } = desk;
  await referrals.goto();
  await expect(referrals.shown(1, 25, 30)).toBeVisible();
  await expect(referrals.previous).toBeDisabled();
  await referrals.next.click();
  await expect(referrals.shown(26, 30, 30)).toBeVisible();
  await expect(referrals.next).toBeDisabled();
  await expect(referrals.rows).toHaveCount(5);
  await referrals.previous.click();
  await expect(referrals.shown(1, 25, 30)).toBeVisible();
  await referrals.next.click();
  await expect(referrals.rows).toHaveCount(5);
  // Whatever else is asked for begins with its first page.
  await referrals.find("черга");
  await expect(referrals.shown(1, 25, 30)).toBeVisible();

  const download = desk.page.waitForEvent("download");
  await referrals.export.click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("referrals-2026-11-20.csv");
  await expect(desk.shell.notice(t("notice-referrals-exported", { count: 30 }))).toBeVisible();
  const text = readFileSync(await file.path(), "utf8");
  const [number, status] = [t("referrals-number"), t("referrals-status")];
  expect(text.startsWith(`\uFEFF"${number}";"${status}"`)).toBe(true);
  const lines = text.split("\r\n").filter(Boolean);
  expect(lines).toHaveLength(31);
  const kept = lines.slice(1).map((line) => line.slice(1, -1).split('";"'));
  expect(new Set(kept.map(([number]) => number))).toEqual(new Set(numbers.map(written)));
  expect(new Set(kept.map((cells) => cells[4]))).toEqual(new Set(codes));
  for (const cells of kept) {
    expect(cells).toHaveLength(12);
    expect(cells.slice(1, 4)).toEqual([t("referrals-status-new"), patient.name, "03.02.1970"]);
    expect(cells[8]).toMatch(/^20\.11\.2026 \d\d:\d\d$/);
    expect(cells[10]).toBe("Левченко Ігор Олегович");
  }
});

test("what waits for too long is told from what does not", BOTH, async ({
  ownClinic,
  open,
  texts: { t },
}) => {
  const { doctor, own } = await department(ownClinic, "Відділення очікування");
  const patient = await own.register({ family: "Забута", given: "Віра" });
  await own.issue(patient, { priority: "urgent" });
  await own.issue(patient, { priority: "routine" });
  const desk = await open(ownClinic);
  await desk.enter(doctor);
  await expect(desk.home.attention).toContainText(t("home-attention-none"));
  await desk.shell.signOut();

  ownClinic.clock.set("2026-11-26T10:30:00+02:00");
  await desk.signIn.signIn(doctor);
  await desk.home.attention.getByRole("link", { name: t("referrals-list-stuck") }).click();
  const { referrals } = desk;
  await expect(referrals.tab("stuck")).toHaveText(/\D1$/);
  await expect(referrals.rows).toHaveCount(1);
  await expect(referrals.rows).toContainText(t("referrals-status-stuck", { days: 6 }));
  await expect(referrals.rows).toContainText(t("referrals-priority-urgent"));
  await referrals.open(patient.name);
  const norm = { priority: t("referrals-priority-urgent"), days: 5 };
  await expect(desk.requisition.progress).toContainText(t("referrals-norm", norm));
});

test("what nobody took while it held expires by itself", async ({
  ownClinic,
  open,
  texts: { t },
}) => {
  test.slow();
  // Issued 355 days ago, so it expires in ten days.
  const patient = "Нечуй-Вітер Ольга Іванівна";
  const doctor = ownClinic.person("family-doctor", "head-of-department");
  const worker = ownClinic.person("laboratory-worker");
  const desk = await open(ownClinic);
  await desk.enter(doctor);
  const { referrals, requisition } = desk;
  await referrals.goto("?list=expiring");
  await expect(referrals.row(patient)).toHaveCount(2);
  await referrals.row(patient).getByRole("link").first().click();
  await expect(requisition.number).toBeVisible();
  const number = await requisition.readNumber();
  await desk.shell.signOut();

  ownClinic.clock.set("2026-12-05T10:00:00+02:00");
  await desk.signIn.signIn(worker);
  await desk.shell.goTo("processing-title");
  // The server looks once a minute.
  await expect(async () => {
    await desk.processing.lookUp(number);
    await expect(desk.processing.found(2)).toContainText(t("referrals-status-expired"), {
      timeout: 2_000,
    });
  }).toPass({ timeout: 90_000 });
  await expect(desk.processing.found(2).getByRole("button")).toHaveCount(0);
  await desk.shell.signOut();

  await desk.signIn.signIn(doctor);
  await expect(desk.home.attention).toBeVisible();
  await referrals.goto("?list=expiring");
  await expect(referrals.tab("expiring")).toHaveAttribute("aria-current", "page");
  await expect(referrals.row(patient)).toHaveCount(0);
  await referrals.goto();
  await referrals.find(number);
  await expect(referrals.shown(1, 2, 2)).toBeVisible();
  await referrals.rows.first().getByRole("link").click();
  await expect(requisition.heading).toContainText(number);
  const expired = requisition.events.filter({ hasText: t("referrals-act-expired") });
  await expect(expired).toHaveCount(2);
  await expect(expired.first()).toContainText(t("referrals-by-system"));
  await expect(expired.first()).toContainText(t("referrals-reason-autoexpired"));
});
