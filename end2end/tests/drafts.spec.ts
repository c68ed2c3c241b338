import { service } from "../clinic/catalogue";
import { written } from "../clinic/number";
import { expect, test } from "../fixtures";

const [BLOOD, XRAY] = [service("65070-00"), service("58500-00")];

test("a draft is kept, found among the own, gone on with and issued", async ({
  clinic,
  open,
  lang,
  texts: { t },
}) => {
  const colleague = await (await clinic.office()).colleague(clinic.person("nurse"));
  const patient = await colleague.register({ family: "Чернетко", given: "Лев" });
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { referralForm: form, requisition, referrals } = desk;

  await form.gotoNew(patient.id);
  // A draft needs a service, but no diagnosis yet.
  await form.saveDraft.click();
  await expect(form.summary.getByRole("link")).toHaveText([t("rule-services-missing")]);
  await form.fill({ services: [BLOOD.code], note: "Почато.", priority: "asap" });
  await form.saveDraft.click();
  await expect(desk.shell.notice(t("notice-draft-saved"))).toBeVisible();
  await expect(desk.shell.heading).toHaveText(t("referrals-draft"));
  await expect(form.note).toHaveValue("Почато.");

  await desk.shell.goTo("referrals-title");
  await referrals.statusFilter.selectOption({ label: t("referrals-status-draft") });
  await referrals.find("чернетко");
  await expect(referrals.row(patient.name)).toContainText(t("referrals-status-draft"));
  await referrals.open(patient.name);

  await expect(form.service(BLOOD.name[lang])).toBeVisible();
  await expect(form.priority("asap")).toBeChecked();
  await form.issue.click();
  await expect(form.summary.getByRole("link")).toHaveText([t("rule-diagnosis-missing")]);
  await form.fill({ services: [XRAY.code], icpc2: "R81", note: "Дописано." });
  await form.saveDraft.click();
  await expect(desk.shell.notice(t("notice-draft-saved"))).toBeVisible();
  await desk.page.reload();
  await expect(form.note).toHaveValue("Дописано.");
  await expect(form.icpc2).toHaveValue(/^R81 /);
  await form.issue.click();

  await expect(requisition.number).toBeVisible();
  const issued = { count: 2, written: written(await requisition.readNumber()) };
  await expect(desk.shell.notice(t("notice-referrals-issued", issued))).toBeVisible();
  await expect(requisition.reason).toContainText("Дописано.");
  await desk.shell.goTo("referrals-title");
  await referrals.find("чернетко");
  await expect(referrals.row(patient.name)).toHaveCount(2);
});

test("a draft is discarded only when it is meant", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const doctor = clinic.person("family-doctor");
  const colleague = await office.colleague(doctor);
  const patient = await colleague.register({ family: "Зайва", given: "Чернетка" });
  const { id } = await colleague.draft(patient);
  const desk = await open(clinic);
  await desk.enter(doctor);
  await desk.page.goto(`/referrals/${id}`);
  await desk.page.getByRole("link", { name: t("referrals-go-on"), exact: true }).click();
  const { discard, discarding } = desk.referralForm;
  await discard.click();
  await expect(discarding.keep).toBeFocused();
  await discarding.keep.click();
  await expect(discarding.dialog).toBeHidden();
  await discard.click();
  await discarding.act.click();
  await expect(desk.shell.notice(t("notice-draft-discarded"))).toBeVisible();
  await desk.referrals.find("зайва");
  await expect(desk.referrals.none("зайва")).toBeVisible();
});

test("nobody else sees a draft", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const colleague = await office.colleague(clinic.person("family-doctor"));
  const patient = await colleague.register({ family: "Невидима", given: "Чернетка" });
  const { id } = await colleague.draft(patient);
  const desk = await open(clinic);
  // Of the same organization.
  await desk.enter(clinic.person("family-doctor", "head-of-department"));
  await desk.referrals.goto("?list=organization");
  await desk.referrals.find("невидима");
  await expect(desk.referrals.none("невидима")).toBeVisible();
  await desk.requisition.goto(id);
  await expect(desk.page.getByText(t("error-not-found"), { exact: true })).toBeVisible();
});

test("a draft changed in another tab is not overwritten unseen", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const office = await clinic.office();
  const doctor = clinic.person("family-doctor");
  const place = await office.newWorkstation("Каб. 215");
  const colleague = await office.colleague(doctor);
  const patient = await colleague.register({ family: "Подвійний", given: "Запис" });
  const { id } = await colleague.draft(patient);
  const [desk, other] = [await open(clinic), await open(clinic, { workstation: place })];
  await desk.enter(doctor);
  await other.enter(await office.movedTo(place, doctor));
  await desk.page.goto(`/referrals/${id}/edit`);
  await desk.referralForm.fill({ note: "Тут." });
  await other.page.goto(`/referrals/${id}/edit`);
  await other.referralForm.fill({ note: "Там." });
  await other.referralForm.saveDraft.click();
  await expect(other.shell.notice(t("notice-draft-saved"))).toBeVisible();

  await desk.referralForm.saveDraft.click();
  const { conflict } = desk.referralForm;
  await expect(conflict.row(t("referrals-note"), "Там.", "Тут.")).toBeVisible();
  await conflict.discard.click();
  await expect(desk.referralForm.note).toHaveValue("Там.");
});
