import type { ActivationLike, LawOptions } from "./activationLike.ts";
import { judge, type LawReport, type Observation } from "./lawReport.ts";
import { assertHolds } from "./lawViolation.ts";
import { allPoints } from "./samplePoints.ts";

/** Two values that are each right to one unit in the last place may stand in the wrong order by that unit. */
export const MONOTONE_TOLERANCE = 2 ** -52;
/** A rise of that many units in the last place is one that rounding cannot hide. */
const VISIBLE = 8 * 2 ** -52;

/**
 * Where it is claimed, the values never turn back (but for a unit in the last place), they move wherever a strictly
 * monotone function moves visibly, and the derivative has no wrong sign.
 */
export function checkMonotone(activation: ActivationLike, options: LawOptions = {}): LawReport {
  const { monotone } = activation;
  if (monotone === undefined || monotone === "no")
    return judge("monotone", activation, { doesNotApply: "it is not said to be monotone" });
  const points = [...(options.points ?? allPoints)].sort((a, b) => a - b);
  return judge("monotone", activation, {
    tolerance: MONOTONE_TOLERANCE,
    observations: observe(
      activation,
      points,
      monotone.endsWith("increasing") ? 1 : -1,
      monotone.startsWith("strictly"),
    ),
  });
}

/** @throws {LawViolation} if {@link checkMonotone} finds one. */
export function assertMonotone(activation: ActivationLike, options?: LawOptions): void {
  assertHolds(checkMonotone(activation, options));
}

function* observe(
  { value, derivative }: ActivationLike,
  points: readonly number[],
  sign: -1 | 1,
  isStrict: boolean,
): Iterable<Observation> {
  let before: { z: number; a: number } | undefined;
  for (const z of points) {
    const a = value(z);
    if (before) {
      const rise = sign * (a - before.a);
      const size = Math.max(Math.abs(a), Math.abs(before.a));
      const isStuck = isStrict && a === before.a && movesVisibly(derivative, before.z, z, size);
      // Equal infinities are in order, though their difference is NaN.
      const isInOrder = a === before.a ? !isStuck : rise > 0;
      const error = isInOrder ? 0 : isStuck ? Infinity : -rise / size;
      const order = isStuck ? (sign > 0 ? ">" : "<") : sign > 0 ? ">=" : "<=";
      yield { z, what: `value(${z})`, expected: `${order} value(${before.z}) = ${before.a}`, got: a, error };
    }
    if (derivative) {
      const got = derivative(z);
      // A slope that has no limit, such as a cosine, has no value at infinity.
      const isNowhere = Number.isNaN(got) && !Number.isFinite(z);
      const error = isNowhere || sign * got >= 0 ? 0 : Infinity;
      yield { z, what: `derivative(${z})`, expected: sign > 0 ? ">= 0" : "<= 0", got, error };
    }
    before = { z, a };
  }
}

/** Neighbours only: between points far apart the slopes at the ends say nothing of what lies between. */
function movesVisibly(
  derivative: ((z: number) => number) | undefined,
  from: number,
  to: number,
  size: number,
): boolean {
  if (!derivative || !(to - from < 1)) return false;
  return (to - from) * Math.min(Math.abs(derivative(from)), Math.abs(derivative(to))) > VISIBLE * size;
}
