// How soon somebody on a poor line can type their login, and how soon the client stands. Prints; never fails for being
// slow.

import { expect, test } from "../fixtures";

const TIMES = 5;

/** 1.6 Mbit/s with 150 ms, as far as a browser can pretend. */
const POOR_LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

interface Times {
  /** A login can be typed. */
  typable: number;
  /** The client stands. */
  stands: number;
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? NaN;

test("sign-in on a poor line", async ({ clinic, openAt }) => {
  const times: Record<"cold" | "warm", Times[]> = { cold: [], warm: [] };
  for (let time = 0; time < TIMES; time++) {
    const { page } = await openAt(clinic.address);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", POOR_LINE);
    await page.addInitScript(() => {
      const seen = window as unknown as Partial<Times>;
      const look = (): void => {
        const shown = (id: string): boolean => !!document.getElementById(id)?.getClientRects().length;
        if (shown("boot-login") || shown("sign-in-login")) seen.typable ??= performance.now();
        if (shown("sign-in-login")) seen.stands ??= performance.now();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    for (const kind of ["cold", "warm"] as const) {
      await page.goto("/sign-in");
      await expect(page.locator("#sign-in-login")).toBeVisible({ timeout: 60_000 });
      times[kind].push(
        await page.evaluate(() => {
          const { typable, stands } = window as unknown as Times;
          return { typable, stands };
        }),
      );
      // The desk comes after; on the way back it would be in the way.
      await page.waitForLoadState("networkidle");
    }
  }
  for (const [kind, budget] of [
    ["cold", 2500],
    ["warm", 700],
  ] as const) {
    const of = (what: keyof Times): string => median(times[kind].map((time) => time[what])).toFixed(0);
    console.log(`sign-in, ${kind}: typable after ${of("typable")} ms (budget ${budget} ms), taken over after ${of("stands")} ms`);
  }
});
