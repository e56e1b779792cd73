import type { BudgetLimits } from "../budget.ts";
import type { Claim } from "../decide/claim.ts";
import { EMPTY_ENVIRONMENT, type Environment } from "../environment.ts";
import { LatexError } from "../errors.ts";
import { startWith } from "../prove.ts";
import { describeVerdict, type Verdict } from "../verdict.ts";
import { checkFormula } from "./checkFormula.ts";
import { countLines, type Passage, type Place } from "./markdown.ts";
import { type Pending, readMark } from "./marks.ts";
import type { Finding, Outcome, Progress, Reading } from "./outcome.ts";

/** What was found out about one equation, definition or expression of a document. */
export interface Check extends Place {
  readonly kind: Verdict["kind"] | "defines" | "assumes" | "shows" | "unchecked";
  /** The equation as it is written, without the rest of its chain. */
  readonly latex: string;
  /** One sentence, without LaTeX but for names and short values. */
  readonly message: string;
  readonly verdict?: Verdict;
  /** What was decided, with every name written out. */
  readonly claim?: Claim;
  /** How long the formula took, divided by what it says; only if a clock was given. */
  readonly milliseconds?: number;
}

export interface DocumentOptions {
  /** What is known before the document begins. */
  readonly environment?: Environment;
  readonly limits?: Partial<BudgetLimits>;
  /** In "claim" nothing is a definition but what a mark defines, and a name that nothing defines may be any number, as for `prove`. */
  readonly mode?: "document" | "claim";
  /** As `() => performance.now()`; without one, the result is the same on every run. */
  readonly clock?: () => number;
}

/**
 * Goes through the formulas of a document in order, equation by equation. Definitions hold from where they stand on.
 * Never throws for what a formula says; what cannot be read becomes `unknown`, with the place.
 */
export function checkDocument(passages: readonly Passage[], options: DocumentOptions = {}): Check[] {
  const checks: Check[] = [];
  let progress = startWith(options.environment ?? EMPTY_ENVIRONMENT);
  let pending: Pending = {};
  let mark: Passage | undefined;
  for (const passage of passages) {
    if (passage.kind === "problem") checks.push(problem(passage, passage.reason));
    if (passage.kind === "mark") {
      const outcome = readMark(passage.text, progress);
      if (outcome.kind === "problem") checks.push(problem(passage, outcome.reason));
      if (outcome.kind === "progress") progress = outcome.progress;
      if (outcome.kind === "pending") [pending, mark] = [{ ...pending, ...outcome.pending }, passage];
    }
    if (passage.kind !== "formula") continue;
    const reading: Reading = {
      mode: options.mode ?? "document",
      directlyUnder: passage.directlyUnder,
      limits: options.limits ?? {},
    };
    const start = options.clock?.();
    const result = checkPassage(passage, pending, progress, reading);
    const milliseconds = start === undefined ? undefined : (options.clock!() - start) / result.checks.length;
    checks.push(...result.checks.map((c) => (milliseconds === undefined ? c : { ...c, milliseconds })));
    progress = result.progress;
    [pending, mark] = [{}, undefined];
  }
  if (mark) checks.push(problem(mark, "the mark is followed by no formula"));
  return checks;
}

type FormulaPassage = Extract<Passage, { kind: "formula" }>;

function checkPassage(
  passage: FormulaPassage,
  pending: Pending,
  progress: Progress,
  reading: Reading,
): { checks: Check[]; progress: Progress } {
  const { latex } = passage;
  const written = latex.trim().replaceAll(/\s+/g, " ");
  let outcome: Outcome;
  try {
    outcome = checkFormula(
      latex,
      withConditions(progress, pending.where, reading),
      reading,
      pending.where !== undefined,
    );
  } catch (error) {
    if (!(error instanceof LatexError)) throw error;
    const checks =
      pending.unchecked === undefined
        ? [unreadable(error, passage)]
        : [uncheckedCheck(passage, written, pending.unchecked)];
    return { checks, progress: { ...progress, chain: undefined } };
  }
  if (pending.unchecked !== undefined) {
    const kept = { ...outcome.progress, env: progress.env };
    return { checks: [uncheckedCheck(passage, written, pending.unchecked)], progress: kept };
  }
  return {
    checks: outcome.findings.map((finding) => describeFinding(finding, passage)),
    progress: outcome.progress,
  };
}

function withConditions(progress: Progress, where: string | undefined, reading: Reading): Progress {
  if (where === undefined) return progress;
  const { progress: said } = checkFormula(`\\text{for } ${where}`, { ...progress, given: [] }, reading);
  return { ...progress, given: said.given };
}

const placeOf = ({ file, cell, line }: Place): Place => ({
  ...(file === undefined ? {} : { file }),
  ...(cell === undefined ? {} : { cell }),
  line,
});

function problem(passage: Passage, reason: string): Check {
  return {
    ...placeOf(passage),
    kind: "unknown",
    latex: "",
    message: reason,
    verdict: { kind: "unknown", reason },
  };
}

function uncheckedCheck(passage: FormulaPassage, latex: string, reason: string): Check {
  return { ...placeOf(passage), kind: "unchecked", latex, message: `not checked, because ${reason}` };
}

function unreadable({ reason, formula, position, message }: LatexError, passage: FormulaPassage): Check {
  const line =
    formula === passage.latex ? passage.line + countLines(formula.slice(0, position)) : passage.line;
  const verdict: Verdict = { kind: "unknown", reason, origin: { formula, position } };
  const latex = passage.latex.length > 300 ? `${passage.latex.slice(0, 300)}…` : passage.latex;
  return {
    ...placeOf(passage),
    line,
    kind: "unknown",
    latex: latex.trim(),
    message: `cannot be read: ${message}`,
    verdict,
  };
}

function describeFinding(finding: Finding, passage: FormulaPassage): Check {
  const line = passage.line + countLines(passage.latex.slice(0, finding.position));
  const place = { ...placeOf(passage), line, latex: finding.latex.trim() };
  switch (finding.kind) {
    case "claims": {
      const implied = finding.implied ? " (no equals sign stands there; read as equal to what is above)" : "";
      return {
        ...place,
        kind: finding.verdict.kind,
        message: `${describeVerdict(finding.verdict)}${implied}`,
        verdict: finding.verdict,
        ...(finding.claim ? { claim: finding.claim } : {}),
      };
    }
    case "defines":
      return { ...place, kind: "defines", message: `defines ${finding.names.join(", ")}` };
    case "assumes":
      return { ...place, kind: "assumes", message: `assumed of ${finding.names.join(", ")} from here on` };
    case "shows":
      return { ...place, kind: "shows", message: "says nothing that could be false" };
  }
}
