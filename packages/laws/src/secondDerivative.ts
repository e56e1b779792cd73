import type { ActivationLike, LawOptions } from "./activationLike.ts";
import { judge, type LawReport, type Observation } from "./lawReport.ts";
import { assertHolds } from "./lawViolation.ts";
import { turningPoints } from "./samplePoints.ts";
import { estimateOneSidedSlope, estimateSlope, findRoom, slopeError } from "./slopeEstimate.ts";

/** The derivative is as smooth as the values were, and its differences are as good. */
export const SECOND_DERIVATIVE_TOLERANCE = 1e-7;

/**
 * The second derivative is the slope that the derivative shows, away from the corners of both: `secondDerivative(z)`
 * against extrapolated central differences of `derivative`; and at the corners of the derivative it has on each side
 * what is stated.
 */
export function checkSecondDerivative(activation: ActivationLike, options: LawOptions = {}): LawReport {
  const { derivative, secondDerivative } = activation;
  return judge(
    "second derivative",
    activation,
    derivative && secondDerivative
      ? {
          tolerance: SECOND_DERIVATIVE_TOLERANCE,
          observations: observe(activation, derivative, secondDerivative, options.points ?? turningPoints),
        }
      : { doesNotApply: `it has no ${derivative ? "secondDerivative" : "derivative"}` },
  );
}

/** @throws {LawViolation} if {@link checkSecondDerivative} finds one. */
export function assertSecondDerivative(activation: ActivationLike, options?: LawOptions): void {
  assertHolds(checkSecondDerivative(activation, options));
}

function* observe(
  { kinks = [], derivativeKinks = [] }: ActivationLike,
  derivative: (z: number) => number,
  secondDerivative: (z: number) => number,
  points: readonly number[],
): Iterable<Observation> {
  const corners = [...kinks, ...derivativeKinks];
  for (const z of points) {
    if (!Number.isFinite(z) || corners.some(({ at }) => at === z)) continue;
    const estimate = estimateSlope(derivative, z, findRoom(z, corners));
    const got = secondDerivative(z);
    const error = slopeError(estimate, got, SECOND_DERIVATIVE_TOLERANCE);
    yield { z, what: `secondDerivative(${z})`, expected: estimate.slope, got, error };
  }
  for (const corner of derivativeKinks)
    for (const side of ["left", "right"] as const) {
      const z = corner.at;
      const estimate = estimateOneSidedSlope(derivative, z, side, findRoom(z, corners));
      const got = corner[side];
      const error = slopeError(estimate, got, SECOND_DERIVATIVE_TOLERANCE);
      yield { z, what: `g″ on the ${side}`, expected: estimate.slope, got, error };
    }
}
