import { checkFormula } from "../document/checkFormula.ts";
import { EMPTY_ENVIRONMENT, type Environment } from "../environment.ts";
import { LatexError } from "../errors.ts";
import { type ProveOptions, startWith } from "../prove.ts";
import type { Verdict } from "../verdict.ts";
import { type DerivationBundle, displayDerivation } from "./display.ts";

/** The next expression of a chain, and why it is equal to the one before. It may begin with a relation; else = is meant. */
export type StepText = string | readonly [latex: string, because: string];

export interface DerivationOptions extends ProveOptions {
  /** Where the chain is claimed: `z < 0`. */
  readonly given?: string;
}

export interface DerivationStep {
  /** The relation and the expression: `= a(1-a)`. */
  readonly latex: string;
  readonly because: string | undefined;
  readonly verdict: Verdict;
}

/** A chain of equations, each with its verdict. Plain data; shown as the last value of a cell, it is typeset. */
export interface Derivation {
  readonly start: string;
  readonly given: string | undefined;
  readonly steps: readonly DerivationStep[];
  /** The worst of the steps. */
  readonly verdict: Verdict["kind"];
}

const RELATION = /^\s*(?:=|:=|<|>|\\(?:approx|le|leq|ge|geq|ne|neq|equiv)(?![a-zA-Z]))/;

/**
 * Checks a chain of equations step by step.
 *
 * @throws LatexError where a step cannot be read, or is empty
 * @example derivation("(1 + z)^2", [["(1 + z)(1 + z)", "a square is a product"], "1 + 2z + z^2"]).verdict // "proven"
 */
export function derivation(
  start: string,
  steps: readonly StepText[],
  options: DerivationOptions = {},
): Derivation {
  const env = options.environment ?? EMPTY_ENVIRONMENT;
  const reading = { mode: "claim", directlyUnder: false, limits: options.limits ?? {} } as const;
  let { progress } = checkFormula(withGiven(start, options.given), startWith(env), reading);
  if (!progress.chain)
    throw new LatexError("a derivation begins with an expression", { formula: start, position: 0 });
  const checked = steps.map((step, i): DerivationStep => {
    const [written, because] = typeof step === "string" ? [step, undefined] : step;
    if (written.trim() === "") {
      throw new LatexError(`there is a hole in the derivation: step ${i + 1} is empty`, {
        formula: written,
        position: 0,
      });
    }
    const latex = RELATION.test(written) ? written.trim() : `= ${written.trim()}`;
    const outcome = checkFormula(latex, progress, reading);
    progress = { ...outcome.progress, given: progress.given };
    return {
      latex,
      because,
      verdict: worstOf(outcome.findings.flatMap((f) => (f.kind === "claims" ? [f.verdict] : []))),
    };
  });
  const verdict = worstOf(checked.map((step) => step.verdict)).kind;
  return makeShowable({ start: start.trim(), given: options.given, steps: checked, verdict }, env);
}

const withGiven = (start: string, given: string | undefined): string =>
  given === undefined ? start : `\\text{for } ${given}, \\quad ${start}`;

function worstOf(verdicts: readonly Verdict[]): Verdict {
  const worst =
    verdicts.find((v) => v.kind === "refuted") ?? verdicts.find((v) => v.kind === "unknown") ?? verdicts[0];
  return worst ?? { kind: "unknown", reason: "a derivation without a step proves nothing" };
}

/** The method is not enumerable, so that the derivation stays plain data for JSON and for deep equality. */
function makeShowable(plain: Derivation, environment: Environment): Derivation {
  const show = (): DerivationBundle => displayDerivation(plain, environment);
  return Object.defineProperty(plain, Symbol.for("Jupyter.display"), { value: show });
}
