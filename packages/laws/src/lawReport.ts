import type { ActivationLike } from "./activationLike.ts";

/** One comparison that a law makes. */
export interface Observation {
  readonly z: number;
  /** What was looked at: "derivative(0.5)". */
  readonly what: string;
  /** The number it should be, or a condition in words: "> 0". */
  readonly expected: number | string;
  readonly got: number;
  /** How wrong it is; compared with the law's tolerance. NaN counts as infinitely wrong. */
  readonly error: number;
}

/** What a law found out about an activation. */
export interface LawReport {
  readonly law: string;
  readonly activation: string;
  /** true: it holds; false: it is broken; null: it does not apply, and nothing was tested. */
  readonly ok: boolean | null;
  /** How many comparisons were made. */
  readonly points: number;
  /** An error up to this is allowed; relative, unless the law says otherwise. */
  readonly tolerance: number;
  readonly largestError: number;
  /** The z of the largest error; null if no comparison was off at all. */
  readonly where: number | null;
  /** The comparison with the largest error, if the law is broken by it. */
  readonly violation?: Observation;
  /** Why the law does not apply, or what was thrown while it was tested. */
  readonly reason?: string;
}

/** What a law is about to do: compare, allowing an error; or say why it does not apply. */
export type Trial =
  | { readonly tolerance: number; readonly observations: Iterable<Observation> }
  | { readonly doesNotApply: string };

/** Makes the comparisons and keeps the worst. What the activation throws breaks the law, it does not stop the caller. */
export function judge(law: string, activation: ActivationLike, trial: Trial): LawReport {
  const nothing = { law, activation: activation.name, points: 0, largestError: 0, where: null };
  if ("doesNotApply" in trial) return { ...nothing, ok: null, tolerance: 0, reason: trial.doesNotApply };

  const { tolerance } = trial;
  let points = 0;
  let worst: Observation | undefined;
  let largestError = 0;
  try {
    for (const observation of trial.observations) {
      points++;
      const error = Number.isNaN(observation.error) ? Infinity : observation.error;
      if (error <= largestError) continue;
      largestError = error;
      worst = observation;
    }
  } catch (thrown) {
    return {
      ...nothing,
      ok: false,
      points,
      tolerance,
      largestError: Infinity,
      reason: `it threw ${String(thrown)}`,
    };
  }
  if (points === 0)
    return { ...nothing, ok: null, tolerance, reason: "none of the points is one that it speaks of" };
  const ok = largestError <= tolerance;
  const found = { ...nothing, ok, points, tolerance, largestError, where: worst?.z ?? null };
  return ok || !worst ? found : { ...found, violation: worst };
}
