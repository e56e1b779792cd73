import { expect, test } from "vitest";
import { formatEnclosure } from "./enclosure.ts";
import { prove } from "./prove.ts";
import { describeVerdict } from "./verdict.ts";

test.each([
  [0, 0, "0"],
  [2, 2, "2"],
  [1 / 3, 1 / 3, "0.333333"],
  [1 - 1e-29, 1 + 1e-29, "1"],
  [1.2341, 1.2342, "1.234"],
  [-0.0312, -0.0311, "-0.031"],
  [0, 1e-29, "less than 1e-28 in size"],
  [-9e-30, 2e-30, "less than 1e-29 in size"],
  [1e-15, 6e-15, "less than 1e-14 in size"],
  [-3, 5, "less than 10 in size"],
  [0, 5e-309, "less than 1e-308 in size"],
  [1 / 0, 1 / 0, "more than 1e308 in size"],
])("of a number between %d and %d one can say: %s", (low, high, text) => {
  expect(formatEnclosure({ low, high }, " in size")).toBe(text);
});

test.each([
  // 0, since every step on the way is exact.
  [String.raw`\tanh^2(0) = 1`, "refuted: the left side is 0 and the right side 1, 1 apart"],
  // In truth 5.5e-87.
  [
    String.raw`\frac{d}{dz} \tanh(z) = 1 \text{ for } z > 90`,
    "refuted: at z = 100 the left side is less than 1e-13 in size and the right side 1, 1 apart",
  ],
  // In truth 1.1e-4343.
  ["e^{-10000} = 1", "refuted: the left side is less than 1e-28 in size and the right side 1, 1 apart"],
  [
    String.raw`1 = \sin(\pi)`,
    "refuted: the left side is 1 and the right side less than 1e-28 in size, 1 apart",
  ],
  [
    "e^{1000} = 1",
    "refuted: the left side is more than 1e308 in size and the right side 1, more than 1e308 apart",
  ],
])("of %s only what is certain is shown", (equation, text) => {
  expect(describeVerdict(prove(equation))).toBe(text);
});

test.each([
  ["e^0", "1"],
  [String.raw`\log(1)`, "0"],
  [String.raw`\sin(0)`, "0"],
  [String.raw`\cos(0)`, "1"],
  [String.raw`\tanh(0)`, "0"],
  [String.raw`\arctan(0)`, "0"],
])("%s is %s, without a rounding", (value, text) => {
  expect(describeVerdict(prove(`${value} = 3`))).toContain(`the left side is ${text} and`);
});
