import type { BudgetLimits } from "./budget.ts";
import { checkFormula } from "./document/checkFormula.ts";
import type { Progress } from "./document/outcome.ts";
import { EMPTY_ENVIRONMENT, type Environment } from "./environment.ts";
import { LatexError } from "./errors.ts";
import { PROVEN, type Proven, type Verdict } from "./verdict.ts";

export interface ProveOptions {
  /** What the names mean; see {@link environment}. Every other name may have any value. */
  readonly environment?: Environment;
  /** How much work may be done before the verdict is `unknown`. */
  readonly limits?: Partial<BudgetLimits>;
}

/**
 * Whether an equation in LaTeX is true, for all values of its variables at which both sides are defined.
 * Chains, `\le` and the like, `\approx`, and conditions (`z = 10, \quad …`, `… \text{ for } z < 0`) may stand in it.
 *
 * @throws LatexError where the formula cannot be read, or claims nothing
 * @example prove(String.raw`\tanh' (z) = 1 - \tanh^2 z`).kind // "proven"
 */
export function prove(equation: string, options?: ProveOptions): Verdict;
export function prove(left: string, right: string, options?: ProveOptions): Verdict;
export function prove(first: string, second?: string | ProveOptions, third?: ProveOptions): Verdict {
  const options = (typeof second === "string" ? third : second) ?? {};
  const formula = typeof second === "string" ? `${first} = ${second}` : first;
  const { findings } = checkFormula(formula, startWith(options.environment ?? EMPTY_ENVIRONMENT), {
    mode: "claim",
    directlyUnder: false,
    limits: options.limits ?? {},
  });
  const verdicts = findings.flatMap((finding) => (finding.kind === "claims" ? [finding.verdict] : []));
  if (verdicts.length === 0)
    throw new LatexError("there is no equation to prove", { formula, position: formula.length });
  return (
    verdicts.find((v) => v.kind === "refuted") ??
    verdicts.find((v) => v.kind === "unknown") ??
    together(verdicts)
  );
}

function together(verdicts: readonly Verdict[]): Verdict {
  const proven = verdicts as readonly Proven[];
  return { ...PROVEN, kinks: proven.flatMap((v) => v.kinks), notes: proven.flatMap((v) => v.notes) };
}

/** Nothing said yet but what the environment holds. */
export const startWith = (env: Environment): Progress => ({ env, chain: undefined, given: [] });

/**
 * Definitions and assumptions for {@link prove} and `derivation`, each as it would stand in a notebook:
 * `g(z) = …`, `a = g(z)`, `0 < \alpha < 1`. A later one of the same name replaces an earlier one.
 *
 * @throws LatexError where a formula cannot be read or neither defines nor assumes anything
 */
export function environment(...formulas: readonly string[]): Environment {
  return extendEnvironment(EMPTY_ENVIRONMENT, ...formulas);
}

export function extendEnvironment(env: Environment, ...formulas: readonly string[]): Environment {
  return formulas.reduce((known, formula) => {
    const reading = { mode: "definitions", directlyUnder: false, limits: {} } as const;
    const { findings, progress } = checkFormula(formula, startWith(known), reading);
    const failed = findings.find((finding) => finding.kind === "claims");
    if (failed?.kind === "claims" && failed.verdict.kind === "unknown") {
      throw new LatexError(failed.verdict.reason, failed.verdict.origin ?? { formula, position: 0 });
    }
    if (!findings.some((f) => f.kind === "defines" || f.kind === "assumes")) {
      throw new LatexError("this neither defines nor assumes anything", { formula, position: 0 });
    }
    return progress.env;
  }, env);
}
