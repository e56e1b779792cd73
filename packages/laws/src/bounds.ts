import type { ActivationLike, LawOptions } from "./activationLike.ts";
import { judge, type LawReport, type Observation } from "./lawReport.ts";
import { assertHolds } from "./lawViolation.ts";
import { allPoints } from "./samplePoints.ts";

/** How near, relative to its size or 1, a sampled value has to come to an end of the range: the samples are no search. */
export const BOUNDS_TOLERANCE = 1e-2;
/** Slow as it may be, an unbounded function is this large somewhere in float64; the logarithm ends at 710. */
const LARGE = 100;

/**
 * Where a range is claimed, every value lies in it, and it is the range: values come near each finite end, and grow large
 * towards an infinite one.
 */
export function checkBounds(activation: ActivationLike, options: LawOptions = {}): LawReport {
  const { range } = activation;
  return judge(
    "bounds",
    activation,
    range
      ? { tolerance: BOUNDS_TOLERANCE, observations: observe(activation, range, options.points ?? allPoints) }
      : { doesNotApply: "it states no range" },
  );
}

/** @throws {LawViolation} if {@link checkBounds} finds one. */
export function assertBounds(activation: ActivationLike, options?: LawOptions): void {
  assertHolds(checkBounds(activation, options));
}

function* observe(
  { value }: ActivationLike,
  [low, high]: readonly [number, number],
  points: readonly number[],
): Iterable<Observation> {
  let lowest = { z: Number.NaN, a: Infinity };
  let highest = { z: Number.NaN, a: -Infinity };
  for (const z of points) {
    const a = value(z);
    // A function that has no limit, such as a sine, has no value at infinity.
    if (Number.isNaN(a) && !Number.isFinite(z)) continue;
    const isInside = a >= low && a <= high;
    yield {
      z,
      what: `value(${z})`,
      expected: `from ${low} to ${high}`,
      got: a,
      error: isInside ? 0 : Infinity,
    };
    if (a < lowest.a) lowest = { z, a };
    if (a > highest.a) highest = { z, a };
  }
  yield observeEnd("the smallest value", low, lowest);
  yield observeEnd("the largest value", high, highest);
}

function observeEnd(what: string, end: number, { z, a }: { z: number; a: number }): Observation {
  if (Number.isFinite(end))
    return {
      z,
      what,
      expected: `near ${end}`,
      got: a,
      error: Math.abs(a - end) / Math.max(1, Math.abs(end)),
    };
  const isLarge = Math.sign(end) * a > LARGE;
  return { z, what, expected: `unbounded towards ${end}`, got: a, error: isLarge ? 0 : Infinity };
}
