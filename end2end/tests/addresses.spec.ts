// Going from address to address, as in any other page of the web.

import { expect, test } from "../fixtures";

test("a link opens another tab when it is asked to", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.users.goto();
  await expect(desk.users.row("bondar_a")).toBeVisible();
  const opened = desk.page.context().waitForEvent("page");
  await desk.shell.section("roles-title").click({ modifiers: ["ControlOrMeta"] });
  const tab = await opened;
  await expect(tab).toHaveURL(/\/roles$/);
  await expect(tab.getByRole("heading", { level: 1 })).toHaveText(t("roles-title"));
  await expect(desk.page).toHaveURL(/\/users$/);
  await expect(desk.users.row("bondar_a")).toBeVisible();
});

test("back and forward lead through every page, and each is there after reloading", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const id = await (await clinic.office()).userId("kovalenko_o");
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  const { page, shell, users, user } = desk;
  await shell.goTo("users-title");
  await users.open("Коваленко Оксана Петрівна");
  await expect(user.heading("Коваленко Оксана Петрівна")).toBeFocused();
  await shell.goTo("roles-title");
  await page.goBack();
  await expect(user.heading("Коваленко Оксана Петрівна")).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`/users/${id}$`));
  await page.reload();
  await expect(user.heading("Коваленко Оксана Петрівна")).toBeVisible();
  await page.goBack();
  await expect(shell.heading).toHaveText(t("users-title"));
  await page.goForward();
  await page.goForward();
  await expect(shell.heading).toHaveText(t("roles-title"));
  // The link to where somebody is already leaves nothing behind to come back to.
  await shell.section("roles-title").click();
  await page.goBack();
  await expect(user.heading("Коваленко Оксана Петрівна")).toBeVisible();
});

test("a link to a part of a page brings the focus there", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { page, shell } = desk;
  const toPassword = page.getByRole("link", { name: t("app-change-password"), exact: true });
  const password = page.getByRole("heading", { name: t("account-password"), exact: true });
  for (const _ of ["from another page", "on the page itself"]) {
    await shell.openMenu();
    await toPassword.click();
    await expect(page).toHaveURL(/\/account#password$/);
    await expect(password).toBeFocused();
    await expect(password).toBeInViewport();
    await page.evaluate(() => window.scrollTo(0, 0));
  }
});

test("the way back leads to where a list was scrolled to", async ({ clinic, open }) => {
  const office = await clinic.office();
  const surname = "Прокручений";
  for (let made = 0; made < 25; made++) await office.newUser(surname);
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  const { page, users, user } = desk;
  await page.setViewportSize({ width: 1280, height: 500 });
  await users.goto(`?search=${surname}`);
  await expect(users.rows).toHaveCount(25);
  const last = users.rows.last().getByRole("link");
  await last.scrollIntoViewIfNeeded();
  const depth = await page.evaluate(() => window.scrollY);
  expect(depth).toBeGreaterThan(200);
  await last.click();
  await expect(user.heading(surname)).toBeFocused();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expect(users.rows).toHaveCount(25);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(depth);
  await expect(last).toBeInViewport();
});
