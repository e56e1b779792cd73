import type { ActivationLike, LawOptions } from "./activationLike.ts";
import { checkArrayForms } from "./arrayForms.ts";
import { checkBounds } from "./bounds.ts";
import { checkFiniteDifference } from "./finiteDifference.ts";
import { checkKinks } from "./kinks.ts";
import { type LawReports, makeReports } from "./lawReports.ts";
import { assertHolds } from "./lawViolation.ts";
import { checkMonotone } from "./monotone.ts";
import { checkNaN } from "./nan.ts";
import { checkOutputForm } from "./outputForm.ts";
import { checkSecondDerivative } from "./secondDerivative.ts";
import { checkTails } from "./tails.ts";

const LAWS = [
  checkFiniteDifference,
  checkSecondDerivative,
  checkOutputForm,
  checkTails,
  checkKinks,
  checkMonotone,
  checkBounds,
  checkArrayForms,
  checkNaN,
];

/**
 * Holds an activation to every law. Nothing is thrown for what the activation does; a law that needs a part which it does
 * not have is reported as one that does not apply (`ok: null`).
 *
 * In a notebook whose kernel knows the `Jupyter.display` method, the result shows itself as a table.
 *
 * @example
 * ```ts
 * import { checkLaws } from "@slope/laws";
 *
 * const saturating = {
 *   name: "sigmoid, the short way",
 *   value: (z: number) => 1 / (1 + Math.exp(-z)),
 *   derivative: (z: number) => saturating.value(z) * (1 - saturating.value(z)),
 *   monotone: "strictly increasing" as const,
 * };
 * const reports = checkLaws(saturating);
 * reports.map(({ law, ok }) => `${law}: ${ok}`) // → [ 'finite difference: true', 'second derivative: null', 'output form: null', 'tails: false', 'kinks: null', 'monotone: true', 'bounds: null', 'array forms: null', 'NaN: true' ]
 * reports.find(({ law }) => law === "tails")?.where // → 37
 * ```
 */
export function checkLaws(activation: ActivationLike, options: LawOptions = {}): LawReports {
  return makeReports(LAWS.map((check) => check(activation, options)));
}

/**
 * Holds an activation to every law that applies to it, and returns the reports.
 *
 * @example
 * ```ts
 * import { assertLaws } from "@slope/laws";
 *
 * const wrong = { name: "square", value: (z: number) => z * z, derivative: (z: number) => 3 * z };
 * assertLaws(wrong) // → LawViolation: square breaks the law "finite difference" at z =
 * ```
 *
 * @throws {LawViolation} for the first law that is broken.
 */
export function assertLaws(activation: ActivationLike, options: LawOptions = {}): LawReports {
  const reports = checkLaws(activation, options);
  for (const report of reports) if (report.ok !== null) assertHolds(report);
  return reports;
}
