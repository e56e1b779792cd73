import type { Units } from "../algebra/generator.ts";
import { normalise } from "../algebra/normalForm.ts";
import { isZero } from "../algebra/quotient.ts";
import { learnSign } from "../algebra/sign.ts";
import { type Facts, Tower } from "../algebra/tower.ts";
import type { Budget } from "../budget.ts";
import type { Enclosure } from "../enclosure.ts";
import { type Expression, subtract } from "../expression.ts";
import { fractionToNumber } from "../fraction.ts";
import { evaluate, type Point } from "../intervals/evaluate.ts";
import {
  type Interval,
  intervalToNumber,
  LADDER,
  largerInterval,
  negateInterval,
  signOfInterval,
  subtractIntervals,
} from "../intervals/interval.ts";
import { type Cell, namesBySign, signedExpressions } from "../piecewise/cells.ts";
import { freeNames, partsOf } from "../traverse.ts";
import type { Refuted } from "../verdict.ts";
import { samplePoints } from "./samples.ts";

/** Both sides at one point, enclosed. */
export interface Sight {
  readonly point: Point;
  readonly bits: number;
  readonly left: Interval;
  readonly right: Interval;
}

/** Looks at both sides at a point, with more and more digits until `settles` says that it has seen enough. */
export function look(
  left: Expression,
  right: Expression,
  point: Point,
  budget: Budget,
  settles: (sight: Sight) => boolean,
): Sight | undefined {
  for (const bits of LADDER) {
    const [a, b] = [evaluate(left, point, bits, budget), evaluate(right, point, bits, budget)];
    const sight = a && b && { point, bits, left: a, right: b };
    if (sight && settles(sight)) return sight;
  }
  return undefined;
}

export type Comparison =
  | { readonly kind: "same"; readonly witnessed: boolean }
  | { readonly kind: "different"; readonly sight: Sight }
  | { readonly kind: "open" };

const MOST_WITNESSES = 12;

/** The signs that names have in the cell, and those without which a logarithm would have no value. */
function factsAbout(sides: readonly Expression[], cell: Cell): Facts {
  const { positive, negative } = namesBySign(cell);
  const [above, below] = [new Set(positive), new Set(negative)];
  const seen = new Set<Expression>();
  const visit = (e: Expression): void => {
    if (seen.has(e)) return;
    seen.add(e);
    const input = e.kind === "call" && e.function === "log" ? e.inputs[0]! : undefined;
    if (input?.kind === "name") above.add(input.name);
    if (input?.kind === "product" && input.factors.length === 2) {
      const [sign, name] = input.factors;
      if (sign?.kind === "number" && sign.value.top < 0n && name?.kind === "name") below.add(name.name);
    }
    for (const part of partsOf(e)) visit(part);
  };
  for (const side of sides) visit(side);
  return { positive: above, negative: below };
}

/**
 * Compares two smooth expressions on a cell. "Same" comes from the normal form only, "different" from intervals that
 * do not overlap; `witnessed` says that a point was seen where both are defined, so that "same" is not empty.
 */
export function compareOn(
  left: Expression,
  right: Expression,
  cell: Cell,
  units: Units,
  budget: Budget,
): Comparison {
  const tower = new Tower(budget, units, factsAbout([left, right], cell));
  for (const { expression, sign } of signedExpressions(cell)) {
    if (sign !== 0) learnSign(normalise(expression, tower), sign, tower);
  }
  const names = [...new Set([...freeNames(left), ...freeNames(right)])].sort();
  if (isZero(normalise(subtract(left, right), tower))) {
    let tried = 0;
    for (const point of samplePoints(names, cell, budget)) {
      if (look(left, right, point, budget, () => true)) return { kind: "same", witnessed: true };
      if (++tried >= MOST_WITNESSES) break;
    }
    return { kind: "same", witnessed: false };
  }
  for (const point of samplePoints(names, cell, budget)) {
    const sight = look(
      left,
      right,
      point,
      budget,
      (s) => signOfInterval(subtractIntervals(s.left, s.right)) !== undefined,
    );
    if (sight && signOfInterval(subtractIntervals(sight.left, sight.right)) !== 0)
      return { kind: "different", sight };
  }
  return { kind: "open" };
}

/** The refutation that a sight is, the pinned values of the cell included. */
export function refutation(
  { point, bits, left, right }: Sight,
  pinned: Readonly<Record<string, number>> = {},
): Refuted {
  const at: Record<string, number> = { ...pinned };
  for (const [name, value] of point) {
    at[name] = typeof value === "function" ? intervalToNumber(value(bits), bits) : fractionToNumber(value);
  }
  const difference = subtractIntervals(left, right);
  return {
    kind: "refuted",
    at,
    left: intervalToNumber(left, bits),
    right: intervalToNumber(right, bits),
    difference: Math.abs(intervalToNumber(difference, bits)),
    enclosures: {
      left: boundsOf(left, bits),
      right: boundsOf(right, bits),
      difference: boundsOf(sizeOf(difference), bits),
    },
    notes: [],
  };
}

const boundsOf = ({ low, high }: Interval, bits: number): Enclosure => ({
  low: intervalToNumber({ low, high: low }, bits),
  high: intervalToNumber({ low: high, high }, bits),
});

/** |a|, cut off at 0. */
function sizeOf(a: Interval): Interval {
  const size = largerInterval(a, negateInterval(a));
  return size.low < 0n ? { low: 0n, high: size.high } : size;
}
