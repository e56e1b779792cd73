import { defineConfig, type ViteUserConfig } from "vitest/config";

/** The settings that every package's tests share. Each suite leaves a JSON report that `.ci/run` adds up. */
export const testsIn = (include: string[], report: string): ViteUserConfig =>
  defineConfig({
    test: {
      include,
      reporters: ["default", "json"],
      outputFile: { json: `reports/${report}.json` },
    },
  });
