// The client comes in parts. One that does not come is a page like any other: shell and session stay.

import type { Page, Route } from "@playwright/test";
import { expect, test } from "../fixtures";

const ADMINISTRATION = "**/assets/app-administration-*.wasm";
const DESK = "**/assets/app-desk-*.wasm";

/** What is in the way of a part. */
const OBSTACLES: Record<string, (route: Route) => Promise<void>> = {
  "no answer": (route) => route.abort(),
  "a part with a byte turned over": async (route) => {
    if (route.request().method() === "HEAD") return route.continue();
    const answer = await route.fetch();
    const body = Buffer.from(await answer.body());
    const middle = body.length >> 1;
    body.writeUInt8(body.readUInt8(middle) ^ 1, middle);
    await route.fulfill({ response: answer, body });
  },
  "the page of a guests' network": (route) =>
    route.fulfill({ status: 404, contentType: "text/html", body: "<script>document.title = 'caught'</script>" }),
};

/** Presses a button of the page that stands in a part's place. */
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();

for (const [what, inTheWay] of Object.entries(OBSTACLES)) {
  test(`a part that does not come can be asked for again: ${what}`, async ({
    clinic,
    open,
    inspect,
    texts: { t },
  }) => {
    const desk = await open(clinic);
    await desk.page.route(ADMINISTRATION, inTheWay);
    await desk.enter(clinic.person("administrator"));
    await desk.shell.goTo("app-nav-users");
    await expect(desk.shell.heading).toHaveText(t("error-page-unreachable-title"));
    await expect(desk.shell.heading).toBeFocused();
    await inspect(desk.page);
    await press(desk.page, t("app-retry"));
    await expect(desk.shell.heading).toHaveText(t("error-page-unreachable-title"));
    // Everything else works on.
    await desk.shell.goTo("app-nav-home");
    await expect(desk.home.open).toBeVisible();
    await desk.page.goBack();
    await expect(desk.shell.heading).toHaveText(t("error-page-unreachable-title"));
    await desk.page.unroute(ADMINISTRATION);
    await press(desk.page, t("app-retry"));
    await expect(desk.users.row("bondar_a")).toBeVisible();
    await expect(desk.shell.heading).toBeFocused();
  });
}

test("a part that takes its time is waited for, and nobody has to", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await desk.page.route(ADMINISTRATION, async (route) => {
    await held;
    await route.continue();
  });
  await desk.enter(clinic.person("administrator"));
  await desk.shell.goTo("app-nav-users");
  await expect(desk.shell.notice(t("app-loading"))).toBeAttached();
  await desk.shell.goTo("app-nav-home");
  await expect(desk.home.open).toBeVisible();
  await desk.shell.goTo("app-nav-users");
  arrive();
  await expect(desk.users.row("bondar_a")).toBeVisible();
});

test("after an update the page asks to be loaded anew, and what was typed is not lost for that", async ({
  clinic,
  open,
  inspect,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.page.route(ADMINISTRATION, (route) =>
    route.fulfill({ status: 404, headers: { "X-Request-Id": "1" } }),
  );
  await desk.enter(clinic.person("family-doctor", "head-of-department"));
  const { patientForm: form } = desk;
  await form.gotoNew();
  await form.fill({ family: "Недописана" });
  await desk.shell.section("app-nav-assignments").click();
  await desk.leaving.keep.click();
  await expect(form.family).toHaveValue("Недописана");
  await desk.shell.section("app-nav-assignments").click();
  await desk.leaving.act.click();
  await expect(desk.shell.heading).toHaveText(t("error-page-outdated-title"));
  await inspect(desk.page);
  await desk.page.unroute(ADMINISTRATION);
  await press(desk.page, t("error-page-reload"));
  await expect(desk.assignments.user).toBeVisible();
});

test("the addresses of every part can be opened, and the way back leads through them", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  const stands = {
    home: () => expect(desk.home.open).toBeVisible(),
    desk: () => expect(desk.shell.heading).toHaveText(t("account-title")),
    administration: () => expect(desk.users.row("bondar_a")).toBeVisible(),
  };
  for (const [path, part] of [
    ["/users?sort=login", "administration"],
    ["/account", "desk"],
    ["/", "home"],
  ] as const) {
    await desk.page.goto(path);
    await stands[part]();
    await desk.page.reload();
    await stands[part]();
  }
  await desk.shell.goTo("app-nav-users");
  await stands.administration();
  await desk.shell.openMenu();
  await desk.shell.accountLink.click();
  await stands.desk();
  await desk.page.goBack();
  await stands.administration();
  await desk.page.goBack();
  await stands.home();
  await desk.page.goForward();
  await stands.administration();
  await desk.page.goForward();
  await stands.desk();
});

test("the desk comes by itself, administration only to whoever may administer", async ({
  clinic,
  open,
}) => {
  const fetched: string[] = [];
  const desk = await open(clinic);
  await desk.page.goto("about:blank");
  desk.page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  const came = desk.page.waitForResponse(DESK);
  await desk.signIn.goto();
  await came;
  await desk.signIn.signIn(clinic.person("nurse"));
  await expect(desk.home.open).toBeVisible();
  expect(fetched.filter((path) => path.includes("app-administration"))).toEqual([]);
  const administration = desk.page.waitForRequest(ADMINISTRATION);
  await desk.shell.signOut();
  await desk.signIn.signIn(clinic.person("administrator"));
  await administration;
});
