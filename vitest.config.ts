import { defineConfig } from "vitest/config";

/** The fast tests of the package whose folder is `--root`. The JSON report is what `.ci/run` adds up. */
export default defineConfig({
  test: {
    // Generous, because a kernel or a first picture may start on a busy machine; no test measures time.
    testTimeout: 60_000,
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    reporters: ["default", "json"],
    outputFile: { json: "reports/test.json" },
  },
});
