import { readFileSync } from "node:fs";
import { type VectorActivationFromOutput, vectorCatalogue } from "@slope/activations";
import { describe, expect, test } from "vitest";
import { ulpError } from "./ulpError.ts";

type Column = "z" | "v" | "w" | "value" | "fraction" | "jvp" | "vjp" | "curvature";
type Entry = Readonly<Record<Column, readonly number[]>>;

const read = (name: string): Entry[] =>
  JSON.parse(readFileSync(new URL(`reference/vectors/${name}.json`, import.meta.url), "utf8"));

const largest = (v: Iterable<number>) => Math.max(...Array.from(v, Math.abs));
const sum = (v: readonly number[]) => v.reduce((total, x) => total + Math.abs(x), 0);

/** The largest error of the value in units in the last place. */
const VALUE_BOUNDS: Readonly<Record<string, number>> = {
  softmax: 0.6,
  softmin: 0.6,
  logSoftmax: 0.6,
  glu: 1.2,
  reglu: 0.5,
  geglu: 1.2,
  swiglu: 1.2,
  crelu: 0,
  maxout: 0,
};

/** The size in parts of which a product's error is stated: of its output i, for a vector u. */
const SCALES: Readonly<Record<string, (entry: Entry, i: number, u: readonly number[]) => number>> = {
  softmax: ({ value }, i, u) => value[i]! * largest(u),
  softmin: ({ value }, i, u) => value[i]! * largest(u),
  logSoftmax: (_entry, _i, u) => sum(u),
  sparsemax: (_entry, _i, u) => largest(u),
  crelu: () => 0,
  maxout: () => 0,
};
const gated = ({ z }: Entry, _i: number, u: readonly number[]) => (1 + largest(z)) ** 2 * largest(u);

/** At most (n + 4)·2⁻⁵³ parts of the scale, and the rounding of what is subnormal. */
function expectProduct(name: string, entry: Entry, got: Float64Array, column: Column, u: readonly number[]) {
  const scaleOf = SCALES[name] ?? gated;
  expect(got).toHaveLength(entry[column].length);
  got.forEach((x, i) => {
    const stated = (entry.z.length + 4) * 2 ** -53 * scaleOf(entry, i, u) + Number.MIN_VALUE;
    expect(Math.abs(x - entry[column][i]!), `${column} ${i} of z = ${entry.z}`).toBeLessThanOrEqual(stated);
  });
}

describe.each(vectorCatalogue.map((f) => [f.name, f] as const))("%s", (name, f) => {
  const entries = read(name).map((entry) => ({
    entry,
    z: Float64Array.from(entry.z),
    v: Float64Array.from(entry.v),
    w: Float64Array.from(entry.w),
  }));

  test("has its value within the stated bound of the true one", () => {
    for (const { entry, z } of entries)
      f.forward(z).forEach((x, i) => {
        if (name === "sparsemax") {
          const support = entry.z.filter((_, j) => entry.value[j]! > 0);
          const width = Math.max(...entry.z) - Math.min(...support);
          expect(Math.abs(x - entry.value[i]!)).toBeLessThanOrEqual((z.length + 2) * 2 ** -52 * (1 + width));
        } else
          expect(ulpError(x, entry.value[i]!, entry.fraction[i]!)).toBeLessThanOrEqual(VALUE_BOUNDS[name]!);
      });
  });

  test("has both products within the stated bounds", () => {
    for (const { entry, z, v, w } of entries) {
      expectProduct(name, entry, f.jvp(z, v), "jvp", entry.v);
      expectProduct(name, entry, f.vjp(z, w), "vjp", entry.w);
    }
  });

  test("has the second derivative along a direction", () => {
    for (const { entry, z, v } of entries)
      expectProduct(
        name,
        entry,
        f.secondDerivative(z, v),
        "curvature",
        name === "logSoftmax" ? [sum(entry.v) ** 2] : [largest(entry.v) ** 2],
      );
  });

  test("has its products from the output, if it has them", () => {
    if (!("vjpFromOutput" in f)) return expect(["softmax", "logSoftmax"]).not.toContain(name);
    const g = f as VectorActivationFromOutput;
    for (const { entry, z, v, w } of entries) {
      expectProduct(name, entry, g.jvpFromOutput(g.forward(z), v), "jvp", entry.v);
      expectProduct(name, entry, g.vjpFromOutput(g.forward(z), w), "vjp", entry.w);
    }
  });
});

test("a naive softmax fails the same references, so they can fail", () => {
  const naive = (z: readonly number[]) => z.map((x) => Math.exp(x) / sum(z.map(Math.exp)));
  const errors = read("softmax").flatMap(({ z, value, fraction }) =>
    naive(z).map((x, i) => ulpError(x, value[i]!, fraction[i]!)),
  );
  expect(Math.max(...errors)).toBeGreaterThan(1);
});
