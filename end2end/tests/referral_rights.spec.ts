import { service } from "../clinic/catalogue";
import type { ShippedRole } from "../clinic/clinic";
import { expect, test } from "../fixtures";

const SECTIONS = ["patients-title", "referrals-title", "processing-title"] as const;
type Section = (typeof SECTIONS)[number];

const ADDRESS: Record<Section, string> = {
  "patients-title": "/patients",
  "referrals-title": "/referrals",
  "processing-title": "/processing",
};

/** Who sees what in the navigation, besides the first page. */
const SEES: [ShippedRole[], string[]][] = [
  [
    ["administrator"],
    [
      "app-nav-users",
      "app-nav-roles",
      "app-nav-assignments",
      "app-nav-tokens",
      "app-nav-workstations",
    ],
  ],
  [["head-of-department"], ["app-nav-users", "app-nav-assignments"]],
  [["family-doctor"], ["patients-title", "referrals-title"]],
  [["nurse"], ["patients-title", "referrals-title"]],
  [["laboratory-worker"], ["processing-title"]],
  [["intern"], []],
  [
    ["family-doctor", "head-of-department"],
    ["patients-title", "referrals-title", "app-nav-users", "app-nav-assignments"],
  ],
];

for (const [roles, sections] of SEES) {
  test(`${roles.join(" and ")}: exactly these sections, and a reason for every other`, async ({
    clinic,
    open,
    texts: { t },
  }) => {
    const desk = await open(clinic);
    await desk.enter(clinic.person(...roles));
    await expect(desk.shell.sections.getByRole("link")).toHaveText(
      ["app-nav-home", ...sections].map((key) => t(key)),
    );
    for (const section of SECTIONS.filter((one) => !sections.includes(one))) {
      await desk.page.goto(ADDRESS[section]);
      await expect(desk.forbidden.heading(section)).toBeVisible();
      await expect(desk.forbidden.sentence).toBeVisible();
      const needed = section === "processing-title" ? "processing-referrals" : "issuing-referrals";
      await expect(desk.page.getByText(t(`permissions-${needed}`)).first()).toBeVisible();
      await expect(desk.forbidden.journal).toBeVisible();
    }
  });
}

test("another organization does not find a referral by its address", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const office = await clinic.office();
  const colleague = await office.colleague(clinic.person("family-doctor"));
  const patient = await colleague.register({ family: "Чужинська", given: "Надія" });
  const { id, referrals } = await colleague.issue(patient);
  const organization = await office.newOrganization("Сусідня амбулаторія");
  const stranger = await office.hire("Мазур Яна Ігорівна", ["family-doctor", "laboratory-worker"], {
    organization,
  });
  const desk = await open(clinic);
  await desk.enter(stranger);
  const replacement = `/referrals/${id}/replace/${referrals[0]!.id}`;
  // Nor as a laboratory worker who has not taken it.
  const work = `/processing/${referrals[0]!.id}`;
  for (const path of [`/referrals/${id}`, `/referrals/${id}/edit`, replacement, work]) {
    await desk.page.goto(path);
    await expect(desk.shell.alert).toContainText(t("error-not-found"));
    await expect(desk.page.getByRole("main")).not.toContainText("Чужинська");
  }
  await desk.referrals.goto("?list=organization");
  await desk.referrals.find("чужинська");
  await expect(desk.referrals.none("чужинська")).toBeVisible();
});

test("a colleague of the organization recalls, but only who issued calls it a mistake", async ({
  clinic,
  open,
  lang,
  texts: { t },
}) => {
  const office = await clinic.office();
  const colleague = await office.colleague(clinic.person("family-doctor"));
  const patient = await colleague.register({ family: "Спільна", given: "Олена" });
  const { id } = await colleague.issue(patient);
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor", "head-of-department"));
  await desk.requisition.goto(id);
  const name = service("65070-00").name[lang];
  await expect(desk.requisition.recall(name).opener).toBeVisible();
  await expect(desk.requisition.mistake(name).opener).toBeHidden();
  const { opener, reason, act } = desk.requisition.recall(name);
  await opener.click();
  await reason.selectOption({ label: t("referrals-reason-not-needed") });
  await act.click();
  await expect(desk.requisition.service(name)).toContainText(t("referrals-status-recalled"));
  await expect(desk.requisition.event("recalled", name)).toContainText("Коваленко О. П.");
});

test("nothing is issued for a record that is closed", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  await desk.shell.goTo("patients-title");
  await desk.patients.find("пилипчук");
  const name = "Пилипчук Семен Остапович";
  await expect(desk.patients.row(name)).toContainText(t("patients-record-closed-mark"));
  await desk.patients.open(name);
  await expect(desk.page.getByText(t("patients-record-closed-text"))).toBeVisible();
  await expect(desk.patient.refer).toBeHidden();
  await desk.page.goto(new URL(desk.page.url()).pathname.replace("/patients/", "/referrals/new/"));
  await expect(desk.page.getByText(t("referrals-closed"))).toBeVisible();
  await expect(desk.referralForm.issue).toBeHidden();
});
