import { univariate } from "../algebra/realRoots.ts";
import { quotientText } from "../algebra/terms.ts";
import type { Tower } from "../algebra/tower.ts";
import type { Budget } from "../budget.ts";
import { Undecided } from "../errors.ts";
import { add, divide, exp, integer, multiply, name, raise } from "../expression.ts";
import { type Fraction, formatFraction } from "../fraction.ts";
import { evaluate } from "../intervals/evaluate.ts";
import { LADDER, signOfInterval } from "../intervals/interval.ts";
import type { Atom } from "./atoms.ts";
import {
  type Breakpoint,
  between,
  exponentialBreakpoints,
  type LineAtom,
  polynomialBreakpoints,
  sortBreakpoints,
} from "./breakpoints.ts";

/** A piece of the line on which no atom changes its sign: a single point, or all that lies between two. */
export interface Piece {
  readonly variable: string;
  readonly low: Breakpoint | undefined;
  readonly high: Breakpoint | undefined;
  /** `low` and `high` are the same breakpoint. */
  readonly isPoint: boolean;
  /** In an open piece, one of its points. */
  readonly sample: Fraction | undefined;
  readonly signs: ReadonlyMap<string, 1 | -1 | 0>;
}

/** The variable an atom is a polynomial in, directly or through e^{variable/degree}. */
export interface Placement {
  readonly variable: string;
  readonly scale: "itself" | "exponential";
  readonly degree: number;
  readonly atom: LineAtom;
}

export function placeAtom(atom: Atom, tower: Tower): Placement | undefined {
  const single = univariate(atom.polynomial);
  const generator = single && tower.generators[single.generator];
  if (!single || !generator || generator.relation) return undefined;
  const placed = { key: atom.key, coefficients: single.coefficients };
  if (generator.key.startsWith("name:") && generator.degree === 1) {
    return { variable: generator.key.slice("name:".length), scale: "itself", degree: 1, atom: placed };
  }
  const variable = generator.logarithm && nameOf(generator.logarithm, tower);
  if (variable === undefined) return undefined;
  return { variable, scale: "exponential", degree: generator.degree, atom: placed };
}

function nameOf(q: Parameters<typeof quotientText>[0], tower: Tower): string | undefined {
  return /^\(1·\{name:([^}]*(?:\{[^}]*\})*)\}\^1\)\/1$/.exec(quotientText(q, tower))?.[1];
}

/** The pieces that the atoms placed on one variable cut its line into, from left to right. */
export function cutLine(variable: string, placements: readonly Placement[], budget: Budget): Piece[] {
  const on = (scale: Placement["scale"]) => placements.filter((p) => p.scale === scale);
  const degree = on("exponential")[0]?.degree ?? 1;
  const points = sortBreakpoints([
    ...polynomialBreakpoints(on("itself").map((p) => p.atom)),
    ...exponentialBreakpoints(
      on("exponential").map((p) => p.atom),
      degree,
    ),
  ]);
  budget.checkCells(2 * points.length + 1);
  const pieces: Piece[] = [];
  for (let i = 0; i <= points.length; i++) {
    const [low, high] = [points[i - 1], points[i]];
    const sample = between(low, high);
    const signs = new Map(placements.map((p) => [p.atom.key, signAtSample(p, sample, budget)]));
    pieces.push({ variable, low, high, isPoint: false, sample, signs });
    if (high) {
      const there = new Map(
        [...signs].map(([key, sign]) => [key, high.vanishing.has(key) ? (0 as const) : sign]),
      );
      pieces.push({ variable, low: high, high, isPoint: true, sample: undefined, signs: there });
    }
  }
  return pieces;
}

function signAtSample(placement: Placement, sample: Fraction, budget: Budget): 1 | -1 {
  const { variable, atom, scale, degree } = placement;
  const x = scale === "itself" ? name(variable) : exp(divide(name(variable), integer(degree)));
  const terms = atom.coefficients.map((c, i) => multiply(integer(c), raise(x, integer(i))));
  for (const bits of LADDER) {
    const value = evaluate(add(...terms), new Map([[variable, sample]]), bits, budget);
    const sign = value && signOfInterval(value);
    if (sign === 1 || sign === -1) return sign;
  }
  throw new Undecided(
    `the sign at ${variable} = ${formatFraction(sample)} needs more digits than are looked at`,
  );
}

/** A name whose value is 0 or above on the whole piece. */
export const isPositiveOn = (piece: Piece): boolean => {
  const low = piece.low?.bracket(32).low;
  return low !== undefined && (piece.isPoint ? low.top > 0n : low.top >= 0n);
};
