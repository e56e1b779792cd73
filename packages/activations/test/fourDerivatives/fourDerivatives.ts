import type { Activation } from "@slope/activations";
import { readFormula } from "./evaluate.ts";

/** Four ways to the derivative of one function, which have nothing in common but the function. */
export interface FourDerivatives {
  /** The program: `derivative(z)`. */
  readonly handWritten: (z: number) => number;
  /** The stated formula of the derivative, in floating point; that it is d/dz of the value's formula is proven. */
  readonly symbolic: (z: number) => number;
  /** Dual numbers sent through the formula of the value. */
  readonly automatic: (z: number) => number;
  /** Differences of the program's values. */
  readonly differences: (z: number) => number;
}
export type Way = keyof FourDerivatives;

/** Differences at this step are good to about 1e-10, and to 1e-9 where the function bends fast. */
const STEP = 2 ** -10;
/** The least that a deliberate mistake has to change, relative to the derivative or 1. */
const TOLERANCE = 1e-8;

export function findFourDerivatives({ value, derivative, formula }: Activation): FourDerivatives {
  const slope = readFormula(formula.derivative);
  const values = readFormula(formula.value);
  const difference = (z: number, h: number) => (value(z + h) - value(z - h)) / (2 * h);
  return {
    handWritten: derivative,
    symbolic: (z) => slope(z).value,
    automatic: (z) => values(z).slope,
    differences: (z) => (4 * difference(z, STEP / 2) - difference(z, STEP)) / 3,
  };
}

/** Points where the formulas keep their digits, none within two steps of a corner. */
export function choosePoints({ kinks, derivativeKinks }: Activation): readonly number[] {
  const corners = [...kinks, ...derivativeKinks].map(({ at }) => at);
  return Array.from({ length: 61 }, (_, i) => -4.513 + 0.1507 * i).filter((z) =>
    corners.every((at) => Math.abs(z - at) > 2 * STEP),
  );
}

/** The ways that some point shows to be alone: the other three agree there, and this one does not with any. */
export function findOddOnesOut(ways: FourDerivatives, points: readonly number[]): readonly Way[] {
  const names = Object.keys(ways) as Way[];
  const odd = new Set<Way>();
  for (const z of points) {
    const results = names.map((name) => ways[name](z));
    const isNear = (a: number, b: number) =>
      Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
    const friends = results.map((a) => results.filter((b) => isNear(a, b)).length);
    if (friends.every((count) => count === names.length)) continue;
    const alone = names.filter((_, i) => friends[i]! < names.length - 1);
    for (const name of alone.length > 0 ? alone : names) odd.add(name);
  }
  return [...odd];
}
