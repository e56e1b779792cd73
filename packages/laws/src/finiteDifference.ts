import type { ActivationLike, LawOptions } from "./activationLike.ts";
import { judge, type LawReport, type Observation } from "./lawReport.ts";
import { assertHolds } from "./lawViolation.ts";
import { turningPoints } from "./samplePoints.ts";
import { estimateOneSidedSlope, estimateSlope, findRoom, slopeError } from "./slopeEstimate.ts";

/**
 * Extrapolated differences of a smooth function at steps near ¼ are good to 10⁻¹⁰ or better; 10⁻⁷ leaves room for
 * functions that turn ten times as fast, and is far below any mistake in a formula.
 */
export const FINITE_DIFFERENCE_TOLERANCE = 1e-7;

/**
 * The derivative is the slope that the values show, away from the corners: `derivative(z)` against extrapolated central
 * differences. Where the slope is lost in the rounding of the values (a saturated sigmoid), only its smallness is seen;
 * the law of the tails goes on from there.
 */
export function checkFiniteDifference(activation: ActivationLike, options: LawOptions = {}): LawReport {
  const { derivative } = activation;
  return judge(
    "finite difference",
    activation,
    derivative
      ? {
          tolerance: FINITE_DIFFERENCE_TOLERANCE,
          observations: observe(activation, derivative, options.points ?? turningPoints),
        }
      : { doesNotApply: "it has no derivative" },
  );
}

/** @throws {LawViolation} if {@link checkFiniteDifference} finds one. */
export function assertFiniteDifference(activation: ActivationLike, options?: LawOptions): void {
  assertHolds(checkFiniteDifference(activation, options));
}

function* observe(
  { value, kinks = [], derivativeKinks = [] }: ActivationLike,
  derivative: (z: number) => number,
  points: readonly number[],
): Iterable<Observation> {
  for (const z of points) {
    if (!Number.isFinite(z) || kinks.some(({ at }) => at === z)) continue;
    const room = findRoom(z, [...kinks, ...derivativeKinks]);
    const isBend = derivativeKinks.some(({ at }) => at === z);
    const estimate = isBend ? estimateOneSidedSlope(value, z, "right", room) : estimateSlope(value, z, room);
    const got = derivative(z);
    const error = slopeError(estimate, got, FINITE_DIFFERENCE_TOLERANCE);
    yield { z, what: `derivative(${z})`, expected: estimate.slope, got, error };
  }
}
