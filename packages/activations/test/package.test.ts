import { createRequire } from "node:module";
import { expect, test } from "vitest";

const require = createRequire(import.meta.url);

test("the built package can be required, as a notebook's cell does, and imported", async () => {
  const required = require("@slope/activations");
  const imported = await import("@slope/activations");
  expect(required.sigmoid(0)).toBe(0.5);
  expect(Object.keys(required).sort()).toEqual(Object.keys(imported).sort());
});

test("the laws can be required too", () => {
  expect(require("@slope/laws").checkLaws(require("@slope/activations").tanh)).toHaveLength(9);
});
