import { BOTH, expect, test } from "../fixtures";

const NIGHT = { from: "22:00", to: "06:00" };

test("a night nurse is refused by day, and told her hours", BOTH, async ({
  clinic,
  open,
  texts: { t },
}) => {
  const desk = await open(clinic);
  await desk.signIn.goto();
  await desk.signIn.signIn(clinic.nightNurse());
  // It is some minutes past ten.
  const [before, after] = t("error-outside-hours", { ...NIGHT, now: "|" }).split("|");
  await expect(desk.signIn.refusal).toContainText(before!);
  await expect(desk.signIn.refusal).toContainText(after!);
});

test("a night shift: allowed at night, warned before its end, over at its end", async ({
  ownClinic,
  open,
  texts: { t },
}) => {
  const { clock } = ownClinic;
  const nurse = ownClinic.nightNurse();
  const desk = await open(ownClinic);

  clock.set("2026-11-20T21:55:00+02:00");
  await desk.signIn.goto();
  await desk.signIn.signIn(nurse);
  const [before] = t("error-outside-hours", { ...NIGHT, now: "|" }).split("|");
  await expect(desk.signIn.refusal).toContainText(before!);

  clock.set("2026-11-20T23:00:00+02:00");
  await desk.signIn.submit.click();
  await expect(desk.home.open).toBeVisible();
  await expect(desk.home.hours).toContainText(t("home-hours-text", NIGHT));
  const [soon] = t("session-ends-soon", { minutes: 9, until: "06:00" }).split("9");
  await expect(desk.shell.notice(soon!)).toBeHidden();

  await desk.shell.signOut();
  await expect(desk.signIn.heading).toBeVisible();
  clock.set("2026-11-21T05:51:00+02:00");
  await desk.signIn.signIn(nurse);
  await expect(desk.shell.notice(soon!)).toBeVisible();

  // The page learns of it by itself.
  clock.set("2026-11-21T06:00:01+02:00");
  await expect(desk.signInAgain.dialog).toBeVisible();
  await desk.signInAgain.signIn(nurse);
  await expect(desk.signInAgain.refusal).toContainText(before!);
});

test("the end of the shift is seen without a request", async ({ ownClinic, open, texts: { t } }) => {
  const { clock } = ownClinic;
  const desk = await open(ownClinic);
  clock.set("2026-11-21T05:45:00+02:00");
  await desk.page.clock.install();
  await desk.enter(ownClinic.nightNurse());
  clock.advance({ minutes: 6 });
  await desk.page.clock.fastForward("06:00");
  const [soon] = t("session-ends-soon", { minutes: 9, until: "06:00" }).split("9");
  await expect(desk.shell.notice(soon!)).toBeVisible();

  // The page's clock goes first: the server would say only that it is over.
  await desk.page.clock.fastForward("10:00");
  clock.advance({ minutes: 10 });
  await expect(desk.signInAgain.dialog).toBeVisible();
  await expect(desk.signInAgain.dialog).toContainText(t("session-ended-hours", { until: "06:00" }));
});

test("a session without activity ends after fifteen minutes, and nothing typed is lost", async ({
  ownClinic,
  open,
  texts: { t },
}) => {
  const { clock } = ownClinic;
  const administrator = ownClinic.person("administrator");
  const desk = await open(ownClinic);
  await desk.page.clock.install();
  await desk.enter(administrator);
  await desk.shell.goTo("app-nav-users");
  await desk.users.newUser.click();
  await desk.userForm.fill({ fullName: "Ткач Олена Юріївна", login: "tkach_o", position: "Акушерка" });

  clock.advance({ minutes: 14 });
  await desk.page.clock.fastForward("14:00");
  await expect(desk.shell.notice(t("session-idle-soon", { minutes: 1 }))).toBeVisible();
  await expect(desk.shell.stayButton).toBeVisible();

  await desk.page.clock.fastForward("02:00");
  clock.advance({ minutes: 2 });
  const again = desk.signInAgain;
  await expect(again.dialog).toContainText(t("session-ended-idle", { minutes: 15 }));
  await expect(again.dialog).toContainText(t("session-ended-kept"));
  await expect(again.login).toHaveValue(administrator.login);

  await again.signIn(administrator);
  await expect(again.dialog).toBeHidden();
  await expect(desk.shell.notice(t("session-resumed"))).toBeVisible();
  await expect(desk.userForm.fullName).toHaveValue("Ткач Олена Юріївна");
  await expect(desk.userForm.login).toHaveValue("tkach_o");
  await expect(desk.userForm.position).toHaveValue("Акушерка");

  // It goes on being filled in. Nobody is created by it: the clock that went on by itself here is
  // not believed yet, and a code would have wrong days.
  await desk.userForm.fill({ organization: "Терапевтичне відділення" });
  await expect(desk.userForm.create).toBeEnabled();
});

test("whoever keeps working stays signed in", async ({ ownClinic, open }) => {
  const { clock } = ownClinic;
  const desk = await open(ownClinic);
  await desk.page.clock.install();
  await desk.enter(ownClinic.person("nurse"));
  // What the home page still asks for would count as work.
  await desk.account.goto();
  await expect(desk.account.record).toContainText("havryliuk_n");
  await expect(desk.account.sessions).toContainText("Каб. 214");
  clock.advance({ minutes: 14 });
  await desk.page.clock.fastForward("14:00");
  await desk.shell.stayButton.click();
  await expect(desk.shell.stayButton).toBeHidden();

  clock.advance({ minutes: 10 });
  await desk.page.clock.fastForward("10:00");
  await desk.shell.openMenu();
  await desk.shell.accountLink.click();
  await expect(desk.account.record).toContainText("havryliuk_n");
});

test("somebody else who signs in finds nothing of what was typed", async ({
  ownClinic,
  open,
  texts: { t },
}) => {
  const { clock } = ownClinic;
  const desk = await open(ownClinic);
  await desk.page.clock.install();
  await desk.enter(ownClinic.person("administrator"));
  await desk.shell.goTo("app-nav-users");
  await desk.users.newUser.click();
  await desk.userForm.fill({ fullName: "Ткач Олена Юріївна" });
  await desk.page.clock.fastForward("16:00");
  clock.advance({ minutes: 16 });

  await expect(desk.signInAgain.dialog).toContainText(t("session-ended-idle", { minutes: 15 }));
  await expect(desk.signInAgain.login).toHaveValue(ownClinic.person("administrator").login);
  await desk.signInAgain.signIn(ownClinic.person("head-of-department"));
  await expect(desk.home.open).toBeVisible();
  await expect(desk.shell.notice(t("session-other-person"))).toBeVisible();
  await desk.shell.goTo("app-nav-users");
  await desk.users.newUser.click();
  await expect(desk.userForm.fullName).toHaveValue("");
});

test("a token is valid through its last day, and the shift begun then finishes", async ({
  ownClinic,
  open,
  texts: { t },
}) => {
  const { clock } = ownClinic;
  const office = await ownClinic.office();
  const nurse = ownClinic.person("nurse");
  const token = await office.token(nurse, {
    workstation: await office.workstation(),
    hours: { start: "22:00", end: "06:00" },
    lastDay: "2026-11-20",
  });
  const desk = await open(ownClinic);
  clock.set("2026-11-21T05:00:00+02:00");
  await desk.enter({ ...nurse, tokenFile: token.tokenFile });
  await expect(desk.page.getByText(t("home-hours-text", NIGHT))).toBeVisible();
});
