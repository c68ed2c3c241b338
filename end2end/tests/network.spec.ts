import type { Route } from "@playwright/test";
import { expect, test } from "../fixtures";

/** What comes where the server does not: nothing, or the page of a guests' network. */
const ELSEWHERE = [
  (call: Route) => call.abort(),
  (call: Route) => call.fulfill({ contentType: "text/html", body: "<h1>Wi-Fi</h1>" }),
];

test("a list that does not come says so, and comes when asked again", async ({
  clinic,
  open,
  inspect,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  const calls = "**/api/users?*";
  for (const answer of ELSEWHERE) {
    await desk.page.route(calls, answer);
    await desk.shell.goTo("app-nav-users");
    await expect(desk.shell.alert).toContainText(t("error-network"));
    await inspect(desk.page);
    await desk.page.unroute(calls);
    await desk.page.getByRole("button", { name: t("app-retry"), exact: true }).click();
    await expect(desk.users.row("bondar_a")).toBeVisible();
    await desk.shell.goTo("app-nav-home");
  }
});

test("who cannot be signed in for the network is told so, and keeps what was typed", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  const nurse = clinic.person("nurse");
  await desk.signIn.goto();
  await expect(desk.signIn.station).toContainText(t("sign-in-enrolled"));
  await desk.signIn.fill(nurse);
  for (const answer of ELSEWHERE) {
    await desk.page.route("**/api/session", answer);
    await desk.signIn.submit.click();
    await expect(desk.signIn.refusal).toContainText(t("error-network"));
    await expect(desk.signIn.refusal).toBeFocused();
    await expect(desk.signIn.refusal).not.toContainText(t("sign-in-refused-title"));
    await expect(desk.signIn.login).toHaveValue(nurse.login);
    await desk.page.unroute("**/api/session");
  }
  await desk.signIn.submit.click();
  await expect(desk.home.open).toBeVisible();
});

test("a form that cannot be sent keeps what was typed", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.roleForm.gotoNew();
  await desk.roleForm.name.fill("Роль без мережі");
  await desk.roleForm.choose({ "issuing-referrals": "allow" });
  await desk.page.route("**/api/roles", (call) => call.abort());
  await desk.roleForm.create.click();
  await expect(desk.roleForm.summary).toBeFocused();
  await expect(desk.roleForm.summary).toContainText(t("error-network"));
  await desk.page.unroute("**/api/roles");
  await desk.roleForm.create.click();
  const notice = t("notice-role-created", { role: "Роль без мережі" });
  await expect(desk.shell.notice(notice)).toBeVisible();
});

test("a form is sent once, however often its button is pressed", async ({ clinic, open }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.roleForm.gotoNew();
  await desk.roleForm.name.fill("Роль раз");
  let sent = 0;
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await desk.page.route("**/api/roles", async (call) => {
    if (call.request().method() === "POST") {
      sent += 1;
      await held;
    }
    await call.continue();
  });
  await desk.roleForm.create.click();
  await expect.poll(() => sent).toBe(1);
  await desk.page.keyboard.press("Enter");
  await desk.page.keyboard.press("Enter");
  answer();
  await expect(desk.roles.row("Роль раз")).toBeVisible();
  expect(sent).toBe(1);
});

test("a server that is not there at the start is said, and tried again", async ({
  clinic,
  open,
  inspect,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.page.route("**/api/**", (call) => call.abort());
  await desk.home.goto();
  await expect(desk.shell.heading).toHaveText(t("error-page-unreachable-title"));
  await inspect(desk.page);
  await desk.page.unroute("**/api/**");
  await desk.page.getByRole("button", { name: t("app-retry"), exact: true }).click();
  await expect(desk.signIn.heading).toBeVisible();
});
