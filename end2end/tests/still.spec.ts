// Nothing moves what somebody is about to read or press: the sum of a page's layout shifts (web.dev/cls), on a line on
// which its answers come one after the other.

import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";

/** A phone, a tablet upright and lying, a ward's computer. */
const WIDTHS = [390, 768, 1024, 1440];
const MOST = 0.02;

/** Answers take as long as on a ward's line, so that what stands in their place is seen. */
const LINE = { offline: false, latency: 60, downloadThroughput: -1, uploadThroughput: -1 };

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

type Watched = Window & { shifts: { value: number; what: string }[] };

/** Has every page of the browser write down what moves. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: Watched["shifts"] = [];
    (window as unknown as Watched).shifts = seen;
    const name = (node: Node | null): string => {
      const element = node instanceof Element ? node : node?.parentElement;
      return element ? `${element.localName}.${element.className}` : "";
    };
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
        const moved = sources.map(
          ({ node, previousRect: from, currentRect: to }) => `${name(node)} ${from.x},${from.y}→${to.x},${to.y}`,
        );
        if (!hadRecentInput) seen.push({ value, what: moved.join(", ") });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", LINE);
}

/** Opens each address at every width, and expects that it stands still. */
async function expectStill(page: Page, addresses: string[]): Promise<void> {
  const context = page.context();
  // Side by side: most of the time each waits until nothing comes any more.
  const moved = await Promise.all(
    WIDTHS.map(async (width) => {
      const page = await context.newPage();
      await page.setViewportSize({ width, height: 900 });
      await watch(page);
      const moved: string[] = [];
      for (const address of addresses) {
        await page.goto(address);
        await expect(page.locator("#main h1").first()).toBeVisible();
        await page.waitForLoadState("networkidle");
        await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
        const shifts = await page.evaluate(() => (window as unknown as Watched).shifts);
        const sum = shifts.reduce((sum, { value }) => sum + value, 0);
        const what = shifts.map(({ value, what }) => `${value.toFixed(3)} ${what}`).join("; ");
        if (sum > MOST) moved.push(`${address} at ${width}: ${sum.toFixed(3)} (${what})`);
      }
      return moved;
    }),
  );
  expect(moved.flat()).toEqual([]);
}

test("the pages of strangers stand still", async ({ clinic, open }) => {
  const { page } = await open(clinic, { stranger: true });
  await expectStill(page, ["/sign-in", "/enrolment", "/enrolment#guessed", "/no-such-page"]);
});

test("the pages of an enrolled workstation stand still", async ({ clinic, open }) => {
  const { page } = await open(clinic);
  await expectStill(page, ["/sign-in"]);
});

test("the pages of whoever issues stand still", async ({ clinic, open }) => {
  test.slow();
  const doctor = clinic.person("family-doctor");
  const colleague = await (await clinic.office()).colleague(doctor);
  const patient = await colleague.register({ family: "Нерухома", given: "Зоя" });
  const issued = await colleague.issue(patient);
  const draft = await colleague.draft(patient);
  const desk = await open(clinic);
  await desk.enter(doctor);
  await expectStill(desk.page, [
    "/",
    "/patients",
    "/patients/new",
    `/patients/${patient.id}`,
    `/patients/${patient.id}/edit`,
    "/referrals",
    `/referrals/new/${patient.id}`,
    `/referrals/${issued.id}`,
    `/referrals/${draft.id}/edit`,
    `/referrals/${issued.id}/replace/${issued.referrals[0]!.id}`,
    "/account",
    "/users",
    "/no-such-page",
  ]);
});

test("the pages of whoever processes stand still", async ({ clinic, open }) => {
  test.slow();
  const office = await clinic.office();
  const doctor = await office.colleague(clinic.person("family-doctor"));
  const patient = await doctor.register({ family: "Спокійна", given: "Ніна" });
  const { referrals } = await doctor.issue(patient);
  const taken = referrals[0]!.id;
  await (await office.colleague(clinic.person("laboratory-worker"))).take(taken);
  const desk = await open(clinic);
  await desk.enter(clinic.person("laboratory-worker"));
  await expectStill(desk.page, ["/", "/processing", `/processing/${taken}`]);
});

test("the pages of administration stand still", async ({ clinic, open }) => {
  test.slow();
  const office = await clinic.office();
  const user = await office.userId("kovalenko_o");
  const role = await office.newRole("Нерухома роль", { "issuing-referrals": "allow" });
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await expectStill(desk.page, [
    "/",
    "/users",
    "/users/new",
    `/users/${user}`,
    `/users/${user}/edit`,
    "/organizations",
    "/roles",
    "/roles/new",
    `/roles/${role}/edit`,
    "/assignments",
    `/assignments/${user}`,
    "/tokens",
    "/tokens/new",
    `/tokens/new/${user}`,
    "/workstations",
    "/workstations/sessions",
    "/account",
  ]);
});
