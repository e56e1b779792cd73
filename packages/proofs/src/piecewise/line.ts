import type { Budget } from "../budget.ts";
import { Undecided } from "../errors.ts";
import { type Fraction, formatFraction, ONE } from "../fraction.ts";
import { evaluate } from "../intervals/evaluate.ts";
import { LADDER, signOfInterval } from "../intervals/interval.ts";
import {
  type Breakpoint,
  exponentialBreakpoints,
  expressionBreakpoint,
  polynomialBreakpoints,
} from "./breakpoints.ts";
import type { Placement } from "./placement.ts";
import { between, type SameNumber, sortBreakpoints } from "./places.ts";

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
  /** What these are the signs of. */
  readonly atoms: readonly Placement[];
}

/** The pieces that the atoms placed on one variable cut its line into, from left to right. */
export function cutLine(
  variable: string,
  placements: readonly Placement[],
  same: SameNumber,
  budget: Budget,
): Piece[] {
  const polynomial = placements.flatMap((p) => (p.scale === "itself" ? [p.atom] : []));
  const exponential = placements.flatMap((p) => (p.scale === "exponential" ? [p.atom] : []));
  const linear = placements.flatMap((p) =>
    p.scale === "linear" ? [expressionBreakpoint(p.root, p.atom.key, budget)] : [],
  );
  const unit = placements.find((p) => p.scale === "exponential")?.unit ?? ONE;
  const points = sortBreakpoints(
    [...polynomialBreakpoints(polynomial), ...exponentialBreakpoints(exponential, unit), ...linear],
    same,
  );
  budget.checkCells(2 * points.length + 1);
  const pieces: Piece[] = [];
  for (let i = 0; i <= points.length; i++) {
    const [low, high] = [points[i - 1], points[i]];
    const sample = between(low, high);
    const signs = new Map(placements.map((p) => [p.atom.key, signAtSample(p, sample, budget)]));
    pieces.push({ variable, low, high, isPoint: false, sample, signs, atoms: placements });
    if (high) {
      const there = new Map(
        [...signs].map(([key, sign]) => [key, high.vanishing.has(key) ? (0 as const) : sign]),
      );
      pieces.push({
        variable,
        low: high,
        high,
        isPoint: true,
        sample: undefined,
        signs: there,
        atoms: placements,
      });
    }
  }
  return pieces;
}

function signAtSample({ variable, expression }: Placement, sample: Fraction, budget: Budget): 1 | -1 {
  for (const bits of LADDER) {
    const value = evaluate(expression, new Map([[variable, sample]]), bits, budget);
    const sign = value && signOfInterval(value);
    if (sign === 1 || sign === -1) return sign;
  }
  throw new Undecided(
    `the sign at ${variable} = ${formatFraction(sample)} needs more digits than are looked at`,
  );
}

/** A name whose value is above 0 on the whole piece. */
export const isPositiveOn = (piece: Piece): boolean => {
  const low = piece.low?.bracket(32).low;
  return low !== undefined && (piece.isPoint ? low.top > 0n : low.top >= 0n);
};

/** The same for a name whose value is below 0. */
export const isNegativeOn = (piece: Piece): boolean => {
  const high = piece.high?.bracket(32).high;
  return high !== undefined && (piece.isPoint ? high.top < 0n : high.top <= 0n);
};
