import { expect, test } from "vitest";
import { formatNumber, roundNumber } from "./numberText.ts";

test.each([
  [0.25, "0.25"],
  [-0.25, "−0.25"],
  [-0, "0"],
  [1 / 3, "0.333"],
  [99_999.4, "100000"],
  [1e-4, "0.0001"],
  [4.248354255291589e-18, "4.25 × 10⁻¹⁸"],
  [-1e-16, "−10⁻¹⁶"],
  [1.5e6, "1.5 × 10⁶"],
  [Number.POSITIVE_INFINITY, "∞"],
  [Number.NaN, "NaN"],
])("%d is written %s", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test("a figure's numbers have six significant digits and no negative zero", () => {
  expect(roundNumber(2 / 3)).toBe(0.666667);
  expect(roundNumber(1.23456789e-20)).toBe(1.23457e-20);
  expect(Object.is(roundNumber(-0), 0)).toBe(true);
});
