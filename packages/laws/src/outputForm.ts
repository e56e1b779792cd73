import type { ActivationLike, LawOptions } from "./activationLike.ts";
import { relativeError } from "./floatError.ts";
import { judge, type LawReport, type Observation } from "./lawReport.ts";
import { assertHolds } from "./lawViolation.ts";
import { allPoints } from "./samplePoints.ts";

/** Who states no range is held to it where functions of the lecture's kind have not saturated. */
const UNSTATED_REACH = 5;
/** There the output of tanh has lost four digits of its distance from 1, and a float64 has sixteen. */
const UNSTATED_TOLERANCE = 1e-9;

/**
 * The derivative from the output is the derivative: `derivativeFromOutput(value(z))` against `derivative(z)`, for
 * outputs within the stated range, to the stated relative error. Corners are left out, since an output cannot tell a
 * corner from a tiny z beside it.
 */
export function checkOutputForm(activation: ActivationLike, options: LawOptions = {}): LawReport {
  const { derivative, derivativeFromOutput, derivativeFromOutputRange } = activation;
  if (!derivative || !derivativeFromOutput)
    return judge("output form", activation, {
      doesNotApply: `it has no ${derivative ? "derivativeFromOutput" : "derivative"}`,
    });
  return judge("output form", activation, {
    tolerance: derivativeFromOutputRange?.relativeError ?? UNSTATED_TOLERANCE,
    observations: observe(activation, derivative, derivativeFromOutput, options.points ?? allPoints),
  });
}

/** @throws {LawViolation} if {@link checkOutputForm} finds one. */
export function assertOutputForm(activation: ActivationLike, options?: LawOptions): void {
  assertHolds(checkOutputForm(activation, options));
}

function* observe(
  { value, kinks = [], derivativeFromOutputRange: range }: ActivationLike,
  derivative: (z: number) => number,
  derivativeFromOutput: (a: number) => number,
  points: readonly number[],
): Iterable<Observation> {
  for (const z of points) {
    const a = value(z);
    if (range ? a < range.from || a > range.to : Math.abs(z) > UNSTATED_REACH) continue;
    if (kinks.some(({ at, output }) => at === z || output === a)) continue;
    const expected = derivative(z);
    const got = derivativeFromOutput(a);
    yield { z, what: `derivativeFromOutput(${a})`, expected, got, error: relativeError(expected, got) };
  }
}
