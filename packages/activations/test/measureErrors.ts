import { readFileSync } from "node:fs";
import type { Activation, Curvature } from "@slope/activations";
import type { Bound } from "./bounds.ts";
import { ulpError } from "./ulpError.ts";

/** z, then for each column the float64 next to the true result, and the rest in units in the last place. */
export type Row = readonly [z: number, ...columns: number[]];

export interface LargestError {
  /** Where the result is no smaller than the bound near zeros. */
  readonly ulps: number;
  /** The largest absolute error of the others, which have lost more than the bound in units in the last place. */
  readonly nearZero: number;
  readonly z: number;
}

export type Column = "value" | "derivative" | "secondDerivative" | "byParameter";

export function readRows(name: string): Row[] {
  return JSON.parse(readFileSync(new URL(`reference/${name}.json`, import.meta.url), "utf8"));
}

/** The functions that the pairs of columns of a fixture are for, in order. */
export function referencedFunctions(
  activation: Activation & Curvature,
): readonly (readonly [Column, (z: number) => number])[] {
  return [
    ["value", activation.value],
    ["derivative", activation.derivative],
    ["secondDerivative", activation.secondDerivative],
    ...Object.values(activation.derivativeByParameter ?? {}).map((slope) => ["byParameter", slope] as const),
  ];
}

/** An error of more units than allowed counts as one near a zero, if the bound speaks of these. */
export function findLargestError(
  rows: readonly Row[],
  index: number,
  f: (z: number) => number,
  bound: Bound,
): LargestError {
  let worst: LargestError = { ulps: 0, nearZero: 0, z: Number.NaN };
  for (const row of rows) {
    const z = row[0];
    const nearest = row[1 + 2 * index]!;
    const got = f(z);
    const ulps = ulpError(got, nearest, row[2 + 2 * index]!);
    if (ulps > bound.ulps && bound.nearZero !== undefined)
      worst = { ...worst, nearZero: Math.max(worst.nearZero, Math.abs(got - nearest)) };
    else if (ulps > worst.ulps) worst = { ...worst, ulps, z };
  }
  return worst;
}
