import { BOTH, expect, test } from "../fixtures";

/** The address says what the list shows. */
const says = (name: string, value: string) => (url: URL) => url.searchParams.get(name) === value;

// In a clinic of its own: others hire so many that not all stand on one page.
test("search, filters and sorting stand in the address", async ({
  ownClinic: clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.users.goto();
  await expect(desk.users.row("shevchuk_i")).toBeVisible();

  await desk.users.find("сестра");
  await expect(desk.users.row("havryliuk_n")).toBeVisible();
  await expect(desk.users.row("melnyk_t")).toBeHidden();

  await desk.users.sortBy("users-full-name");
  await expect(desk.users.column("users-full-name")).toHaveAttribute("aria-sort", "descending");
  await expect(desk.page).toHaveURL(says("order", "descending"));

  // Coming back, and a colleague who is sent the address, see the same.
  await desk.users.open("Шевчук Ірина Василівна");
  await expect(desk.user.heading("Шевчук Ірина Василівна")).toBeVisible();
  await desk.page.goBack();
  await expect(desk.users.search).toHaveValue("сестра");
  await desk.page.reload();
  await expect(desk.users.search).toHaveValue("сестра");
  await expect(desk.users.column("users-full-name")).toHaveAttribute("aria-sort", "descending");
  await expect(desk.users.row("melnyk_t")).toBeHidden();

  await desk.users.reset.click();
  await expect(desk.users.row("melnyk_t")).toBeVisible();

  // With Latin letters that look the same.
  await desk.users.find("Шeвчyк");
  await expect(desk.users.row("shevchuk_i")).toBeVisible();
  await expect(desk.users.row("melnyk_t")).toBeHidden();
  await desk.users.reset.click();

  await desk.users.roleFilter.selectOption({ label: t("roles-intern") });
  await expect(desk.users.rows).toHaveCount(1);
  await expect(desk.users.row("bondar_a")).toBeVisible();

  await desk.users.find("nobody at all");
  await expect(desk.users.none("nobody at all")).toBeVisible();
  await desk.users.resetFilters.click();
  await expect(desk.users.row("melnyk_t")).toBeVisible();
});

test("the alphabet is the Ukrainian one", BOTH, async ({ clinic, open }) => {
  const desk = await open(clinic);
  const office = await clinic.office();
  for (const name of ["Яценко Дія", "Єрмак Дія", "Ґудзь Дія", "Жук Дія", "Ільїн Дія", "Гай Дія"]) {
    await office.newUser(name);
  }
  await desk.enter(clinic.person("administrator"));
  // The second time with a Latin letter.
  for (const typed of ["дія", "дiя"]) {
    await desk.users.goto(`?search=${typed}`);
    await expect(desk.users.rows.getByRole("link")).toHaveText([
      "Гай Дія",
      "Ґудзь Дія",
      "Єрмак Дія",
      "Жук Дія",
      "Ільїн Дія",
      "Яценко Дія",
    ]);
  }
});

test("whose token is missing or ends soon is found", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const workstation = await office.workstation();
  const without = await office.newUser("Без Токена");
  const soon = await office.newUser("Скоро Сплине");
  await office.token(soon, { workstation, lastDay: "2026-11-30" });

  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.users.goto();
  await desk.users.tokenFilter.selectOption({ label: t("users-filter-token-none") });
  await expect(desk.users.row(without.login)).toContainText(t("users-token-none"));
  await expect(desk.users.row(soon.login)).toBeHidden();
  await desk.users.tokenFilter.selectOption({ label: t("users-filter-token-expiring") });
  await expect(desk.users.row(soon.login)).toContainText(t("app-in-days", { count: 10 }));
  await expect(desk.users.row(without.login)).toBeHidden();
});

test("a long list has pages, and the way back", async ({ clinic, open }) => {
  const office = await clinic.office();
  const surname = "Сторінковий";
  for (let made = 0; made < 27; made++) await office.newUser(surname);
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.users.goto(`?search=${surname}`);
  await expect(desk.users.shown(1, 25, 27)).toBeVisible();
  await expect(desk.users.previous).toBeDisabled();
  await desk.users.next.click();
  await expect(desk.users.shown(26, 27, 27)).toBeVisible();
  await expect(desk.users.rows).toHaveCount(2);
  await expect(desk.users.next).toBeDisabled();
  await desk.page.reload();
  await expect(desk.users.shown(26, 27, 27)).toBeVisible();
  await desk.users.previous.click();
  await expect(desk.users.shown(1, 25, 27)).toBeVisible();
  await expect(desk.users.rows).toHaveCount(25);
  await desk.page.goBack();
  await expect(desk.users.shown(26, 27, 27)).toBeVisible();
  // Another order begins at its beginning.
  await desk.users.sortBy("users-position");
  await expect(desk.users.shown(1, 25, 27)).toBeVisible();
});

test("the form says what is wrong with each field", async ({ clinic, open, texts: { t } }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("administrator"));
  await desk.userForm.gotoNew();
  await desk.userForm.create.click();
  const { summary } = desk.userForm;
  await expect(summary).toBeFocused();
  await expect(summary).toContainText(t("app-form-faults", { count: 4 }));
  await expect(summary).toContainText(t("rule-login-empty"));

  for (const licenceNumber of ["abc", "123v", " 123V "]) {
    await desk.userForm.fill({ licenceNumber });
    await desk.userForm.create.click();
    await expect(summary).toContainText(t("rule-licence-number-not-digits"));
  }
  await desk.userForm.fill({
    fullName: "  О’Ніл-Ґава Олена  ",
    organization: "Терапевтичне відділення",
    position: "Лікарка",
    licenceNumber: "",
    login: "o-neil",
  });
  await desk.userForm.create.click();
  await expect(summary).toContainText(t("app-form-faults", { count: 1 }));
  await expect(desk.userForm.login).toHaveAccessibleDescription(
    new RegExp(t("rule-login-invalid")),
  );
  await summary.getByRole("link").click();
  await expect(desk.userForm.login).toBeFocused();
  await desk.userForm.fill({ login: "oneil" });
  await desk.userForm.create.click();
  await desk.code.take("О’Ніл-Ґава Олена");
  await expect(desk.user.heading("О’Ніл-Ґава Олена")).toBeVisible();
});

test("a reset ends the password, and its owner sets the next one with a code", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const nurse = await office.hire("Забудько Марія", ["nurse"]);
  const desk = await open(clinic);
  // The administrator made her token, so somebody else resets her password.
  await desk.enter(clinic.person("head-of-department"));
  await desk.user.goto(nurse.id);
  await desk.user.resetPassword(nurse.fullName);
  const dialog = desk.code.dialog(nurse.fullName);
  await expect(dialog).toContainText(nurse.login);
  await desk.page.keyboard.press("Escape");
  // Not before somebody says that they have it.
  const code = await desk.code.take(nurse.fullName);
  await expect(dialog).toBeHidden();
  await desk.shell.signOut();

  // As it is heard on the telephone.
  const heard = code.toLowerCase().replace("-", " ");
  await desk.signIn.signIn({ ...nurse, password: heard });
  await expect(desk.account.byCode).toBeVisible();
  await desk.account.password.set("зовсім інший пароль");
  await expect(desk.home.open).toBeVisible();
  await expect(desk.page.getByText(t("home-notices"))).toBeVisible();
});

test("nobody edits whoever holds more", async ({ clinic, open, texts: { t } }) => {
  const office = await clinic.office();
  const administrator = await office.userId("melnyk_t");
  const desk = await open(clinic);
  await desk.enter(clinic.person("head-of-department"));
  await desk.user.goto(administrator);
  await desk.user.delete.click();
  const { dialog, act } = desk.user.deletion("Мельник Тарас Іванович");
  await act.click();
  const [words] = t("error-target-outranks", { permission: "|" }).split("|");
  await expect(dialog.getByRole("alert")).toContainText(words!);
});

test("organizations are made, renamed, and kept while somebody belongs to them", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("head-of-department"));
  await desk.organizations.goto();
  await desk.organizations.create("Відділення № 5");
  await expect(
    desk.shell.notice(t("notice-organization-created", { name: "Відділення № 5" })),
  ).toBeVisible();
  // All its letters i are Latin ones.
  const taken = await desk.organizations.create("Biддiлення № 5");
  await expect(taken.getByRole("alert")).toContainText(t("error-organization-name-taken"));
  await desk.page.keyboard.press("Escape");
  await desk.organizations.rename("Відділення № 5", "Відділення № 6");
  await expect(desk.organizations.row("Відділення № 6")).toBeVisible();

  await desk.organizations.askToDelete("Відділення № 6");
  await desk.organizations.deletion("Відділення № 6").act.click();
  await expect(desk.organizations.row("Відділення № 6")).toBeHidden();

  await desk.organizations.askToDelete("Адміністрація");
  const { dialog, act } = desk.organizations.deletion("Адміністрація");
  await act.click();
  const [words] = t("error-organization-in-use", { who: "|" }).split("|");
  await expect(dialog).toContainText(words!);
});
