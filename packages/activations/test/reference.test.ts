import { catalogue } from "@slope/activations";
import { describe, expect, test } from "vitest";
import { BOUNDS } from "./bounds.ts";
import { findLargestError, readRows, referencedFunctions } from "./measureErrors.ts";

/** Of the fixture of an activation: those of the lecture have ten times as many points. */
const LECTURE = ["sigmoid", "tanh", "relu", "leakyRelu"];

describe.each(catalogue.map((activation) => [activation.name, activation] as const))("%s", (name, g) => {
  const rows = readRows(name);
  const functions = referencedFunctions(g);

  test("has a reference for every binade near 0 and for both ends of the float64 range", () => {
    const points = rows.map(([z]) => z);
    const isLecture = LECTURE.includes(name);
    const [from, to, atLeast] = isLecture ? [-30, 10, 5] : [-6, 6, 5];
    expect(rows.length).toBeGreaterThan(isLecture ? 2000 : 300);
    expect(Math.min(...points)).toBe(-Number.MAX_VALUE);
    expect(Math.max(...points)).toBe(Number.MAX_VALUE);
    expect(points).toContain(Number.MIN_VALUE);
    for (let exponent = from; exponent < to; exponent++)
      for (const sign of [1, -1])
        expect(points.filter((z) => Math.floor(Math.log2(sign * z)) === exponent).length).toBeGreaterThan(
          atLeast,
        );
  });

  test("has a pair of columns for each of its functions, and a bound for each", () => {
    for (const row of rows) expect(row).toHaveLength(1 + 2 * functions.length);
    for (const [column] of functions) expect(BOUNDS[name]).toHaveProperty(column);
  });

  test.each(functions.map(([column, f], i) => [column, i, f] as const))(
    "has its %s (column %i) within the stated bound of the true one over the whole float64 range",
    (column, index, f) => {
      const bound = BOUNDS[name]![column]!;
      const worst = findLargestError(rows, index, f, bound);
      expect(worst.ulps, `at z = ${worst.z}`).toBeLessThanOrEqual(bound.ulps);
      expect(worst.nearZero).toBeLessThanOrEqual(bound.nearZero ?? 0);
    },
  );
});

test("the bounds are what was promised: half a unit and little more where it counts, 4 units elsewhere", () => {
  const tight = [
    "sigmoid",
    "tanh",
    "softplus",
    "logSigmoid",
    "softsign",
    "elu",
    "celu",
    "selu",
    "exponential",
  ];
  for (const [name, bounds] of Object.entries(BOUNDS))
    for (const [column, { ulps, nearZero }] of Object.entries(bounds)) {
      expect(ulps).toBeLessThanOrEqual(tight.includes(name) ? 1 : 4);
      if (tight.includes(name) && column !== "byParameter") expect(nearZero).toBeUndefined();
      expect(nearZero ?? 0).toBeLessThanOrEqual(2 ** -51);
    }
});

test("the naive formulas fail the same references, so the references can fail", () => {
  const naive = { value: (z: number) => 1 / (1 + Math.exp(-z)), slope: (a: number) => a * (1 - a) };
  const rows = readRows("sigmoid");
  const bound = { ulps: Infinity };
  expect(findLargestError(rows, 0, naive.value, bound).ulps).toBeGreaterThan(1e3);
  expect(findLargestError(rows, 1, (z) => naive.slope(naive.value(z)), bound).ulps).toBeGreaterThan(1e10);
  const erf = (z: number) => (z / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3)));
  expect(findLargestError(readRows("gelu"), 0, erf, bound).ulps).toBeGreaterThan(1e10);
});
