import type { Relation } from "../decide/claim.ts";
import { assume, type Environment, isKnown, vocabularyOf } from "../environment.ts";
import { Undecided } from "../errors.ts";
import type { Condition } from "../expression.ts";
import type { Side } from "../latex/sides.ts";
import { type ParsedFormula, parseFormula } from "../latex/statements.ts";
import type { Verdict } from "../verdict.ts";
import { areOfParameters, type Conditioned, sortConditions } from "./conditions.ts";
import { define, headOf, isDefinition, type Pair, pairsOf } from "./definitions.ts";
import { type Judgement, judge } from "./judge.ts";
import type { Finding, Outcome, Progress, Reading } from "./outcome.ts";

/**
 * Goes through one display formula; one that `inherits` takes over the conditions of the one before.
 *
 * @throws LatexError where it cannot be read
 */
export function checkFormula(latex: string, before: Progress, reading: Reading, inherits = false): Outcome {
  return new FormulaCheck(latex, before, reading).run(inherits);
}

const unknown = (reason: string, { origin }: Side): Judgement => ({
  verdict: { kind: "unknown", reason, origin },
  claim: undefined,
});

class FormulaCheck {
  readonly #latex: string;
  readonly #before: Progress;
  readonly #reading: Reading;
  readonly #findings: Finding[] = [];
  #env: Environment;

  constructor(latex: string, before: Progress, reading: Reading) {
    this.#latex = latex;
    this.#before = before;
    this.#reading = reading;
    this.#env = before.env;
  }

  run(inherits: boolean): Outcome {
    const parsed = parseFormula(this.#latex, vocabularyOf(this.#env), this.#reading.mode !== "claim");
    const { claims, standing } = sortConditions(parsed.statements, this.#env, this.#reading.mode === "claim");
    if (areOfParameters(standing)) this.#assume(standing);
    const goesOn = parsed.statements.some((s) => s.opening === "then" || (!s.first && s.steps.length > 0));
    const inherited = inherits || goesOn ? this.#before.given : [];
    let chain = this.#before.chain;
    const conditioned = claims.map((c) => ({ ...c, given: [...inherited, ...c.given] }));
    for (const claim of conditioned) this.#defineFrom(claim, chain?.last);
    this.#readLabels(parsed);
    for (const claim of conditioned) chain = this.#readClaim(claim, chain, conditioned.length === 1);
    if (claims.length === 0 && this.#findings.length === 0) this.#say("shows", this.#latex, 0);
    return {
      findings: this.#findings,
      progress: { env: this.#env, chain, given: [...inherited, ...standing] },
    };
  }

  #say(kind: "shows", latex: string, position: number): void {
    this.#findings.push({ kind, latex, position });
  }

  #assume(conditions: readonly Condition[]): void {
    this.#env = assume(this.#env, conditions);
    const names = conditions.flatMap(({ left, right }) =>
      [left, right].flatMap((e) => (e.kind === "name" ? [e.name] : [])),
    );
    this.#findings.push({ kind: "assumes", names: [...new Set(names)], latex: this.#latex, position: 0 });
  }

  /** Takes the definitions of a chain, the last first, so that `a = g(z) = …` defines both. */
  #defineFrom({ statement, given }: Conditioned, start: Side | undefined): void {
    if (this.#reading.mode === "claim") return;
    const forced = statement.opening === "let" || this.#reading.mode === "definitions";
    for (const pair of pairsOf(statement, start).reverse()) {
      if (!isDefinition(pair, this.#env, forced)) continue;
      try {
        this.#env = define(pair, given, this.#env);
        this.#findings.push({
          ...this.#describe(pair),
          kind: "defines",
          names: [headOf(pair.left.expression)!.name],
        });
      } catch (error) {
        if (!(error instanceof Undecided)) throw error;
        const { reason, origin } = error;
        const verdict: Verdict = { kind: "unknown", reason, ...(origin ? { origin } : {}) };
        this.#claim(pair, { verdict, claim: undefined });
      }
    }
  }

  /** A brace that names an unknown name defines it; any other is a claim. */
  #readLabels({ labels }: ParsedFormula): void {
    for (const { label, of, latex, position } of labels) {
      const side = (expression: typeof of): Side => ({
        latex: "",
        origin: { formula: this.#latex, position },
        expression,
      });
      const pair: Pair = { left: side(label), relation: "=", right: side(of) };
      const name = headOf(label)?.name;
      if (this.#reading.mode !== "claim" && isDefinition(pair, this.#env, false)) {
        this.#env = define(pair, [], this.#env);
        this.#findings.push({ kind: "defines", names: [name!], latex, position });
      } else if (name === undefined || isKnown(this.#env, name)) {
        const judgement = judge({ ...pair, relation: "=", given: [] }, this.#env, this.#reading);
        this.#findings.push({ kind: "claims", ...judgement, latex, position, implied: true });
      }
    }
  }

  #readClaim(
    { statement, given }: Conditioned,
    chain: Progress["chain"],
    isAlone: boolean,
  ): Progress["chain"] {
    const { first, steps, remark } = statement;
    if (first && steps.length === 0) return this.#readBare(first, chain, given, isAlone);
    if (!first && !chain) {
      const side = steps[0]!.side;
      const judgement = unknown(
        "the formula begins with a relation, but nothing stands before it to go on from",
        side,
      );
      this.#findings.push({ kind: "claims", ...judgement, latex: this.#latex, position: 0, implied: false });
    }
    const start = first ?? chain?.start;
    for (const pair of pairsOf(statement, chain?.last)) {
      if (this.#isTaken(pair)) continue;
      this.#claim(pair, this.#judgePair(pair, start, given), remark);
    }
    const last = steps.findLast(({ side }) => side.expression)?.side ?? first ?? chain?.last;
    return last && start && { start, last, isBare: false };
  }

  #isTaken(pair: Pair): boolean {
    const { latex, position } = this.#describe(pair);
    return this.#findings.some((f) => f.position === position && f.latex === latex);
  }

  #judgePair(pair: Pair, start: Side | undefined, given: readonly Condition[]): Judgement {
    const wordy = [pair.left, pair.right].find((side) => !side.expression);
    if (wordy) return unknown("one side is words, not mathematics", wordy);
    const relation: Relation = pair.relation === ":=" ? "=" : pair.relation;
    return judge(
      { ...pair, relation, given, start, isConvention: pair.relation === ":=" },
      this.#env,
      this.#reading,
    );
  }

  /** An expression by itself shows something; directly under another one, it is meant to be equal to it. */
  #readBare(
    side: Side,
    chain: Progress["chain"],
    given: readonly Condition[],
    isAlone: boolean,
  ): Progress["chain"] {
    const follows = isAlone && chain?.isBare && this.#reading.directlyUnder;
    if (!follows || !side.expression) {
      this.#say("shows", side.latex, side.origin.position);
      return side.expression && { start: side, last: side, isBare: isAlone };
    }
    const pair: Pair = { left: chain.last, relation: "=", right: side };
    this.#findings.push({
      kind: "claims",
      ...this.#judgePair(pair, chain.start, given),
      latex: side.latex,
      position: side.origin.position,
      implied: true,
    });
    return { start: chain.start, last: side, isBare: true };
  }

  #claim(pair: Pair, judgement: Judgement, remark?: string): void {
    this.#findings.push({
      ...this.#describe(pair),
      kind: "claims",
      ...judgement,
      implied: false,
      ...(remark ? { remark } : {}),
    });
  }

  /** The place is that of the right side: in a chain over several lines, each equation has its own. */
  #describe({ left, relation, right }: Pair): { latex: string; position: number } {
    const shown = left.origin.formula === this.#latex ? `${left.latex} ` : "";
    return { latex: `${shown}${WRITTEN[relation]} ${right.latex}`, position: right.origin.position };
  }
}

const WRITTEN: Readonly<Record<Pair["relation"], string>> = {
  ...{ "=": "=", ":=": ":=", "<": "<", ">": ">", "≤": "\\le", "≥": "\\ge", "≠": "\\ne", "≈": "\\approx" },
};
