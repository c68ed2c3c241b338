// Names as long as a form takes them, without a space to break at, widen no page and hide nothing.

import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";

const WIDTHS = [1440, 1024, 768, 720, 390];
/** Between the margins, in pixels. */
const A4 = 688;

/** How far the page is wider than the window, and which long words are cut off or leave their box. */
function beyond(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const faults = clientWidth < scrollWidth ? [`page: ${scrollWidth} of ${clientWidth}`] : [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const [within] = [text.parentElement!.closest("td, th, dd, dt, p, li, h1, h2, h3, section, button, div")];
    if (!/\S{40}/.test(text.textContent ?? "") || !within || text.parentElement!.closest(".ds-sr-only")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const [inner, outer] = [range.getBoundingClientRect(), within.getBoundingClientRect()];
    if (inner.width === 0 || inner.height <= 2) continue;
    if (outer.right + 1 < inner.right) {
      faults.push(`${within.tagName}.${within.className}: ${Math.round(inner.right - outer.right)}`);
    }
  }
  return [...new Set(faults)];
}

async function expectToFit(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await page.evaluate(beyond), `${page.url()} at ${width}`).toEqual([]);
  }
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: A4, height: 900 });
  expect.soft(await page.evaluate(beyond), `${page.url()} on paper`).toEqual([]);
  await page.emulateMedia({ media: null });
}

test("a name without a space to break at widens no page", async ({ ownClinic, open }) => {
  test.slow();
  const office = await ownClinic.office();
  const organization = await office.newOrganization("Щ".repeat(120));
  const workstation = await office.newWorkstation("Ж".repeat(120));
  const person = await office.hire(`${"Щ".repeat(90)} ${"Ю".repeat(60)}`, ["family-doctor", "laboratory-worker"], {
    organization,
    workstation,
  });
  const role = await office.newRole("Ш".repeat(60), { "issuing-referrals": "allow" });
  await office.assignRole(person.id, role);
  await office.move(person.id, "Ф".repeat(120));
  // The office made the other a token: it may not reset them, too.
  const newcomer = await office.newUser(person.fullName);
  const colleague = await office.colleague(person);
  const patient = await colleague.register({ family: "Щ".repeat(100), given: "Ю".repeat(100), phoneRemark: "Ж".repeat(100) });
  const issued = await colleague.issue(patient, { note: "Щ".repeat(400), services: ["65070-00", "58500-00"] });
  await colleague.take(issued.referrals[0]!.id);
  await colleague.draft(patient);

  const desk = await open(ownClinic, { workstation });
  await desk.enter(person);
  const visit = async (path: string) => {
    await desk.page.goto(path);
    await expect(desk.shell.heading).toBeVisible();
    await desk.page.waitForLoadState("networkidle");
  };
  for (const path of [
    "/",
    `/patients/${patient.id}`,
    `/patients/${patient.id}/edit`,
    "/referrals",
    `/referrals/new/${patient.id}`,
    `/referrals/${issued.id}`,
    "/processing",
    `/processing/${issued.referrals[0]!.id}`,
    "/account",
  ]) {
    await visit(path);
    await expectToFit(desk.page);
  }
  await visit("/patients");
  await desk.page.getByRole("searchbox").fill("щщ");
  await expect(desk.page.getByRole("link", { name: /Щ{60}/ })).toBeVisible();
  await expectToFit(desk.page);
  await desk.shell.signOut();

  await desk.enter(await office.movedTo(workstation, ownClinic.person("administrator")));
  for (const path of [
    "/users",
    `/users/${person.id}`,
    `/users/${person.id}/edit`,
    "/roles",
    `/roles/${role}/edit`,
    "/organizations",
    "/workstations",
    "/tokens",
    `/tokens/new/${person.id}`,
    `/assignments/${person.id}`,
    "/workstations/sessions",
    "/",
  ]) {
    await visit(path);
    await expectToFit(desk.page);
  }
  await desk.user.goto(newcomer.id);
  await desk.user.resetPassword(person.fullName);
  await expect(desk.code.dialog(person.fullName)).toBeVisible();
  await expectToFit(desk.page);
});
