// How `cargo xtask bench` measures what only a browser can do.

import { defineConfig } from "@playwright/test";
import walks from "./playwright.config";

export default defineConfig(walks, {
  testDir: "bench",
  testMatch: "*.bench.ts",
  outputDir: "test-results/bench",
  workers: 1,
  reporter: [["line"]],
});
