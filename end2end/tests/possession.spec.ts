// A session belongs to the browser that has the workstation's key, and what gives rights to
// the person who knows the password.

import type { Clinic } from "../clinic/clinic";
import { BOTH, expect, test } from "../fixtures";
import type { Workplace } from "../workplace";

/** Opens the form of a role before an administrator who has been at work for long. */
async function longAtWork(clinic: Clinic, desk: Workplace): Promise<void> {
  await desk.enter(clinic.person("administrator"));
  clinic.clock.advance({ minutes: 10 });
  await desk.shell.goTo("app-nav-users");
  await expect(desk.users.row("bondar_a")).toBeVisible();
  clinic.clock.advance({ minutes: 6 });
  await desk.shell.goTo("app-nav-roles");
  await desk.roles.newRole.click();
}

test("a change that gives rights asks for the password, then goes through", BOTH, async ({
  ownClinic,
  open,
  inspect,
  texts: { t },
}) => {
  const { password } = ownClinic.person("administrator");
  const desk = await open(ownClinic);
  await longAtWork(ownClinic, desk);
  await desk.roleForm.name.fill("Нічна зміна");
  await desk.roleForm.choose({ "issuing-referrals": "allow" });
  await desk.roleForm.create.click();
  await expect(desk.stepUp.password).toBeFocused();
  await inspect(desk.page);

  await desk.stepUp.confirm("зовсім не той пароль");
  await expect(desk.stepUp.refusal).toContainText(t("error-password-wrong"));
  await inspect(desk.page);
  // Whoever got it wrong waits a second before the next try, and no clock that is set shortens it.
  await expect(async () => {
    await desk.stepUp.confirm(password);
    await expect(desk.stepUp.dialog).toBeHidden({ timeout: 3_000 });
  }).toPass();
  const made = (role: string) => desk.shell.notice(t("notice-role-created", { role }));
  await expect(made("Нічна зміна")).toBeVisible();

  // The next one is not asked for it.
  await desk.roles.newRole.click();
  await desk.roleForm.name.fill("Денна зміна");
  await desk.roleForm.choose({ "issuing-referrals": "allow" });
  await desk.roleForm.create.click();
  await expect(made("Денна зміна")).toBeVisible();
});

test("whoever declines keeps what was typed, and nothing is changed", BOTH, async ({
  ownClinic,
  open,
  texts: { t },
}) => {
  const desk = await open(ownClinic);
  await longAtWork(ownClinic, desk);
  await desk.roleForm.name.fill("Нічна зміна");
  await desk.roleForm.choose({ "issuing-referrals": "allow" });
  for (const decline of [() => desk.stepUp.cancel.click(), () => desk.page.keyboard.press("Escape")]) {
    await desk.roleForm.create.click();
    await expect(desk.stepUp.dialog).toBeVisible();
    await decline();
    await expect(desk.stepUp.dialog).toBeHidden();
    await expect(desk.roleForm.summary).toContainText(t("error-password-needed"));
    await expect(desk.roleForm.name).toHaveValue("Нічна зміна");
    await expect(desk.roleForm.choice("issuing-referrals", "allow")).toBeChecked();
  }
  await desk.shell.section("app-nav-users").click();
  await desk.leaving.act.click();
  await desk.shell.goTo("app-nav-roles");
  await expect(desk.roles.row(t("roles-administrator"))).toBeVisible();
  await expect(desk.roles.row("Нічна зміна")).toBeHidden();
});

test("a session taken to another browser is of no use there", BOTH, async ({
  ownClinic,
  open,
  openAt,
  texts: { t },
}) => {
  const desk = await open(ownClinic);
  await desk.enter(ownClinic.person("administrator"));
  const { cookies } = await desk.page.context().storageState();
  expect(cookies.map(({ name }) => name).sort()).toEqual(["__Host-receipt", "__Host-session"]);
  const taken = () => openAt(ownClinic.address, { storageState: { cookies, origins: [] } });

  // What was just proven is read for a while; nothing is changed.
  const thief = await taken();
  await thief.organizations.goto();
  await thief.organizations.create("Чуже відділення");
  await expect(thief.signInAgain.dialog).toBeVisible();

  ownClinic.clock.advance({ minutes: 5, seconds: 1 });
  const later = await taken();
  await later.home.goto();
  await expect(later.signIn.heading).toBeVisible();
  await expect(later.signIn.station).toContainText(t("sign-in-not-enrolled"));

  // Its owner goes on without noticing anything.
  await desk.shell.goTo("app-nav-users");
  await expect(desk.users.row("bondar_a")).toBeVisible();
  await desk.organizations.goto();
  await desk.organizations.create("Своє відділення");
  await expect(desk.organizations.row("Своє відділення")).toBeVisible();
  await expect(desk.organizations.row("Чуже відділення")).toBeHidden();
});

test("reads side by side prove the key once", BOTH, async ({ ownClinic, open }) => {
  const desk = await open(ownClinic);
  await desk.enter(ownClinic.person("administrator"));
  ownClinic.clock.advance({ minutes: 6 });
  let receipts = 0;
  let refused = 0;
  desk.page.on("response", (response) => {
    if (response.url().endsWith("/api/session/receipt") && response.ok()) receipts += 1;
    if (response.request().method() === "GET" && response.status() === 401) refused += 1;
  });
  const id = await (await ownClinic.office()).userId("kovalenko_o");
  await desk.user.goto(id);
  await expect(desk.user.effective.getByRole("table")).toBeVisible();
  await expect(desk.shell.alert).toBeHidden();
  expect(receipts).toBe(1);
  expect(refused).toBeGreaterThan(0);
});

test("a line that fails while the key is shown ends no session", BOTH, async ({
  ownClinic,
  open,
  texts: { t },
}) => {
  const desk = await open(ownClinic);
  await desk.enter(ownClinic.person("administrator"));
  const receipt = "**/api/session/receipt";
  await desk.page.route(receipt, (call) => call.abort());
  ownClinic.clock.advance({ minutes: 6 });
  await desk.shell.goTo("app-nav-users");
  await expect(desk.shell.alert).toContainText(t("error-network"));
  await expect(desk.signInAgain.dialog).toBeHidden();
  await desk.page.unroute(receipt);
  await desk.page.getByRole("button", { name: t("app-retry"), exact: true }).click();
  await expect(desk.users.row("bondar_a")).toBeVisible();
});

test("a paper is printed long after its page was opened", BOTH, async ({ ownClinic, open }) => {
  const doctor = ownClinic.person("family-doctor");
  const colleague = await (await ownClinic.office()).colleague(doctor);
  const patient = await colleague.register({ family: "Довгань", given: "Олена" });
  const { id } = await colleague.issue(patient);
  const desk = await open(ownClinic);
  await desk.enter(doctor);
  await desk.requisition.goto(id);
  await expect(desk.requisition.print).toBeVisible();
  ownClinic.clock.advance({ minutes: 6 });
  expect((await desk.requisition.paper()).subarray(0, 5).toString()).toBe("%PDF-");
});
