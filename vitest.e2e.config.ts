import { defineConfig } from "vitest/config";

/** The slow tests: a real browser, Python, many processes. One file at a time, so that they do not starve each other. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ["default", "json"],
    outputFile: { json: "reports/e2e.json" },
  },
});
