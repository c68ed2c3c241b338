// Checking a paper referral as whoever holds it does.

import { chromium, type Browser, type Page, type Route } from "@playwright/test";
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Clinic } from "../clinic/clinic";
import type { Colleague, Issued, SignedCard } from "../clinic/colleague";
import { photograph } from "../clinic/paper";
import { BOTH, expect, test } from "../fixtures";
import { VerifyPage } from "../pages/verify";
import type { Lang } from "../texts";

const SERVICES = ["65070-00", "58500-00"];
const DAY = 24 * 60 * 60 * 1000;

interface Printed {
  colleague: Colleague;
  issued: Issued;
  signed: SignedCard;
}

/** A paper with two services, for a patient of that name. */
async function print(clinic: Clinic, family: string): Promise<Printed> {
  const colleague = await (await clinic.office()).colleague(clinic.person("family-doctor"));
  const patient = await colleague.register({ family, given: "Оксана" });
  const issued = await colleague.issue(patient, { services: SERVICES });
  return { colleague, issued, signed: await colleague.card(issued) };
}

const base64 = (text: string | Buffer): string => Buffer.from(text).toString("base64url");

/** The same card with another patient, its signature kept. */
function tampered(card: string): string {
  const [header, payload, signature] = card.split(".") as [string, string, string];
  const claims = inflateRawSync(Buffer.from(payload, "base64url")).toString();
  const other = deflateRawSync(claims.replace("Оксана", "Степан"));
  return [header, base64(other), signature].join(".");
}

/** What another facility would have signed, as far as this one can tell. */
function foreign(card: string): string {
  const [header, payload, signature] = card.split(".") as [string, string, string];
  const claims = inflateRawSync(Buffer.from(payload, "base64url")).toString();
  const issued = claims.replace(/"iss":"[^"]*"/, '"iss":"https://clinic.example/shc"');
  return [header, base64(deflateRawSync(issued)), signature].join(".");
}

test("a genuine paper: what it says, until when, and what became of it", BOTH, async ({
  clinic,
  openAt,
  inspect,
  browser,
  texts,
}) => {
  const { t } = texts;
  const { colleague, issued, signed } = await print(clinic, "Справжня");
  const { page } = await openAt(clinic.address);
  const verify = new VerifyPage(page, texts);
  await verify.goto();
  await inspect(page);

  await verify.ask(signed.card);
  await expect(verify.verdict("verify-valid")).toBeVisible();
  await expect(verify.content).toContainText("Справжня Оксана");
  for (const code of SERVICES) await expect(verify.content).toContainText(code);
  await expect(verify.checked).toContainText(t("verify-checked-signature"));
  await inspect(page);

  // No answer stands above what it was not given to.
  await verify.text.fill(signed.card.slice(0, -4));
  await expect(verify.verdict("verify-valid")).toBeHidden();
  await verify.ask(signed.card);
  await expect(verify.verdict("verify-valid")).toBeVisible();
  await verify.text.fill(" ");
  await verify.check.click();
  await expect(page.getByText(t("verify-text-empty"))).toBeVisible();
  await expect(verify.verdict("verify-valid")).toBeHidden();

  // However it comes: pasted, typed by a scanner in the Ukrainian layout, as a file.
  const code = `shc:/${[...signed.card].map((c) => `${c.charCodeAt(0) - 45}`.padStart(2, "0")).join("")}`;
  const file = JSON.stringify({ verifiableCredential: [signed.card] });
  for (const text of [
    code.toUpperCase(),
    `«${code}».`,
    code.replace(/(.{72})/g, "$1\n"),
    code.replace(/(.{50})/g, "$1\u00a0\u200b"),
    code.replace("shc:/", "ірсЖ."),
    file,
  ]) {
    await page.reload();
    await verify.ask(text);
    await expect(verify.verdict("verify-valid"), text.slice(0, 80)).toBeVisible();
  }
  // A scanner presses Enter behind what it types.
  await page.reload();
  await verify.text.fill(code);
  await verify.text.press("Enter");
  await expect(verify.verdict("verify-valid")).toBeVisible();
  const buffer = Buffer.from(file);
  await page.reload();
  await verify.show({ name: "referral.smart-health-card", mimeType: "", buffer });
  await expect(verify.verdict("verify-valid")).toBeVisible();
  await page.reload();
  await verify.drop({ name: "referral.smart-health-card", content: file });
  await expect(verify.verdict("verify-valid")).toBeVisible();

  // The same from a photograph.
  await page.reload();
  await verify.show(await photograph(browser, [signed], clinic.folder));
  await expect(verify.verdict("verify-valid")).toBeVisible({ timeout: 30_000 });

  const [first, second] = issued.referrals as [{ id: string }, { id: string }];
  await colleague.recall(first.id);
  await verify.ask(signed.card);
  await expect(verify.verdict("verify-partly")).toBeVisible();
  await expect(verify.content).toContainText(t("verify-state-withdrawn"));
  await colleague.recall(second.id);
  await verify.ask(signed.card);
  await expect(verify.verdict("verify-withdrawn")).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  await inspect(page);
  expect(page.url()).not.toContain("eyJ");
});

test("what is not genuine, not ours or not a card is called what it is", BOTH, async ({
  clinic,
  openAt,
  inspect,
  texts,
}) => {
  const { t } = texts;
  const { signed } = await print(clinic, "Підроблена");
  const { page } = await openAt(clinic.address);
  const verify = new VerifyPage(page, texts);
  await verify.goto();
  const [header, payload] = signed.card.split(".") as [string, string];
  const none = base64(JSON.stringify({ alg: "none", zip: "DEF", kid: "x" }));
  const bomb = base64(deflateRawSync(Buffer.alloc(8_000_000, 0x20)));
  const cases: [string, string][] = [
    [tampered(signed.card), "verify-forged"],
    [`${none}.${payload}.${signed.card.split(".")[2]!}`, "verify-forged"],
    [foreign(signed.card), "verify-other-issuer"],
    [`${header}.${bomb}.${signed.card.split(".")[2]!}`, "verify-too-large"],
    ["https://example.org/", "verify-no-card"],
    ["WIFI:S:LuxMedica;T:WPA;P:tysha;;", "verify-no-card"],
    ["BEGIN:VCARD\nVERSION:3.0\nN:Коваль;Анна\nEND:VCARD", "verify-no-card"],
    ["shc:/1/2/5676", "verify-chunked"],
    ["shc:/5676290952432060", "verify-damaged"],
    ["shc:/567", "verify-damaged"],
  ];
  for (const [text, verdict] of cases) {
    await verify.ask(text);
    await expect(verify.verdict(verdict), text.slice(0, 40)).toBeVisible();
    await expect(page.getByText("Підроблена")).toBeHidden();
    await expect(page.getByText("Степан")).toBeHidden();
  }
  await inspect(page);

  const picture = { name: "a.png", mimeType: "image/png" };
  await verify.show({ ...picture, buffer: Buffer.from("no picture") });
  await expect(verify.verdict("verify-no-picture")).toBeVisible();
  await verify.show({ ...picture, buffer: await page.screenshot() });
  await expect(verify.verdict("verify-no-code")).toBeVisible({ timeout: 30_000 });
  await inspect(page);

  await verify.ask("02CX-K1AM-8E84-9TTM");
  await expect(verify.verdict("verify-number")).toBeVisible();
  await verify.ask("№ 02CX\u200b/K1AM/8E84/9TTM…");
  await expect(verify.verdict("verify-number")).toBeVisible();
  await verify.ask("02СХ К1АМ 8Е84 9ТТР");
  await expect(verify.verdict("verify-number-typo")).toBeVisible();
  await verify.ask("");
  await expect(verify.text).toHaveAccessibleDescription(new RegExp(t("verify-text-empty")));
});

test("without a network a paper is checked by what was there before", async ({
  clinic,
  openAt,
  texts,
}) => {
  const { t } = texts;
  const { signed } = await print(clinic, "Безмережна");
  const { page } = await openAt(clinic.address);
  const verify = new VerifyPage(page, texts);
  await verify.goto();
  await verify.ask(signed.card);
  await expect(verify.verdict("verify-valid")).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // Once the worker rules the page, it keeps what the page is made of.
  await page.reload();
  await verify.ask(signed.card);
  await expect(verify.verdict("verify-valid")).toBeVisible();

  await page.context().setOffline(true);
  // Without a server there is only the device's clock to say how old the lists are.
  await page.clock.setSystemTime(clinic.clock.now());
  await page.reload();
  await verify.ask(signed.card);
  await expect(verify.verdict("verify-valid")).toBeVisible();
  await expect(verify.answer).toContainText(t("verify-unknown-status").slice(0, 30));
  await verify.ask(tampered(signed.card));
  await expect(verify.verdict("verify-forged")).toBeVisible();

  // More than a week later they no longer vouch for it.
  await page.clock.setSystemTime(clinic.clock.now() + 8 * DAY);
  await verify.ask(signed.card);
  await expect(verify.verdict("verify-unsure")).toBeVisible();
  await page.context().setOffline(false);
});

/** A page at the clinic's own, without what it kept; its server may fail as it likes. */
async function stranger(browser: Browser, clinic: Clinic, lang: Lang): Promise<Page> {
  const locale = lang === "uk" ? "uk-UA" : "en-GB";
  return browser.newPage({ baseURL: clinic.address, locale, serviceWorkers: "block" });
}

const STATUS = "**/api/cards/status";
const KEYS = "**/.well-known/jwks.json";
const LISTS = "**/.well-known/crl/*.json";

test("a server that refuses or cannot say is not called out of reach", async ({
  clinic,
  browser,
  lang,
  texts,
}) => {
  const { t } = texts;
  const { signed } = await print(clinic, "Нечутна");
  const page = await stranger(browser, clinic, lang);
  const verify = new VerifyPage(page, texts);
  await verify.goto();
  for (const [status, unknown, checked] of [
    [429, "verify-unknown-busy", "verify-checked-busy"],
    [503, "verify-unknown-unable", "verify-checked-unable"],
    [0, "verify-unknown-status", "verify-checked-unreachable"],
  ] as const) {
    await page.route(STATUS, (call) => (status ? call.fulfill({ status }) : call.abort()));
    await verify.ask(signed.card);
    await expect(verify.answer).toContainText(t(unknown));
    await expect(verify.verdict("verify-valid")).toBeVisible();
    await expect(verify.checked).toContainText(t(checked));
    await page.unroute(STATUS);
  }
  for (const [status, why] of [
    [429, "verify-busy"],
    [503, "verify-unable"],
    [0, "verify-unreachable"],
    // A guests' network, which first asks to sign in.
    [200, "verify-unreachable"],
  ] as const) {
    const answer = { status, contentType: "text/html", body: "<h1>Wi-Fi</h1>" };
    await page.route(KEYS, (call) => (status ? call.fulfill(answer) : call.abort()));
    await page.reload();
    await verify.ask(signed.card);
    await expect(verify.verdict("verify-undecided")).toBeVisible();
    await expect(verify.answer).toContainText(t(why));
    await page.unroute(KEYS);
  }
  await page.close();
});

test("a list that may be out of date is called that", async ({ clinic, browser, lang, texts }) => {
  const { t } = texts;
  const { colleague, issued, signed } = await print(clinic, "Застаріла");
  const { signed: whole } = await print(clinic, "Незмінна");
  const [old = ""] = t("verify-list-old", { time: "|" }).split("|");
  const page = await stranger(browser, clinic, lang);
  const verify = new VerifyPage(page, texts);
  const read = page.waitForResponse(LISTS);
  await verify.goto();
  const earlier = await (await read).json();
  await page.route(STATUS, (call) => call.abort());
  await verify.ask(signed.card);
  await expect(verify.verdict("verify-valid")).toBeVisible();
  await expect(verify.answer).not.toContainText(old);

  // Something on the way keeps the list; the key says that it has changed.
  await colleague.recall(issued.referrals[0]!.id);
  const date = new Date(clinic.clock.now()).toUTCString();
  const keep = (call: Route) => call.fulfill({ json: earlier, headers: { date } });
  await page.route(LISTS, keep, { times: 1 });
  await verify.ask(signed.card);
  await expect(verify.verdict("verify-partly")).toBeVisible();
  await page.route(LISTS, keep);
  await verify.ask(signed.card);
  await expect(verify.answer).toContainText(old);
  await page.unroute(LISTS);

  // Nothing has changed for more than a week, or nothing was heard of it.
  const long = new Date(clinic.clock.now() - 8 * DAY).toUTCString();
  await page.route(LISTS, async (call) => {
    const response = await call.fetch();
    await call.fulfill({ response, headers: { ...response.headers(), date: long } });
  });
  await verify.ask(signed.card);
  await expect(verify.answer).toContainText(old);
  // Of another paper neither the list nor anybody else says anything.
  await verify.ask(whole.card);
  await expect(verify.verdict("verify-unsure")).toBeVisible();
  await page.unroute(STATUS);
  await verify.ask(signed.card);
  await expect(verify.checked).toContainText(t("verify-checked-status", { time: "|" }).split("|")[0]!);
  await expect(verify.answer).not.toContainText(old);
  await page.close();
});

test("the camera is asked for on a click, and finds the code", async ({ clinic, lang, texts }) => {
  const { signed } = await print(clinic, "Знята");
  const isRoot = process.getuid?.() === 0;
  const launch = (video: string[]) =>
    chromium.launch({
      ...(process.env["CHROMIUM_PATH"] ? { executablePath: process.env["CHROMIUM_PATH"] } : {}),
      args: [...video, ...(isRoot ? ["--no-sandbox"] : [])],
    });
  const studio = await launch([]);
  const film = await photograph(studio, [signed], clinic.folder, "jpeg");
  await studio.close();

  const browser = await launch([
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${film}`,
  ]);
  const locale = lang === "uk" ? "uk-UA" : "en-GB";
  const page = await browser.newPage({ baseURL: clinic.address, locale });
  const verify = new VerifyPage(page, texts);
  await verify.goto();
  await verify.scan.click();
  await expect(verify.verdict("verify-valid")).toBeVisible({ timeout: 60_000 });
  await browser.close();

  const blind = await launch([]);
  const dark = await blind.newPage({ baseURL: clinic.address, locale });
  const without = new VerifyPage(dark, texts);
  await without.goto();
  await without.scan.click();
  const refused = without.verdict("verify-camera-absent").or(without.verdict("verify-camera-refused"));
  await expect(refused).toBeVisible();
  await blind.close();
});

test("an outside verifier accepts the card and refuses another", async ({ clinic }) => {
  const { signed } = await print(clinic, "Стороння");
  const answer = await fetch(`${clinic.address}/referrals/.well-known/jwks.json`);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  const keys = createLocalJWKSet((await answer.json()) as JSONWebKeySet);
  const { payload, protectedHeader } = await compactVerify(signed.card, keys, {
    algorithms: ["ES256"],
  });
  expect(protectedHeader).toMatchObject({ alg: "ES256", zip: "DEF" });
  const claims = JSON.parse(inflateRawSync(payload).toString()) as Record<string, unknown>;
  expect(claims["iss"]).toBe(`${clinic.address}/referrals`);
  expect(claims["vc"]).toMatchObject({
    type: ["https://smarthealth.cards#health-card", "urn:luxmedica:referral"],
    credentialSubject: { fhirVersion: "4.0.1", fhirBundle: { resourceType: "Bundle" } },
  });
  await expect(compactVerify(tampered(signed.card), keys)).rejects.toThrow();
});
