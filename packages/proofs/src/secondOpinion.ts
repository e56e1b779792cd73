import { Budget } from "./budget.ts";
import type { Claim } from "./decide/claim.ts";
import { add, type Condition, type Expression, multiply, rational, subtract } from "./expression.ts";
import { type Fraction, fraction, fractionToNumber, multiplyFractions, negateFraction } from "./fraction.ts";
import { evaluate, type Point } from "./intervals/evaluate.ts";
import { fractionInterval, type Interval } from "./intervals/interval.ts";
import { freeNames, mapParts, substitute } from "./traverse.ts";

/** What was seen at points: that a claim holds at all of them, that it fails at one, or nothing. */
export type Opinion =
  | { readonly kind: "agrees"; readonly points: number }
  | { readonly kind: "differs"; readonly at: Readonly<Record<string, number>> }
  | { readonly kind: "silent" };

const BITS = 1600;
/** A central difference of this step is off by about step² = 2^−600, times a third derivative. */
const STEP = fraction(1n, 1n << 300n);
const NEGLIGIBLE = 1n << BigInt(BITS - 250);
/** How near a limit is gone to its point. */
const NEAR = fraction(1n, 1n << 300n);
/** Fewer agreements than this could be chance. */
const FEWEST_POINTS = 3;

/**
 * Looks whether a claim holds at odd points, in 1600 bits of interval arithmetic. It shares nothing with the proof: no normal form,
 * central differences in the place of derivatives, and points nearby in the place of limits. Agreement proves nothing; it is for testing the prover.
 */
export function takeSecondOpinion(claim: Claim): Opinion {
  const { relation, tolerance } = claim;
  const { pinned, conditions } = pin(claim.given);
  const set = (e: Expression) => withSteps(pinned.reduce((of, { name, to }) => substitute(of, name, to), e));
  const difference = subtract(set(claim.left), set(claim.right));
  const limits = conditions.map((c) => ({ ...c, difference: subtract(set(c.left), set(c.right)) }));
  const names = new Set([difference, ...limits.map((c) => c.difference)].flatMap((e) => [...freeNames(e)]));
  let points = 0;
  for (const point of names.size === 0 ? [new Map()] : oddPoints([...names])) {
    const at = (e: Expression) => evaluate(e, point, BITS, new Budget({ steps: 10_000_000 }));
    if (!limits.every((c) => holds(at(c.difference), c.relation) === true)) continue;
    const seen = holds(at(difference), relation, tolerance);
    if (seen === false) return { kind: "differs", at: describePoint(point) };
    if (seen === true) points++;
  }
  const enough = names.size === 0 ? 1 : FEWEST_POINTS;
  return points >= enough ? { kind: "agrees", points } : { kind: "silent" };
}

/** `z = 10` gives z a value; the other conditions limit where to look. */
function pin(given: readonly Condition[]) {
  const pinned: { name: string; to: Expression }[] = [];
  const conditions: Condition[] = [];
  for (const condition of given) {
    const { left, relation, right } = condition;
    if (relation === "=" && left.kind === "name") pinned.push({ name: left.name, to: right });
    else conditions.push(condition);
  }
  return { pinned, conditions };
}

/** Whether left − right is as the relation says; undefined where that cannot be seen. */
function holds(
  value: Interval | undefined,
  relation: Claim["relation"],
  tolerance?: Fraction,
): boolean | undefined {
  // Where an enclosure is as wide as what is looked for, nothing can be seen.
  if (!value || value.high - value.low > NEGLIGIBLE) return undefined;
  const isPositive = value.low > NEGLIGIBLE;
  const isNegative = value.high < -NEGLIGIBLE;
  switch (relation) {
    case "=":
      return !isPositive && !isNegative;
    case "≠":
      return isPositive || isNegative;
    case "<":
      return isNegative;
    case "≤":
      return !isPositive;
    case ">":
      return isPositive;
    case "≥":
      return !isNegative;
    case "≈": {
      if (!tolerance) return undefined;
      const { low, high } = fractionInterval(tolerance, BITS);
      return value.low <= high && value.high >= -high && low >= 0n;
    }
  }
}

function withSteps(e: Expression): Expression {
  const inner = mapParts(e, withSteps);
  if (inner.kind === "at") return substitute(inner.of, inner.variable, inner.point);
  if (inner.kind === "limit" && typeof inner.point !== "string") {
    const near = rational(inner.side === "left" ? negateFraction(NEAR) : NEAR);
    return substitute(inner.of, inner.variable, add(inner.point, near));
  }
  if (inner.kind !== "derivative") return inner;
  const name: Expression = { kind: "name", name: inner.variable };
  const moved = (by: Fraction) => substitute(inner.of, inner.variable, add(name, rational(by)));
  const slope = multiply(rational(fraction(1n << 299n)), subtract(moved(STEP), moved(negateFraction(STEP))));
  return inner.order === 1 ? slope : withSteps({ ...inner, of: slope, order: inner.order - 1 });
}

const SCALES = [fraction(1n), fraction(1n, 37n), fraction(5n)];

/** Values that make coincidences unlikely: quotients of primes, of both signs, below and above 1, some of them small and some larger. */
function oddPoints(names: readonly string[]): Point[] {
  const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];
  const point = (i: number, round: number): Point =>
    new Map(
      names.map((name, j) => {
        const sign = (i + j * (round + 1)) % 2 === 0 ? 1 : -1;
        const [above, below] = [primes[i]!, primes[(i * 5 + j * 3 + 4) % primes.length]!];
        return [name, multiplyFractions(fraction(sign * above, below), SCALES[round]!)];
      }),
    );
  return SCALES.flatMap((_, round) => primes.map((_, i) => point(i, round)));
}

function describePoint(point: Point): Record<string, number> {
  return Object.fromEntries(
    [...point].map(([name, value]) => [
      name,
      typeof value === "function" ? Number.NaN : fractionToNumber(value),
    ]),
  );
}
