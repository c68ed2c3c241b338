// How `cargo xtask test` runs the walks: it names the server in LUXMEDICA_BIN and,
// where it found one, the browser in CHROMIUM_PATH.

import { defineConfig, devices } from "@playwright/test";
import type { Options } from "./fixtures";

// Chromium refuses its sandbox to root.
const isRoot = process.getuid?.() === 0;

export default defineConfig<Options>({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  // A machine can be slower than any limit, and a walk trip over a race of its own: a failure must happen again, and
  // what then passes is told as flaky.
  retries: process.env["CI"] ? 2 : 1,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    ...devices["Desktop Chrome"],
    viewport: { width: 1280, height: 900 },
    headless: true,
    // Far from the facility's zone: whoever shows the browser's time is caught.
    timezoneId: "America/New_York",
    contextOptions: { reducedMotion: "reduce" },
    // To record every test takes as long again; `--trace=on` records the one that is looked into.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: isRoot ? ["--no-sandbox"] : [],
    },
  },
  projects: [
    { name: "uk", use: { lang: "uk", locale: "uk-UA" } },
    { name: "en", grep: /@both/, use: { lang: "en", locale: "en-GB" } },
    {
      name: "uk-postgres",
      grep: /@postgres/,
      use: { lang: "uk", locale: "uk-UA", engine: "postgres" },
    },
    {
      name: "en-postgres",
      grep: /@postgres/,
      use: { lang: "en", locale: "en-GB", engine: "postgres" },
    },
  ],
});
