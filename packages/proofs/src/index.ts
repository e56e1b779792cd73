export { type BudgetLimits, DEFAULT_LIMITS } from "./budget.ts";
export type { Claim, Relation } from "./decide/claim.ts";
export {
  type Derivation,
  type DerivationOptions,
  type DerivationStep,
  derivation,
  type StepText,
} from "./derivation/derivation.ts";
export {
  DERIVATION_MIME,
  type DerivationBundle,
  type DerivationData,
  displayDerivation,
} from "./derivation/display.ts";
export { type Check, checkDocument, type DocumentOptions } from "./document/checkDocument.ts";
export { type ExtractOptions, extractFormulas, type Passage, type Place } from "./document/markdown.ts";
export { exitCodeOfChecks, formatCheck, formatReport, proveOnCommandLine } from "./document/report.ts";
export type { Enclosure } from "./enclosure.ts";
export type { Environment, FunctionDefinition } from "./environment.ts";
export { LatexError, type Origin } from "./errors.ts";
export type { Branch, Condition, Expression, FunctionName } from "./expression.ts";
export type { Fraction } from "./fraction.ts";
export { parseExpression } from "./latex/grammar.ts";
export { toLatex } from "./latex/print.ts";
export type { Vocabulary } from "./latex/reader.ts";
export { mutantsOf } from "./mutants.ts";
export { environment, extendEnvironment, type ProveOptions, prove } from "./prove.ts";
export { type Opinion, takeSecondOpinion } from "./secondOpinion.ts";
export {
  describeVerdict,
  type Kink,
  type Proven,
  type Refuted,
  type Unknown,
  type Verdict,
} from "./verdict.ts";
