export type { ActivationLike, BackwardLike, ForwardLike, KinkLike, LawOptions } from "./activationLike.ts";
export { assertArrayForms, checkArrayForms } from "./arrayForms.ts";
export { assertBounds, BOUNDS_TOLERANCE, checkBounds } from "./bounds.ts";
export { assertLaws, checkLaws } from "./checkLaws.ts";
export {
  assertFiniteDifference,
  checkFiniteDifference,
  FINITE_DIFFERENCE_TOLERANCE,
} from "./finiteDifference.ts";
export { formatReport, formatReportAsHtml } from "./formatReport.ts";
export { assertKinks, checkKinks, KINK_TOLERANCE } from "./kinks.ts";
export type { LawReport, Observation } from "./lawReport.ts";
export type { LawReports, MimeBundle } from "./lawReports.ts";
export { LawViolation } from "./lawViolation.ts";
export { assertMonotone, checkMonotone, MONOTONE_TOLERANCE } from "./monotone.ts";
export { assertNaN, checkNaN } from "./nan.ts";
export { assertOutputForm, checkOutputForm } from "./outputForm.ts";
export {
  assertSecondDerivative,
  checkSecondDerivative,
  SECOND_DERIVATIVE_TOLERANCE,
} from "./secondDerivative.ts";
export { assertTails, checkTails, TAIL_TOLERANCE } from "./tails.ts";
