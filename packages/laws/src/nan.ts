import type { ActivationLike } from "./activationLike.ts";
import { judge, type LawReport, type Observation } from "./lawReport.ts";
import { assertHolds } from "./lawViolation.ts";

/** NaN gives NaN, everywhere: a comparison that is false for NaN must not turn a broken computation into a slope of 1. */
export function checkNaN(activation: ActivationLike): LawReport {
  return judge("NaN", activation, { tolerance: 0, observations: observe(activation) });
}

/** @throws {LawViolation} if {@link checkNaN} finds one. */
export function assertNaN(activation: ActivationLike): void {
  assertHolds(checkNaN(activation));
}

function* observe(activation: ActivationLike): Iterable<Observation> {
  for (const part of ["value", "derivative", "derivativeFromOutput", "secondDerivative"] as const) {
    const got = activation[part]?.(Number.NaN);
    if (got === undefined) continue;
    const error = Number.isNaN(got) ? 0 : Infinity;
    yield { z: Number.NaN, what: `${part}(NaN)`, expected: Number.NaN, got, error };
  }
}
