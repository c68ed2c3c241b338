import { BOTH, expect, test } from "../fixtures";
import { Workplace } from "../workplace";

const SOLOMIIA = {
  family: "Яворська",
  given: "Соломія",
  patronymic: "Денисівна",
  birthDate: "09.04.1984",
  sex: "female",
  tax: { number: "3078012340" },
  phone: "067 123 45 01",
  address: "м. Вербів, вул. Нова, 1",
} as const;

test("a patient is found by the beginning of a name, a phone, a birth date, in any order", async ({
  clinic,
  open,
}) => {
  const colleague = await (await clinic.office()).colleague(clinic.person("nurse"));
  const one = { given: "Орест", patronymic: "Лукич", birthDate: "1959-08-17", phone: "067 700 10 20" };
  const { name } = await colleague.register({ family: "Чубинський", ...one });
  const { name: other } = await colleague.register({
    family: "Чубинська",
    given: "Уляна",
    birthDate: "1960-01-02",
  });

  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  await desk.shell.goTo("patients-title");
  const { patients } = desk;
  await expect(patients.nothingTyped).toBeVisible();
  await patients.find("ч");
  await expect(patients.tooLittle).toBeVisible();
  await patients.find("чуб");
  await expect(patients.row(name)).toBeVisible();
  await expect(patients.row(other)).toBeVisible();
  for (const typed of ["орест чуб", "067 700 10 20", "7001020", "17.08.1959", "чуб 17.08.1959"]) {
    await patients.find(typed);
    await expect(patients.row(other)).toBeHidden();
    await expect(patients.row(name)).toBeVisible();
  }
  // As people write dates, names and numbers.
  const latin = "Чyбинcький";
  for (const typed of ["17/08/59", "17081959", "17 серпня 1959 р.", "Чубинський О.", latin, "8-067-700.10.20"]) {
    await patients.find(typed);
    await expect(patients.row(other)).toBeHidden();
    await expect(patients.row(name)).toBeVisible();
  }
  // In Latin letters without their marks.
  const { name: latinName } = await colleague.register({ family: "Nguyễn", given: "Đức", birthDate: "1975-04-05" });
  for (const typed of ["nguyen duc", "NGUYỄN", "Nguye\u0302\u0303n Đ."]) {
    await patients.find(typed);
    await expect(patients.row(latinName)).toBeVisible();
  }
  // What means nothing is said, and nobody is to be registered for it.
  await patients.find("31.02.1959");
  await expect(patients.unclear("31.02.1959")).toBeVisible();
  await expect(patients.none("31.02.1959")).toBeHidden();
  await expect(patients.waysToRegister).toHaveCount(1);
  await patients.find("Чубинська 31.02.1959");
  await expect(patients.row(other)).toBeVisible();
  await expect(patients.unclear("31.02.1959")).toBeVisible();
  await patients.find("Ніхтоненко");
  await expect(patients.none("Ніхтоненко")).toBeVisible();
  await expect(patients.waysToRegister).toHaveCount(2);
  await patients.find("чуб орест");
  await patients.open(name);
  await expect(desk.patient.heading(name)).toBeFocused();
});

test("what is wrong with a new patient is said beside every field", BOTH, async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { patientForm: form } = desk;
  await form.gotoNew();

  await form.register.click();
  await expect(form.summary).toBeFocused();
  await expect(form.summary.getByRole("link")).toHaveText([
    t("patients-family-required"),
    t("patients-given-required"),
    t("rule-birth-date-invalid"),
    t("patients-sex-required"),
    t("rule-tax-number-invalid"),
  ]);
  await form.summary.getByRole("link", { name: t("rule-birth-date-invalid") }).click();
  await expect(form.birthDate).toBeFocused();
  await form.summary.getByRole("link", { name: t("patients-sex-required") }).click();
  await expect(form.sexIs("female")).toBeFocused();

  await form.fill({
    ...SOLOMIIA,
    family: "Яворська1",
    tax: { number: "3078012341" },
    phone: "067",
    birthDate: "31.02.1984",
  });
  await form.register.click();
  await expect(form.summary.getByRole("link")).toHaveText([
    t("rule-person-name-invalid"),
    t("rule-birth-date-invalid"),
    t("rule-tax-number-check"),
    t("rule-phone-invalid"),
  ]);
  await expect(form.taxNumber).toHaveAccessibleDescription(
    new RegExp(t("rule-tax-number-check").slice(0, 20)),
  );

  await form.fill({ ...SOLOMIIA, family: "Явоrська", tax: "unknown" });
  await form.register.click();
  await expect(form.summary.getByRole("link")).toHaveText([
    t("rule-name-mixed-letters", { letters: "r" }),
  ]);
  await form.fill({ ...SOLOMIIA, birthDate: "21.11.2027", tax: "unknown" });
  await form.register.click();
  await expect(form.summary.getByRole("link")).toHaveText([t("rule-birth-date-future")]);
  await expect(form.birthDate).toHaveAccessibleDescription(new RegExp(t("rule-birth-date-future")));

  await form.fill({ birthDate: SOLOMIIA.birthDate, tax: { number: "0000000000" } });
  await form.register.click();
  await expect(form.summary.getByRole("link")).toHaveText([t("rule-tax-number-placeholder")]);

  // The number of somebody on record, who was born on another day.
  await form.fill({ tax: { number: "2491033123" } });
  await form.register.click();
  await expect(form.summary.getByRole("link")).toHaveText([t("rule-tax-number-birth")]);
  // There, and beside the field alone.
  await expect(desk.page.getByText(t("rule-tax-number-birth"))).toHaveCount(2);
  await form.inDocument.check();
  await expect(form.summary).toBeHidden();
  await form.register.click();
  await expect(form.summary).toContainText(t("error-tax-number-taken"));
  await expect(form.taken).toHaveAttribute("target", "_blank");
  // A wrong last digit and the other sex, as a paper may have them.
  await form.fill({ tax: { number: "3078012351" }, phone: "8-067-123.45.01", phoneRemark: "син" });
  // Letters that look the same are read as those of the word, and what nobody sees is dropped.
  await form.fill({ family: "Яв\u00adop\u200bська" });
  await expect(form.inDocument).not.toBeChecked();
  for (const rule of ["check", "sex"])
    await expect(desk.page.getByText(t(`rule-tax-number-${rule}`)).first()).toBeVisible();
  await form.inDocument.check();
  await form.register.click();
  const name = "Яворська Соломія Денисівна";
  await expect(desk.shell.notice(t("notice-patient-registered", { name }))).toBeVisible();
  const what = [t("patients-tax-doubt-check"), t("patients-tax-doubt-sex")].join(", ");
  const doubted = `3078012351 (${t("patients-tax-doubted", { what })})`;
  await expect(desk.patient.data).toContainText(doubted);
  await expect(desk.patient.data).toContainText("+380 67 123 45 01 (син)");
  // Whoever changes something else is not asked again; what no longer doubts the number goes.
  await desk.patient.edit.click();
  await expect(form.inDocument).toBeChecked();
  await form.fill({ sex: "unknown" });
  await expect(form.inDocument).not.toBeChecked();
  await form.inDocument.check();
  await form.save.click();
  const left = t("patients-tax-doubted", { what: t("patients-tax-doubt-check") });
  await expect(desk.patient.data).toContainText(left);
  await expect(desk.patient.history).toContainText(doubted);
});

test("what is typed of a new patient is kept in one form", async ({ clinic, open }) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { patient, patientForm: form } = desk;
  for (const [typed, name, kept] of [
    [
      {
        family: "Лук‘янчук–Дем`яненко",
        given: "Андрі\u0438\u0306",
        birthDate: "01.02.1931",
        phone: "tel:+380671234511",
        address: "вул.\tЗелена\u00ad, 2",
      },
      "Лук’янчук-Дем’яненко Андрій",
      ["+380 67 123 45 11", "вул. Зелена, 2"],
    ],
    [
      {
        family: "Ван\u00a0Дейк‐Мар\u02b9яненко",
        given: "\u0418\u0306осип",
        birthDate: "03.04.1942",
        phone: "067\u2011123\u201145\u201112.",
      },
      "Ван Дейк-Мар’яненко Йосип",
      ["+380 67 123 45 12"],
    ],
  ] as const) {
    await form.gotoNew();
    await form.fill({ ...typed, sex: "male", tax: "unknown" });
    await form.register.click();
    await expect(patient.heading(name)).toBeVisible();
    for (const text of kept) await expect(patient.data).toContainText(text);
  }
});

test("somebody without a name is registered, found, and named later", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { patientForm: form, patient, patients } = desk;
  await form.gotoNew();
  // A name of no letter is none.
  await form.fill({ family: "-", given: "’", patronymic: "\u200b", sex: "male", tax: "unknown" });
  await form.fill({ birthDate: "бл. 1960 р.\u200b" });
  await form.register.click();
  await expect(form.summary.getByRole("link")).toHaveText([
    t("rule-name-letterless"),
    t("rule-name-letterless"),
  ]);
  await form.fill({ name: "no-name-unknown" });
  await expect(form.family).toBeHidden();
  await expect(form.summary).toBeHidden();
  await form.register.click();
  const name = "Невідома особа № 1";
  const about = t("patients-born-about", { when: "1960" });
  await expect(patient.heading(name)).toBeVisible();
  await expect(patient.strip(name)).toContainText(about);
  const age = t("patients-born-about", { when: t("patients-age-years", { count: 66 }) });
  await expect(patient.strip(name)).toContainText(age);

  await desk.shell.goTo("patients-title");
  await patients.find("невідома");
  await expect(patients.row(name)).toContainText(about);
  await patients.open(name);
  await patient.edit.click();
  await expect(form.family).toBeHidden();
  await form.fill({ name: "name-known", family: "Знайдений", given: "Гнат", birthDate: "05.06.1961" });
  await form.save.click();
  await expect(patient.heading("Знайдений Гнат")).toBeVisible();
  const change = { field: t("patients-family"), before: t("patients-no-name-unknown"), after: "Знайдений" };
  await expect(patient.history).toContainText(t("patients-history-change", change));
});

test("a child not named yet has a parent's family name and is found by it", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { patientForm: form, patient, patients } = desk;
  await form.gotoNew();
  await form.fill({ name: "no-name-not-given", family: "Коваль", birthDate: "6 травня 26" });
  await expect(form.given).toBeHidden();
  // What of a short date was understood is said beside it.
  const age = t("patients-age-months", { count: 6 });
  await expect(form.birthDate).toHaveAccessibleDescription(new RegExp(`2026, ${age}`));
  await form.fill({ sex: "female", tax: "not-issued" });
  await form.register.click();
  const name = "Коваль, дитина без імені № 1";
  await expect(patient.heading(name)).toBeVisible();
  await expect(patient.strip(name)).toContainText(age);
  await desk.shell.goTo("patients-title");
  await patients.find("Коваль");
  await patients.open(name);
  await patient.edit.click();
  await expect(form.family).toHaveValue("Коваль");
});

test("who seems to be on record already is compared before they are registered", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const colleague = await (await clinic.office()).colleague(clinic.person("nurse"));
  const { name } = await colleague.register({
    family: "Близнюк",
    given: "Марія",
    patronymic: "Іванівна",
    birthDate: "1993-06-15",
  });
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  const { patientForm: form, patient } = desk;
  const duplicate = {
    family: "Близнюк",
    // Begun in Latin letters.
    given: "Mapина",
    patronymic: "Іванівна",
    birthDate: "15.06.1993",
    sex: "female",
    tax: "unknown",
  } as const;

  await form.gotoNew();
  await form.fill(duplicate);
  await form.register.click();
  await expect(form.duplicates(1)).toContainText(name);
  await expect(form.duplicates(1).getByRole("heading", { level: 2 })).toBeFocused();
  const why = ["same-family", "given-alike", "same-patronymic", "same-birth-date"] as const;
  const words = why.map((one) => t(`patients-duplicate-${one}`)).join("; ");
  await expect(form.duplicates(1)).toContainText(t("patients-duplicate-why", { why: words }));
  // Who corrects the form is asked anew.
  await form.fill({ address: "м. Вербів" });
  await expect(form.duplicates(1)).toBeHidden();
  await form.register.click();
  // Looking at the record on file loses nothing of what was typed.
  const opened = desk.page.context().waitForEvent("page");
  await form.openDuplicate.click();
  const tab = new Workplace(await opened, desk.texts);
  await expect(tab.patient.heading(name)).toBeVisible();
  await tab.page.close();
  await expect(form.given).toHaveValue(duplicate.given);
  await expect(form.address).toHaveValue("м. Вербів");
  await form.somebodyElse.click();
  await expect(patient.heading("Близнюк Марина Іванівна")).toBeVisible();
  const registered = { name: "Близнюк Марина Іванівна" };
  await expect(desk.shell.notice(t("notice-patient-registered", registered))).toBeVisible();

  // An edit that makes a record like another one asks the same way.
  const { id } = await colleague.register({ family: "Інакший", given: "Марія", birthDate: "1950-01-01" });
  await form.gotoEdit(id);
  await form.fill({ family: "Близнюк", birthDate: "15.06.1993" });
  await form.save.click();
  await expect(form.duplicates(2)).toContainText(name);
  await form.fill({ birthDate: "16.06.1993" });
  await expect(form.duplicates(2)).toBeHidden();
  await form.save.click();
  await form.somebodyElseSave.click();
  await expect(patient.heading("Близнюк Марія")).toBeVisible();
});

test("a likely duplicate is one in whatever order, letters and with whatever slip", async ({ clinic, open }) => {
  const colleague = await (await clinic.office()).colleague(clinic.person("nurse"));
  const desk = await open(clinic);
  await desk.enter(clinic.person("family-doctor"));
  desk.page.on("dialog", (leaving) => leaving.accept());
  const { patientForm: form } = desk;
  for (const [known, typed] of [
    [
      { family: "Гавришко", given: "Наталія", birthDate: "1980-01-02" },
      { family: "Наталія", given: "Гавришко", birthDate: "02.01.1980" },
    ],
    [
      { family: "Ґандзюк", given: "Остап", birthDate: "1951-07-08" },
      { family: "Гандзюк", given: "Остап", birthDate: "08.07.1951" },
    ],
    [
      { family: "Ярошинська", given: "Соломія", birthDate: "1984-01-02", phone: "0671234513" },
      { family: "Ярошинська", given: "Соломія", birthDate: "03.01.1984", phone: "067 123 45 13" },
    ],
  ] as const) {
    const { name } = await colleague.register(known);
    await form.gotoNew();
    await form.fill({ ...typed, sex: "unknown", tax: "unknown" });
    await form.register.click();
    await expect(form.duplicates(1)).toContainText(name);
  }
});

test("a change of a record stays in its history; nobody's changes are lost", async ({
  clinic,
  open,
  texts: { t },
}) => {
  const office = await clinic.office();
  const colleague = await office.colleague(clinic.person("nurse"));
  const known = await colleague.register({ family: "Змінний", given: "Петро", phone: "067 111 00 11" });
  const place = await office.newWorkstation("Реєстратура, вікно 4");
  const desk = await open(clinic);
  const other = await open(clinic, { workstation: place });
  await desk.enter(clinic.person("family-doctor"));
  await other.enter(await office.movedTo(place, clinic.person("nurse")));

  await desk.patientForm.gotoEdit(known.id);
  await desk.patientForm.fill({ given: "Павло", phone: "067 222 00 22" });
  await other.patientForm.gotoEdit(known.id);
  await other.patientForm.fill({ phone: "067 333 00 33", address: "м. Вербів, вул. Друга, 2" });
  await other.patientForm.save.click();
  await expect(other.patient.data).toContainText("вул. Друга, 2");

  await desk.patientForm.save.click();
  const { conflict } = desk.patientForm;
  const { panel, save } = conflict;
  await expect(panel).toContainText(t("error-stale", { who: "Гаврилюк Наталія Миколаївна" }));
  await expect(panel.getByRole("columnheader")).toHaveText([
    t("app-conflict-field"),
    t("app-conflict-theirs"),
    t("app-conflict-merged"),
  ]);
  const [theirs, mine] = ["+380 67 333 00 33", "+380 67 222 00 22"];
  await expect(conflict.row(t("patients-given"), "Петро", "Павло")).toBeVisible();
  await expect(conflict.row(t("patients-phone"), theirs, mine)).toBeVisible();
  const address = "м. Вербів, вул. Друга, 2";
  await expect(conflict.row(t("patients-address"), address, address)).toBeVisible();
  await expect(panel.getByRole("row")).toHaveCount(4);
  await save.click();
  await expect(desk.patient.heading("Змінний Павло")).toBeVisible();
  await expect(desk.patient.data).toContainText(mine);
  await expect(desk.patient.data).toContainText(address);
  const entries = desk.patient.history.getByRole("listitem");
  await expect(entries).toHaveCount(3);
  await expect(entries.first()).toContainText(t("patients-phone"));
  await expect(entries.first()).toContainText("Петренко С. А.");
});
