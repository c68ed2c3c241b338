import { Server, freePort, run } from "../clinic/program";
import { expect, test } from "../fixtures";

/** What `init --json` and `recover --json` print. */
interface Access {
  address: string;
  enrolment_link: string;
  login: string;
  password: string;
  token_file: string;
}

test("a real installation is prepared, signed in to, and recovered", async ({
  openAt,
  texts: { t },
}, testInfo) => {
  const settings = {
    LUXMEDICA_LISTEN: `127.0.0.1:${await freePort()}`,
    LUXMEDICA_DATA: testInfo.outputPath("data"),
    LUXMEDICA_FACILITY__NAME: "Поліклініка № 2",
    LUXMEDICA_INITIAL_PASSWORDS: "true",
  };
  const tokenFile = testInfo.outputPath("first.jwt");
  const prepared = await run(
    ["init", "--json", "--full-name", "Мельник Тарас", "--workstation", "Каб. 1", "--token-file", tokenFile],
    settings,
  );
  const first = JSON.parse(prepared) as Access;
  const server = new Server(["serve"], settings);
  try {
    await expect
      .poll(() => fetch(`${first.address}/readyz`).then((ready) => ready.ok, () => false))
      .toBe(true);

    const desk = await openAt(first.address);
    await desk.enrolment.enrol(first.enrolment_link);
    await desk.enrolment.toSignIn.click();
    await desk.signIn.signIn({ ...first, tokenFile });
    await expect(desk.account.passwordRequired).toBeVisible();
    await desk.account.password.change(first.password, "пароль першого дня");
    await expect(desk.home.open).toBeVisible();
    await desk.shell.goTo("app-nav-users");
    await expect(desk.users.row("admin")).toContainText(t("roles-administrator"));

    // Passwords for others are switched on here.
    await desk.users.newUser.click();
    await desk.userForm.fill({
      fullName: "Коваль Ніна",
      organization: "Поліклініка № 2",
      position: "Лікарка",
      login: "koval_n",
      password: "коротко",
    });
    await desk.userForm.create.click();
    await expect(desk.userForm.summary).toContainText(t("rule-password-too-short"));
    await desk.userForm.fill({ password: "жовте листя падає" });
    await desk.userForm.create.click();
    await expect(desk.user.heading("Коваль Ніна")).toBeVisible();
    await expect(desk.code.codes).toBeHidden();

    // The computer is gone, the password forgotten.
    const again = testInfo.outputPath("again.jwt");
    const recovered = await run(
      ["recover", "--json", "--login", "admin", "--workstation", "Каб. 2", "--token-file", again],
      settings,
    );
    const second = JSON.parse(recovered) as Access;
    const other = await openAt(first.address);
    await other.enrolment.enrol(second.enrolment_link);
    await other.enrolment.toSignIn.click();
    await other.signIn.signIn({ ...second, tokenFile: again });
    await expect(other.account.passwordRequired).toBeVisible();

    const about = ["journal", "--login", "admin", "--operation", "reset_password"];
    expect(await run(about, settings)).toContain("operator");
  } finally {
    await server.close();
  }
});
