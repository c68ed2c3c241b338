// The sign-in form stands before the client has come, and hands over what was typed.

import { basename } from "node:path";
import type { Page } from "@playwright/test";
import { BOTH, expect, test } from "../fixtures";

/** The client does not come before it is let. */
async function hold(page: Page): Promise<() => void> {
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/\/assets\/app-[0-9a-f]{16}\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  return arrive;
}

test("whoever types before the client has come signs in with it", BOTH, async ({
  clinic,
  open,
  inspect,
  texts: { t },
}) => {
  const desk = await open(clinic);
  const arrive = await hold(desk.page);
  await desk.signIn.goto();
  await expect(desk.signIn.heading).toBeVisible();
  await expect(desk.page.getByText(t("sign-in-return"), { exact: true })).toBeHidden();
  await inspect(desk.page);
  const { login, password, tokenFile } = clinic.person("nurse");
  await desk.signIn.login.fill(login);
  await desk.signIn.choose(tokenFile);
  await desk.signIn.password.pressSequentially(password.slice(1));
  await desk.signIn.password.press("Home");
  arrive();
  await expect(desk.signIn.station).toContainText(t("sign-in-enrolled"));
  // Where the caret was.
  await expect(desk.signIn.password).toBeFocused();
  await desk.page.keyboard.type(password.slice(0, 1));
  await desk.signIn.submit.click();
  await expect(desk.home.open).toBeVisible();
  // And nobody after them finds any of it.
  await desk.shell.signOut();
  await expect(desk.signIn.login).toHaveValue("");
  await expect(desk.signIn.password).toHaveValue("");
});

test("whoever asks to be let in before the client has come is, and where they wanted to go", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  const arrive = await hold(desk.page);
  await desk.patients.goto();
  await expect(desk.page.getByText(t("sign-in-return"), { exact: true })).toBeVisible();
  await desk.signIn.fill(clinic.person("nurse"));
  await desk.signIn.password.press("Enter");
  arrive();
  await expect(desk.patients.nothingTyped).toBeVisible();
});

test("a file is the client's though it came while its window was open", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  const arrive = await hold(desk.page);
  await desk.signIn.goto();
  const asked = await desk.page.locator("#boot-token").elementHandle();
  arrive();
  await expect(desk.signIn.station).toContainText(t("sign-in-enrolled"));
  const { tokenFile } = clinic.person("nurse");
  await asked!.setInputFiles(tokenFile);
  await expect(desk.page.getByRole("main").getByText(basename(tokenFile))).toBeVisible();
});

test("what was typed waits until the server answers", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.page.route("**/api/session", (call) => call.abort());
  const arrive = await hold(desk.page);
  await desk.home.goto();
  await desk.signIn.login.fill("нетерпляча");
  arrive();
  await expect(desk.shell.heading).toHaveText(t("error-page-unreachable-title"));
  await expect(desk.signIn.login).toBeHidden();
  await desk.page.unroute("**/api/session");
  await desk.page.getByRole("button", { name: t("app-retry"), exact: true }).click();
  await expect(desk.signIn.station).toContainText(t("sign-in-enrolled"));
  await expect(desk.signIn.login).toHaveValue("нетерпляча");
});

test("whoever is signed in sees no form, whoever is not any more does", async ({
  clinic,
  open,
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("nurse"));
  const arrive = await hold(desk.page);
  await desk.page.reload();
  await expect(desk.page.getByRole("main").getByRole("status")).toBeVisible();
  await expect(desk.signIn.login).toBeHidden();
  arrive();
  await expect(desk.home.open).toBeVisible();

  await desk.page.context().clearCookies();
  const again = await hold(desk.page);
  await desk.page.reload();
  await expect(desk.signIn.login).toBeVisible();
  again();
  await expect(desk.signIn.station).toBeVisible();
});

test("without the client nothing typed goes anywhere", async ({ clinic, open }) => {
  const desk = await open(clinic);
  await hold(desk.page);
  await desk.signIn.goto();
  const before = desk.page.url();
  await desk.signIn.login.fill("shevchuk_i");
  await desk.signIn.login.press("Enter");
  expect(desk.page.url()).toBe(before);
  const page = await (await desk.page.request.get("/")).text();
  const form = page.slice(page.indexOf("<form"), page.indexOf("</form>"));
  expect(form).not.toContain(" name=");
  expect(form).not.toContain(" action=");
});
