import type { ActivationLike, KinkLike } from "./activationLike.ts";
import { relativeError } from "./floatError.ts";
import { judge, type LawReport, type Observation } from "./lawReport.ts";
import { assertHolds } from "./lawViolation.ts";
import { estimateOneSidedSlope, findRoom, slopeError } from "./slopeEstimate.ts";

/** One-sided differences lose two or three digits more than central ones do, and a slope may change beside its corner. */
export const KINK_TOLERANCE = 1e-6;
/** So near a corner a slope has not changed by a tenth of the tolerance, unless it changes faster than any in use. */
const BESIDE = 2 ** -26;

/**
 * At each stated corner the one-sided slopes are those that the values show, the derivative next to it is the slope of
 * that side, and the derivative at it is what was chosen, between the two.
 */
export function checkKinks(activation: ActivationLike): LawReport {
  const { derivative, kinks } = activation;
  const doesNotApply = !kinks
    ? "it does not say where its kinks are"
    : kinks.length === 0
      ? "it has no kink"
      : undefined;
  return judge(
    "kinks",
    activation,
    doesNotApply === undefined
      ? { tolerance: KINK_TOLERANCE, observations: observe(activation, derivative, kinks ?? []) }
      : { doesNotApply },
  );
}

/** @throws {LawViolation} if {@link checkKinks} finds one. */
export function assertKinks(activation: ActivationLike): void {
  assertHolds(checkKinks(activation));
}

function* observe(
  { value }: ActivationLike,
  derivative: ((z: number) => number) | undefined,
  kinks: readonly KinkLike[],
): Iterable<Observation> {
  for (const kink of kinks) {
    for (const side of ["left", "right"] as const) {
      const stated = kink[side];
      const estimate = estimateOneSidedSlope(value, kink.at, side, findRoom(kink.at, kinks));
      const error = slopeError(estimate, stated, KINK_TOLERANCE);
      yield { z: kink.at, what: `the slope on the ${side}`, expected: estimate.slope, got: stated, error };
      if (derivative) yield observeBeside(derivative, kink, side);
    }
    if (derivative) yield observeChoice(derivative, kink);
  }
}

function observeBeside(
  derivative: (z: number) => number,
  kink: KinkLike,
  side: "left" | "right",
): Observation {
  const distance = BESIDE * Math.max(1, Math.abs(kink.at));
  const z = kink.at + (side === "left" ? -distance : distance);
  const got = derivative(z);
  // Absolute for slopes below 1: beside a corner where the slope is 0 it may be tiny instead.
  const error = Math.abs(got - kink[side]) / Math.max(1, Math.abs(kink[side]));
  return { z, what: `derivative(${z})`, expected: kink[side], got, error };
}

function observeChoice(
  derivative: (z: number) => number,
  { at, left, right, chosen }: KinkLike,
): Observation {
  const got = derivative(at);
  const low = Math.min(left, right);
  const high = Math.max(left, right);
  const what = `derivative(${at})`;
  if (chosen !== undefined && chosen >= low && chosen <= high)
    return { z: at, what, expected: chosen, got, error: relativeError(chosen, got) };
  const isBetween = chosen === undefined && got >= low && got <= high;
  return {
    z: at,
    what,
    expected: `from ${low} to ${high}`,
    got: chosen ?? got,
    error: isBetween ? 0 : Infinity,
  };
}
