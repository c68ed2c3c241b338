import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { BOTH, expect, test } from "../fixtures";

test("a night token is drawn, put into words, saved and listed", BOTH, async ({
  clinic,
  open,
  texts: { t },
}) => {
  const office = await clinic.office();
  const nurse = await office.newUser("Нічна Людина");
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.tokenForm.goto(nurse.id);
  await expect(desk.tokenForm.jobTitle).toHaveValue("Сестра медична");
  await desk.tokenForm.fill({ workstation: "Пост 3", lastDay: "31.12.2026", start: "22:00", end: "06:00" });
  const duration = t("app-duration-hours", { hours: 8 });
  await expect(
    desk.page.getByText(t("tokens-shift-night", { duration, from: "22:00", to: "06:00" })),
  ).toBeVisible();
  await expect(desk.tokenForm.preview).toContainText(
    t("tokens-hours-night", { from: "22:00", to: "06:00" }),
  );

  const file = await desk.tokenForm.create();
  expect(file.suggestedFilename()).toBe(`${nurse.login}-post-3.jwt`);
  const token = readFileSync(await file.path(), "utf8");
  const hash = createHash("sha256").update(token).digest("hex");
  await expect(desk.tokenForm.created).toContainText(hash);
  // Once more, only while the page is open.
  const again = desk.page.waitForEvent("download");
  await desk.tokenForm.again.click();
  expect(readFileSync(await (await again).path(), "utf8")).toBe(token);

  await desk.tokenForm.done.click();
  await desk.tokens.find(nurse.login);
  const row = desk.tokens.row(nurse.login);
  await expect(row).toContainText("Пост 3");
  await expect(row).toContainText(t("tokens-state-valid"));
  await desk.tokens.showDetails(nurse.fullName, "Пост 3");
  await expect(desk.tokens.details).toContainText(hash);
});

test("the form says what is missing, and keeps what was typed", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.tokenForm.goto();
  await desk.tokenForm.fill({ lastDay: "31.02.2027", start: "24:00" });
  await desk.tokenForm.submit.click();
  await expect(desk.tokenForm.summary).toBeFocused();
  await expect(desk.tokenForm.summary).toContainText(t("rule-date-invalid"));
  await expect(desk.tokenForm.summary).toContainText(t("rule-time-invalid"));
  for (const start of ["0830", "8.30"]) {
    await desk.tokenForm.fill({ lastDay: "19.11.2026", start, end: "24:00" });
    await expect(desk.tokenForm.preview).toContainText("08:30–00:00");
  }
  await desk.tokenForm.fill({ user: "Гаврилюк Наталія", workstation: "Пост 3" });
  await desk.tokenForm.submit.click();
  await expect(desk.tokenForm.summary).toContainText(t("rule-last-day-past"));
  await expect(desk.tokenForm.lastDay).toHaveValue("19.11.2026");

  // The preview shows nothing that does not stand in the fields.
  await desk.tokenForm.fill({ lastDay: "31.12.2026" });
  await expect(desk.tokenForm.preview).toContainText("2026");
  await desk.tokenForm.validFrom.fill("щось");
  await expect(desk.tokenForm.preview).not.toContainText("2026");
});

test("a field that holds only what nobody sees is empty", async ({ clinic, open, texts: { t } }) => {
  const unseen = "\u200b\u00ad\ufeff";
  const nurse = await (await clinic.office()).newUser("Порожня Поліна");
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  const form = desk.tokenForm;
  await form.goto(nurse.id);
  await form.fill({ jobTitle: unseen, lastDay: unseen, start: unseen, end: unseen });
  await form.submit.click();
  const rules = ["position-empty", "date-invalid", "time-invalid"].map((rule) => `rule-${rule}`);
  for (const rule of ["tokens-workstation-required", ...rules]) {
    await expect(form.summary).toContainText(t(rule));
  }
  await form.fill({ workstation: "Пост 3", jobTitle: "Сестра медична", lastDay: "31.12.2026" });
  await form.fill({ start: "08:00", end: "20:00" });
  await form.validFrom.fill(unseen);
  await form.sessionHours.fill(unseen);
  const sent = desk.page.waitForRequest("**/api/tokens");
  await form.create();
  const asked = (await sent).postDataJSON();
  expect(asked).toMatchObject({ job_title: "Сестра медична", last_day: "2026-12-31" });
  for (const unset of ["valid_from", "session_hours"]) expect(asked).not.toHaveProperty(unset);
  await expect(form.created).toBeVisible();
});

test("tokens are filtered by state, and shown per user", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const nurse = await office.newUser("Скоро Сплине");
  const workstation = await office.workstation();
  await office.token(nurse, { workstation, lastDay: "2026-11-25" });
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.tokens.goto();
  await desk.tokens.stateFilter.selectOption({ label: t("tokens-filter-expiring") });
  await expect(desk.tokens.row(nurse.login)).toBeVisible();
  await expect(desk.tokens.row("shevchuk_i")).toBeHidden();
  await desk.tokens.stateFilter.selectOption({ label: t("tokens-state-expired") });
  await expect(desk.tokens.noneFiltered).toBeVisible();

  await desk.tokens.goto(`?user=${nurse.id}`);
  await expect(desk.page.getByText(t("tokens-of-user", { name: nurse.fullName }))).toBeVisible();
  await expect(desk.tokens.rows).toHaveCount(1);
});

test("whoever only manages tokens learns no more of users than their names", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const office = await clinic.office();
  const role = await office.newRole("Лише токени", { "token-management": "allow" });
  const clerk = await office.hire("Реєстраторка Зоя", []);
  await office.assignRole(clerk.id, role);
  const desk = await open(clinic);
  await desk.enter(clerk);
  await expect(desk.home.links).toHaveText(
    ["home-create-jwt", "home-delete-jwt", "app-nav-workstations"].map((key) => t(key)),
  );
  await desk.tokenForm.goto();
  await desk.tokenForm.fill({ user: "Гаврилюк Наталія", workstation: "Пост 3", lastDay: "31.12.2026" });
  await desk.tokenForm.fill({ jobTitle: "Сестра медична" });
  await desk.tokenForm.create();
  await expect(desk.tokenForm.created).toBeVisible();
  await desk.tokens.goto("?search=havryliuk");
  await expect(desk.tokens.row("havryliuk_n").first()).toBeVisible();
  await expect(desk.tokens.row("havryliuk_n").first().getByRole("link")).toHaveCount(0);
});

test("the last who can sign in keep their token", async ({ ownClinic, open, texts: { t } }) => {
  // Without the office: it would be a second place to sign in from.
  const desk = await open(ownClinic, { stranger: true });
  await desk.enrolment.enrol(ownClinic.printedLink);
  await desk.enter(ownClinic.person("administrator"));
  await desk.tokens.goto("?search=melnyk_t");
  await desk.tokens.askToDelete("Мельник Тарас Іванович", "Каб. 214, ординаторська");
  await desk.tokens.deletion.act.click();
  const [words] = t("error-last-holder", { permission: "|" }).split("|");
  await expect(desk.tokens.deletion.dialog.getByRole("alert")).toContainText(words!);
});
