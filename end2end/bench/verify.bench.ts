// How long the page that checks papers takes, from the question to the verdict. Prints; never fails for being slow.

import { photograph } from "../clinic/paper";
import { expect, test } from "../fixtures";
import { VerifyPage } from "../pages/verify";

const TIMES = 15;

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? NaN;

test("text and picture to verdict", async ({ clinic, openAt, browser, texts }) => {
  const colleague = await (await clinic.office()).colleague(clinic.person("family-doctor"));
  const patient = await colleague.register({ family: "Вимірна", given: "Оксана" });
  const services = ["65070-00", "58500-00", "66512-00", "11700-00", "55036-00"];
  const signed = await colleague.card(await colleague.issue(patient, { services }));
  const picture = await photograph(browser, [signed], clinic.folder);
  const { page } = await openAt(clinic.address);
  const verify = new VerifyPage(page, texts);

  /** From the question until the answer is there, by the page's own clock. */
  const timed = async (ask: () => Promise<void>): Promise<number> => {
    await verify.goto();
    await page.evaluate(() => {
      const state = window as unknown as { began: number; answered: number };
      const begin = (): void => void (state.began = performance.now());
      document.addEventListener("click", begin, { capture: true });
      document.addEventListener("change", begin, { capture: true });
      new MutationObserver(() => {
        if (document.querySelector(".lm-answer")) state.answered ??= performance.now();
      }).observe(document.body, { childList: true, subtree: true });
    });
    await ask();
    await expect(verify.verdict("verify-valid")).toBeVisible({ timeout: 30_000 });
    return page.evaluate(() => {
      const state = window as unknown as { began: number; answered: number };
      return state.answered - state.began;
    });
  };

  for (const [what, ask] of [
    ["text", () => verify.ask(signed.card)],
    ["picture", () => verify.show(picture)],
  ] as const) {
    const times: number[] = [];
    for (let time = 0; time < TIMES; time++) times.push(await timed(ask));
    console.log(`${what} to verdict in the browser: ${median(times).toFixed(0)} ms (budget 200 ms)`);
  }
});
