import { type Activation, catalogue, sigmoid } from "@slope/activations";
import { environment, prove } from "@slope/proofs";
import { describe, expect, test } from "vitest";
import { readFormula } from "./evaluate.ts";
import { choosePoints, findFourDerivatives, findOddOnesOut, type Way } from "./fourDerivatives.ts";

const slopeOf = (latex: string) => String.raw`\frac{d}{dz}\left(${latex}\right)`;

describe.each(catalogue.map((g) => [g.name, g] as const))("%s", (_, g) => {
  const points = choosePoints(g);
  const ways = findFourDerivatives(g);

  test("has one derivative, by hand, by algebra, by dual numbers and by differences", () => {
    expect(points.length).toBeGreaterThan(50);
    expect(findOddOnesOut(ways, points)).toEqual([]);
  });

  test("has formulas whose derivatives are proven, the second too", () => {
    expect(prove(`${slopeOf(g.formula.value)} = ${g.formula.derivative}`)).toMatchObject({ kind: "proven" });
    expect(prove(`${slopeOf(g.formula.derivative)} = ${g.formula.secondDerivative}`)).toMatchObject({
      kind: "proven",
    });
  });

  const { derivativeFromOutput } = g.formula;
  test("has an output form that is proven to be the derivative, if it has one", () => {
    expect(derivativeFromOutput === undefined).toBe(g.derivativeFromOutput === undefined);
    if (derivativeFromOutput === undefined) return;
    const known = environment(`g(z) = ${g.formula.value}`, "a = g(z)");
    expect(prove(`g'(z) = ${derivativeFromOutput}`, { environment: known })).toMatchObject({
      kind: "proven",
    });
  });

  test("has formulas of value and second derivative that are the program's", () => {
    const [value, bend] = [readFormula(g.formula.value), readFormula(g.formula.secondDerivative)];
    for (const z of points) {
      expect(value(z).value, `at ${z}`).toBeCloseTo(g(z), 9);
      expect(bend(z).value, `at ${z}`).toBeCloseTo(g.secondDerivative(z), 9);
    }
  });

  // A slip of 1 part in 1000 in any one way, at points where there is a slope to see; a flat function gets an offset.
  const isFlat = points.every((z) => Math.abs(g.derivative(z)) < 1e-3);
  const slip = (f: (z: number) => number) => (z: number) => (isFlat ? f(z) + 1e-3 : f(z) * 1.001);
  test.each(Object.keys(ways) as Way[])("betrays a slip in the way of %s, and no other way", (way) => {
    expect(findOddOnesOut({ ...ways, [way]: slip(ways[way]) }, points)).toEqual([way]);
  });
});

/** Sigmoid with something else in one place. */
const mutate = (change: (g: Activation) => object): Activation =>
  ({ ...sigmoid, ...change(sigmoid) }) as Activation;

test("a sign that was lost in the program of the derivative is found there", () => {
  const mutant = mutate((g) => ({ derivative: (z: number) => g.derivative(z) * Math.sign(z) }));
  expect(findOddOnesOut(findFourDerivatives(mutant), choosePoints(mutant))).toEqual(["handWritten"]);
});

test("a formula of the derivative without its square is found, and refuted", () => {
  const derivative = String.raw`\frac{e^{-z}}{1+e^{-z}}`;
  const mutant = mutate((g) => ({ formula: { ...g.formula, derivative } }));
  expect(findOddOnesOut(findFourDerivatives(mutant), choosePoints(mutant))).toEqual(["symbolic"]);
  expect(prove(`${slopeOf(mutant.formula.value)} = ${derivative}`)).toMatchObject({ kind: "refuted" });
});

test("a formula of the value with another exponent is found by the dual numbers, and refuted", () => {
  const mutant = mutate((g) => ({ formula: { ...g.formula, value: String.raw`\frac{1}{1+e^{-2z}}` } }));
  expect(findOddOnesOut(findFourDerivatives(mutant), choosePoints(mutant))).toEqual(["automatic"]);
  expect(prove(`${slopeOf(mutant.formula.value)} = ${mutant.formula.derivative}`)).toMatchObject({
    kind: "refuted",
  });
});

test("a program of the value that bends away is found by the differences", () => {
  const mutant = mutate((g) => ({ value: (z: number) => g(z) + 1e-4 * z * z }));
  expect(findOddOnesOut(findFourDerivatives(mutant), choosePoints(mutant))).toEqual(["differences"]);
});
