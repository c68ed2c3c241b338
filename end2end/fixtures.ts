// What every test starts from: a language, a clinic, browsers in it.

import { test as base, type BrowserContextOptions, type Page } from "@playwright/test";
import { Inspection } from "./accessibility";
import { Clinic, type Engine } from "./clinic/clinic";
import type { Newcomer } from "./clinic/colleague";
import { Guard } from "./guard";
import { Texts, type Lang } from "./texts";
import { Workplace } from "./workplace";

export { expect } from "@playwright/test";

/**
 * Marks a test that is run in English too, because it looks at what differs by language: words and their lengths,
 * plurals, dates, sorting, what assistive technology is told; or because nothing may be taken for granted there: the
 * proof of the workstation's key, and what is out of sight after a session's end. Every other test runs in Ukrainian.
 */
export const BOTH = { tag: "@both" };

/** Marks the test that is run in both languages on PostgreSQL as well. */
export const BOTH_ON_EITHER_ENGINE = { tag: ["@both", "@postgres"] };

/** What a project of the configuration chooses. */
export interface Options {
  /** The language of the interface. */
  lang: Lang;
  /** What the data of `clinic` is kept in. */
  engine: Engine;
}

/** How a browser of a clinic begins. */
export interface Beginning extends BrowserContextOptions {
  /** Not a workstation yet. */
  stranger?: boolean;
  /** The id of the workstation it is; without, the one the demo's tokens are for. */
  workstation?: string;
}

interface Fixtures {
  texts: Texts;
  /** A clinic for this test alone, to move its clock or to change what everybody sees. */
  ownClinic: Clinic;
  /** Opens a browser that no server knows yet. */
  openAt: (address: string, options?: BrowserContextOptions) => Promise<Workplace>;
  /** Opens a browser in a clinic, enrolled as a workstation. */
  open: (clinic: Clinic, beginning?: Beginning) => Promise<Workplace>;
  /** Opens the empty form of a referral for a patient just registered, before a family doctor. */
  openForm: (newcomer: Newcomer) => Promise<Workplace>;
  /** Looks at a page with axe; whatever it finds fails the test at its end. */
  inspect: (page: Page) => Promise<void>;
}

interface WorkerFixtures extends Options {
  /** A clinic for tests that bring their own people, and leave its clock alone. */
  clinic: Clinic;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  lang: ["uk", { option: true, scope: "worker" }],
  engine: ["sqlite", { option: true, scope: "worker" }],

  clinic: [
    async ({ engine }, use) => {
      const clinic = await Clinic.open(engine);
      await use(clinic);
      await clinic.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  ownClinic: async ({}, use) => {
    const clinic = await Clinic.open("sqlite");
    await use(clinic);
    await clinic.close();
  },

  texts: async ({ lang }, use) => use(new Texts(lang)),

  openAt: async ({ browser, texts }, use) => {
    const guard = new Guard();
    const opened: Workplace[] = [];
    await use(async (address, options = {}) => {
      const context = await browser.newContext({ ...options, baseURL: address });
      await guard.watch(context);
      const workplace = new Workplace(await context.newPage(), texts);
      opened.push(workplace);
      return workplace;
    });
    for (const { page } of opened) await page.context().close();
    guard.expectQuiet();
  },

  open: async ({ openAt }, use) =>
    use(async (clinic, { stranger, workstation, ...options } = {}) => {
      const workplace = await openAt(clinic.address, options);
      if (!stranger) {
        const office = await clinic.office();
        await workplace.enrolment.enrol(await office.enrolmentLink(workstation));
      }
      return workplace;
    }),

  openForm: async ({ clinic, open }, use) =>
    use(async (newcomer) => {
      const colleague = await (await clinic.office()).colleague(clinic.person("nurse"));
      const { id } = await colleague.register(newcomer);
      const desk = await open(clinic);
      await desk.enter(clinic.person("family-doctor"));
      await desk.referralForm.gotoNew(id);
      return desk;
    }),

  inspect: async ({ lang }, use) => {
    const inspection = new Inspection(lang);
    await use(inspection.inspect);
    inspection.expectNothingFound();
  },
});
