import fc from "fast-check";
import { expect, test } from "vitest";
import { compareFractions, type Fraction, fraction } from "../fraction.ts";
import { type Coefficients, countRoots, isolateRoots, refineRoot, squareFree } from "./realRoots.ts";

const times = (a: Coefficients, b: Coefficients): bigint[] => {
  const product = new Array<bigint>(a.length + b.length - 1).fill(0n);
  for (const [i, x] of a.entries())
    for (const [j, y] of b.entries()) product[i + j] = product[i + j]! + x * y;
  return product;
};
const withRoots = (roots: readonly Fraction[]) =>
  roots.map(({ top, bottom }) => [-top, bottom]).reduce<bigint[]>(times, [1n]);
const rationals = fc.array(
  fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 5 })).map(([a, b]) => fraction(a, b)),
  { minLength: 1, maxLength: 6 },
);

test("a polynomial made of rational roots is taken apart into just those, each once and in order", () => {
  fc.assert(
    fc.property(rationals, fc.boolean(), (roots, withComplex) => {
      const polynomial = withComplex ? times(withRoots(roots), [2n, 1n, 3n]) : withRoots(roots);
      const sorted = [...roots]
        .sort(compareFractions)
        .filter((x, i, all) => i === 0 || compareFractions(x, all[i - 1]!) !== 0);
      const found = isolateRoots(squareFree(polynomial));
      expect(found.map(({ low, high }) => [low, high])).toEqual(sorted.map((x) => [x, x]));
      expect(countRoots(polynomial, "all")).toBe(sorted.length);
      expect(countRoots(polynomial, "positive")).toBe(sorted.filter(({ top }) => top > 0n).length);
    }),
    { numRuns: 300, seed: 1 },
  );
});

test("√2 is enclosed as tightly as is asked for", () => {
  const [, positive] = isolateRoots([-2n, 0n, 1n]);
  const { low, high } = refineRoot([-2n, 0n, 1n], positive!, fraction(1n, 10n ** 30n));
  expect(low.top * low.top < 2n * low.bottom * low.bottom).toBe(true);
  expect(high.top * high.top > 2n * high.bottom * high.bottom).toBe(true);
  expect(Number(high.top) / Number(high.bottom)).toBe(Math.SQRT2);
});

test("z² − z + 1 has no real root", () => {
  expect(countRoots([1n, -1n, 1n], "all")).toBe(0);
});
