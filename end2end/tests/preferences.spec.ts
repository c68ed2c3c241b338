import { BOTH, expect, test } from "../fixtures";
import { Texts } from "../texts";
import { UserForm } from "../pages/user_form";

test("changing language and theme loses nothing that was typed", BOTH, async ({ clinic, open, lang }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.userForm.gotoNew();
  await desk.userForm.fill({ fullName: "Ткач Олена", login: "tkach_olena" });
  await desk.userForm.create.click();
  await expect(desk.userForm.summary).toBeFocused();

  const other = new Texts(lang === "uk" ? "en" : "uk");
  await desk.shell.openMenu();
  await desk.shell.languageChoice(other.lang).check();
  await desk.page.keyboard.press("Escape");
  const form = new UserForm(desk.page, other.t);
  await expect(form.fullName).toHaveValue("Ткач Олена");
  await expect(form.login).toHaveValue("tkach_olena");
  await expect(form.summary).toContainText(other.t("rule-position-empty"));
  await expect(desk.page).toHaveTitle(
    other.t("app-title-error", { page: other.t("users-new-title") }),
  );
  await expect(desk.page.locator("html")).toHaveAttribute("lang", other.lang);

  await desk.page.reload();
  await expect(form.create).toBeVisible();
});

test("the theme follows the system, unless one was chosen", async ({ clinic, open }) => {
  const desk = await open(clinic, { colorScheme: "dark" });
  const ground = () =>
    desk.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await desk.signIn.goto();
  await expect(desk.signIn.heading).toBeVisible();
  const dark = await ground();
  await desk.page.emulateMedia({ colorScheme: "light" });
  const light = await ground();
  expect(light).not.toBe(dark);

  await desk.shell.themeChoice("dark").check();
  expect(await ground()).toBe(dark);
  await desk.page.reload();
  await expect(desk.shell.themeChoice("dark")).toBeChecked();
  expect(await ground()).toBe(dark);
  await desk.shell.themeChoice("auto").check();
  expect(await ground()).toBe(light);
});

test("the language of the browser is the first", BOTH, async ({ clinic, open, lang, texts: { t } }) => {
  const desk = await open(clinic, { stranger: true });
  await desk.page.goto("/");
  await expect(desk.signIn.heading).toHaveText(t("sign-in-title"));
  await expect(desk.page.locator("html")).toHaveAttribute("lang", lang);
});
