// What is seen of a page whose session is over: nothing.

import type { Page } from "@playwright/test";
import type { Clinic } from "../clinic/clinic";
import { BOTH, expect, test } from "../fixtures";
import type { Translate } from "../texts";
import { Workplace } from "../workplace";

const PATIENT = { family: "Прихована", given: "Мирослава" };
const NAME = "Прихована Мирослава";

/** Everything the document holds: texts, attributes, what stands in fields, the title. */
function content(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = document.querySelectorAll<HTMLInputElement>("input, textarea, select");
    const typed = [...fields].map(({ value }) => value);
    return [document.title, document.documentElement.outerHTML, ...typed].join("\n");
  });
}

async function expectNothingOf(page: Page, words: string): Promise<void> {
  await expect.poll(() => content(page)).not.toContain(words);
}

/** A patient on record, whom somebody else registered. */
async function patient(clinic: Clinic): Promise<string> {
  const colleague = await (await clinic.office()).colleague(clinic.person("nurse"));
  return (await colleague.register(PATIENT)).id;
}

/** Passes time without any work; the page's own clock comes first. */
async function pass({ page }: Workplace, clinic: Clinic, minutes: number): Promise<void> {
  await page.clock.fastForward(minutes * 60_000);
  clinic.clock.advance({ minutes });
}

function expectEnded(desk: Workplace, t: Translate): Promise<void> {
  return expect(desk.page).toHaveTitle(t("app-title", { page: t("session-ended-title") }));
}

test("a page is gone with its session, what was typed comes back to whoever typed it", BOTH, async ({
  ownClinic,
  open,
  inspect,
  texts: { t },
}) => {
  const doctor = ownClinic.person("family-doctor");
  const id = await patient(ownClinic);
  const desk = await open(ownClinic);
  const { page } = desk;
  await page.clock.install();
  await desk.enter(doctor);

  // Read only: drawn anew afterwards.
  await desk.patient.goto(id);
  await expect(desk.patient.heading(NAME)).toBeVisible();
  await pass(desk, ownClinic, 16);
  await expect(desk.signInAgain.dialog).toContainText(t("session-ended-dropped"));
  await expect(desk.shell.hidden).toBeAttached();
  await expectNothingOf(page, PATIENT.family);
  await expectEnded(desk, t);
  await inspect(page);
  await desk.signInAgain.signIn(doctor);
  await expect(desk.patient.heading(NAME)).toBeVisible();
  await expect(desk.shell.hidden).toBeHidden();

  // Something was typed: it waits in memory, the focus with it.
  await desk.patientForm.gotoEdit(id);
  await desk.patientForm.address.fill("вул. Тиха, 7");
  await pass(desk, ownClinic, 16);
  await expect(desk.signInAgain.dialog).toContainText(t("session-ended-kept"));
  await expectNothingOf(page, PATIENT.family);
  await expectNothingOf(page, "вул. Тиха");
  await desk.signInAgain.signIn(doctor);
  await expect(desk.shell.notice(t("session-resumed"))).toBeVisible();
  await expect(desk.patientForm.address).toHaveValue("вул. Тиха, 7");
  await expect(desk.patientForm.address).toBeFocused();
  await expect(desk.patientForm.family).toHaveValue(PATIENT.family);

  // Of what was typed before, somebody else sees nothing even for a moment.
  const html = () => page.evaluate(() => document.documentElement.outerHTML);
  expect(await html()).toContain(PATIENT.family);
  await pass(desk, ownClinic, 16);
  await expect(desk.signInAgain.dialog).toBeVisible();
  await page.evaluate((family) => {
    const seen = () => document.documentElement.outerHTML.includes(family);
    const look = () => Object.assign(window, { seen: seen() || Reflect.get(window, "seen") === true });
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  }, PATIENT.family);
  await desk.signInAgain.signIn(ownClinic.person("administrator"));
  await expect(desk.home.open).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "seen"))).toBe(false);
});

test("what was typed into a dialog of a page comes back with the dialog", BOTH, async ({
  ownClinic,
  open,
  texts: { t },
}) => {
  const administrator = ownClinic.person("administrator");
  const desk = await open(ownClinic);
  await desk.page.clock.install();
  await desk.enter(administrator);
  await desk.organizations.goto();
  await desk.organizations.newOrganization.click();
  const name = desk.page.getByRole("textbox", { name: t("organizations-name"), exact: true });
  await name.fill("Приймальне відділення");
  await pass(desk, ownClinic, 16);
  await expect(desk.signInAgain.dialog).toContainText(t("session-ended-kept"));
  await expectNothingOf(desk.page, "Приймальне");
  await desk.signInAgain.signIn(administrator);
  await expect(name).toHaveValue("Приймальне відділення");
  await expect(name).toBeFocused();
  // Above the page, as before: Esc closes it.
  await desk.page.keyboard.press("Escape");
  await expect(name).toBeHidden();
});

test("every tab learns within seconds that the session is over, without a click", BOTH, async ({
  clinic,
  open,
  texts,
}) => {
  const { t } = texts;
  const office = await clinic.office();
  const doctor = clinic.person("family-doctor");
  const id = await patient(clinic);
  const desk = await open(clinic);
  await desk.enter(doctor);
  await desk.patient.goto(id);
  await expect(desk.patient.heading(NAME)).toBeVisible();
  const tab = new Workplace(await desk.page.context().newPage(), texts);
  await tab.patient.goto(id);
  await expect(tab.patient.heading(NAME)).toBeVisible();

  // From elsewhere.
  await office.endSessions(doctor);
  for (const { page, signInAgain } of [desk, tab]) {
    await expect(signInAgain.dialog).toContainText(t("session-ended-elsewhere"));
    await expectNothingOf(page, PATIENT.family);
  }
  await tab.signInAgain.signIn(doctor);
  await expect(tab.patient.heading(NAME)).toBeVisible();
  await expect(desk.patient.heading(NAME)).toBeVisible();

  // In another tab.
  await tab.shell.signOut();
  await expect(tab.signIn.heading).toBeVisible();
  await expect(desk.signInAgain.dialog).toBeVisible();
  await expectNothingOf(desk.page, PATIENT.family);
  await expectNothingOf(tab.page, PATIENT.family);
});

test("a tab that nobody sees learns of the end, and is seen again only once the server says so", BOTH, async ({
  ownClinic,
  open,
  texts: { t },
}) => {
  const office = await ownClinic.office();
  const doctor = ownClinic.person("family-doctor");
  const id = await patient(ownClinic);
  const desk = await open(ownClinic);
  const { page } = desk;
  await page.clock.install();
  await desk.enter(doctor);
  await desk.patient.goto(id);
  await expect(desk.patient.heading(NAME)).toBeVisible();
  const show = (shown: boolean) =>
    page.evaluate((shown) => {
      Object.defineProperty(document, "hidden", { configurable: true, value: !shown });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }, shown);

  // Shown again while the server cannot be asked.
  await show(false);
  await page.route("**/api/session/pulse", (route) => route.abort());
  await show(true);
  await expect(desk.shell.hidden).toBeAttached();
  await expectNothingOf(page, PATIENT.family);
  const failed = page.waitForEvent("requestfailed");
  await page.clock.fastForward(6000);
  await failed;
  await expectNothingOf(page, PATIENT.family);
  await page.unroute("**/api/session/pulse");
  await page.clock.fastForward(6000);
  await expect(desk.patient.heading(NAME)).toBeVisible();

  // Over while nobody sees it.
  await show(false);
  await office.endSessions(doctor);
  await pass(desk, ownClinic, 1);
  await expect(desk.signInAgain.dialog).toContainText(t("session-ended-elsewhere"));
  await expect(desk.signInAgain.dialog).toContainText(t("session-ended-dropped"));
  await expectNothingOf(page, PATIENT.family);
  await show(true);
  await expectNothingOf(page, PATIENT.family);
  await desk.signInAgain.signIn(doctor);
  await expect(desk.patient.heading(NAME)).toBeVisible();
});

test("a paper is closed with its session, wherever that ends, and with the page that opened it", BOTH, async ({
  clinic,
  open,
  texts,
}) => {
  const office = await clinic.office();
  const doctor = clinic.person("family-doctor");
  const colleague = await office.colleague(doctor);
  const { id } = await colleague.issue(await colleague.register(PATIENT));
  const desk = await open(clinic);
  await desk.enter(doctor);
  await desk.requisition.goto(id);
  const another = (await desk.requisition.printed()).tab;
  const { tab: paper } = await desk.requisition.printed();

  // In another tab.
  const tab = new Workplace(await desk.page.context().newPage(), texts);
  await tab.home.goto();
  await tab.shell.signOut();
  await expect.poll(() => paper.isClosed() && another.isClosed()).toBe(true);
  await desk.signInAgain.signIn(doctor);

  // From elsewhere, with the paper before the page.
  const { tab: second } = await desk.requisition.printed();
  await second.bringToFront();
  await office.endSessions(doctor);
  await expect.poll(() => second.isClosed()).toBe(true);
  await desk.signInAgain.signIn(doctor);

  // Nobody is left to watch over it.
  const { tab: third } = await desk.requisition.printed();
  await desk.page.reload();
  await expect.poll(() => third.isClosed()).toBe(true);

  // By hand, here.
  const { tab: fourth } = await desk.requisition.printed();
  expect(fourth.isClosed()).toBe(false);
  await desk.shell.signOut();
  await expect.poll(() => fourth.isClosed()).toBe(true);
});

test("a page that the browser puts aside keeps nothing in sight", BOTH, async ({ clinic, open }) => {
  const id = await patient(clinic);
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  await desk.patientForm.gotoEdit(id);
  await desk.patientForm.address.fill("вул. Тиха, 7");
  const pass = (name: string) =>
    desk.page.evaluate((name) => {
      window.dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
    }, name);
  await pass("pagehide");
  await expectNothingOf(desk.page, PATIENT.family);
  await pass("pageshow");
  await expect(desk.patientForm.address).toHaveValue("вул. Тиха, 7");
});

test("whoever types is at work, and a warning moves nothing", BOTH, async ({
  ownClinic,
  open,
  inspect,
  texts: { t },
}) => {
  const desk = await open(ownClinic);
  const { page, patientForm: form } = desk;
  await page.clock.install();
  await desk.enter(ownClinic.person("family-doctor"));
  await form.gotoNew();
  // The minutes that are passed would end the patience with what the page asks at first.
  await expect(form.address).toBeVisible();
  const warning = desk.shell.stayButton;
  for (let minute = 1; minute <= 13; minute++) {
    await pass(desk, ownClinic, 1);
    // Every five minutes the server first wants the workstation's key shown.
    const told = page.waitForResponse(
      (answer) => new URL(answer.url()).pathname === "/api/session" && answer.ok(),
    );
    await form.address.pressSequentially("слово ");
    await told;
    await expect(warning).toBeHidden();
  }

  for (const viewport of [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    await form.address.focus();
    const before = await form.address.boundingBox();
    await pass(desk, ownClinic, 14);
    await expect(desk.shell.notice(t("session-idle-soon", { minutes: 1 }))).toBeVisible();
    expect(await form.address.boundingBox()).toEqual(before);
    await inspect(page);
    await warning.click();
    await expect(warning).toBeHidden();
  }
});
