import { readFileSync } from "node:fs";
import { type Activation, catalogue } from "@slope/activations";
import { describe, expect, test } from "vitest";
import { ulpError } from "./ulpError.ts";

type Row = [z: number, value: number, valueFraction: number, slope: number, slopeFraction: number];

/**
 * What the docstrings state, with the little that the fixtures found above ½: a correctly rounded result is off by up to
 * ½ ULP, and double-double arithmetic adds less than 1/50.
 */
const BOUNDS: Record<string, { value: number; derivative: number }> = {
  sigmoid: { value: 0.52, derivative: 0.52 },
  tanh: { value: 0.52, derivative: 0.52 },
  relu: { value: 0, derivative: 0 },
  leakyRelu: { value: 0.5, derivative: 0 },
};

function readRows(name: string): Row[] {
  return JSON.parse(readFileSync(new URL(`reference/${name}.json`, import.meta.url), "utf8"));
}

function largestError(rows: Row[], error: (row: Row) => number): { ulps: number; z: number } {
  return rows.reduce(
    (worst, row) => {
      const ulps = error(row);
      return ulps > worst.ulps ? { ulps, z: row[0] } : worst;
    },
    { ulps: 0, z: Number.NaN },
  );
}

describe.each(catalogue.map((activation): [string, Activation] => [activation.name, activation]))(
  "%s",
  (name, g) => {
    const rows = readRows(name);
    const bound = BOUNDS[name]!;

    test("has a reference for every binade near 0 and for both ends of the float64 range", () => {
      const points = rows.map(([z]) => z);
      expect(rows.length).toBeGreaterThan(2000);
      expect(Math.min(...points)).toBe(-Number.MAX_VALUE);
      expect(Math.max(...points)).toBe(Number.MAX_VALUE);
      expect(points).toContain(Number.MIN_VALUE);
      for (let exponent = -30; exponent < 10; exponent++)
        for (const sign of [1, -1])
          expect(points.filter((z) => Math.floor(Math.log2(sign * z)) === exponent).length).toBeGreaterThan(
            5,
          );
    });

    test("has values within its stated bound of the true ones over the whole float64 range", () => {
      const worst = largestError(rows, ([z, value, fraction]) => ulpError(g.value(z), value, fraction));
      expect(worst.ulps, `at z = ${worst.z}`).toBeLessThanOrEqual(bound.value);
    });

    test("has slopes within its stated bound of the true ones over the whole float64 range", () => {
      const worst = largestError(rows, ([z, , , slope, fraction]) =>
        ulpError(g.derivative(z), slope, fraction),
      );
      expect(worst.ulps, `at z = ${worst.z}`).toBeLessThanOrEqual(bound.derivative);
    });
  },
);

test("the naive formulas fail the same references, so the references can fail", () => {
  const naive = { value: (z: number) => 1 / (1 + Math.exp(-z)), slope: (a: number) => a * (1 - a) };
  const rows = readRows("sigmoid");
  expect(largestError(rows, ([z, v, f]) => ulpError(naive.value(z), v, f)).ulps).toBeGreaterThan(1e3);
  expect(
    largestError(rows, ([z, , , s, f]) => ulpError(naive.slope(naive.value(z)), s, f)).ulps,
  ).toBeGreaterThan(1e10);
});
