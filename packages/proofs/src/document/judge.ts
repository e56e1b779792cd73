import { Budget, type BudgetLimits } from "../budget.ts";
import type { Claim, Relation } from "../decide/claim.ts";
import { decide } from "../decide/decide.ts";
import { type Environment, forget, vocabularyOf, writeOut } from "../environment.ts";
import { LatexError, Undecided } from "../errors.ts";
import type { Condition, Expression } from "../expression.ts";
import { parseExpression } from "../latex/grammar.ts";
import type { Side } from "../latex/sides.ts";
import { GREEK } from "../latex/vocabulary.ts";
import { freeNames, hasCalculus } from "../traverse.ts";
import type { Verdict } from "../verdict.ts";
import { VARIABLES } from "./conditions.ts";

export interface Question {
  readonly left: Side;
  readonly relation: Relation;
  readonly right: Side;
  readonly given: readonly Condition[];
  readonly isConvention?: boolean;
  /** Where the chain began, to say of a false step whether it falls out of the chain or back into it. */
  readonly start?: Side | undefined;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** What was decided, with every name written out; undefined where it cannot be written out. */
  readonly claim: Claim | undefined;
}

export interface Manner {
  readonly mode: "document" | "claim" | "definitions";
  readonly limits: Partial<BudgetLimits>;
}

/** The verdict on one equation in its environment. */
export function judge(question: Question, env: Environment, manner: Manner): Judgement {
  let claim: Claim | undefined;
  const verdict = orUnknown(() => {
    claim = writeClaim(question, question.left.expression!, question.right.expression!, env);
    return decide(claim, new Budget(manner.limits));
  });
  return { verdict: qualify(verdict, question, env, manner), claim };
}

/** The verdict as it stands in its document: with names that nothing explains it may say less, and hints may say more. */
function qualify(verdict: Verdict, question: Question, env: Environment, manner: Manner): Verdict {
  if (manner.mode === "document" && verdict.kind !== "unknown") {
    const undeclared = undeclaredNames(question, env);
    const depends = hasDerivative(question);
    if (undeclared.length > 0 && (verdict.kind === "refuted" || depends)) {
      const names = undeclared.join(" and ");
      const reason = depends
        ? `nothing says what ${names} is`
        : `not true for every ${names}, and nothing says what it is`;
      return { kind: "unknown", reason, origin: question.left.origin };
    }
  }
  return verdict.kind === "refuted"
    ? { ...verdict, notes: [...verdict.notes, ...hintsFor(question, env, manner)] }
    : verdict;
}

function orUnknown(find: () => Verdict): Verdict {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return { kind: "unknown", reason: error.reason, ...(error.origin ? { origin: error.origin } : {}) };
  }
}

/** @throws Undecided where something cannot be written out */
function writeClaim(
  { relation, given, isConvention, left: { tolerance: leftTolerance }, right: { tolerance } }: Question,
  left: Expression,
  right: Expression,
  env: Environment,
): Claim {
  const points = given.flatMap((c) => (c.relation === "=" && c.left.kind === "name" ? [c.left.name] : []));
  const inner = forgetValues(env, points);
  const write = (e: Expression) => writeOut(e, inner);
  const conditions = given.map((c) => ({ ...c, left: write(c.left), right: write(c.right) }));
  const limit = tolerance ?? leftTolerance;
  return {
    left: write(left),
    relation,
    right: write(right),
    given: [
      ...env.assumptions.map((c) => ({ ...c, left: write(c.left), right: write(c.right) })),
      ...conditions,
    ],
    ...(limit ? { tolerance: limit } : {}),
    ...(isConvention ? { isConvention } : {}),
  };
}

/** "put a = ½" gives a value to what stood for an expression, in this formula only. */
const forgetValues = (env: Environment, names: readonly string[]): Environment => {
  const defined = names.filter((name) => env.values.has(name));
  return defined.length > 0 ? { ...forget(env, defined), assumptions: env.assumptions } : env;
};

const hasDerivative = ({ left, right }: Question) =>
  hasCalculus(left.expression!) || hasCalculus(right.expression!);

/** Latin names that are neither variables nor defined nor assumed to be anything. */
function undeclaredNames({ left, right, given }: Question, env: Environment): string[] {
  const bound = [...env.functions.values()].map(({ parameter }) => parameter);
  const assumed = [...env.assumptions, ...given].flatMap((c) => [
    ...freeNames(c.left),
    ...freeNames(c.right),
  ]);
  const declared = new Set([...VARIABLES, ...bound, ...assumed, ...env.values.keys()]);
  const used = [...freeNames(left.expression!), ...freeNames(right.expression!)];
  return [...new Set(used)].filter(
    (name) => !declared.has(name) && !GREEK.has(name.replace(/^\\|_.*$/g, "")),
  );
}

/** What else is true of a false step, so that an author finds the slip. */
function hintsFor(question: Question, env: Environment, manner: Manner): string[] {
  const { left, right, start, relation } = question;
  const hints: string[] = [];
  if (relation !== "=") return hints;
  const holds = (a: Expression, b: Expression) =>
    orUnknown(() => decide(writeClaim(question, a, b, env), new Budget(manner.limits))).kind === "proven";
  const [a, b] = [left, right].map((side) => withoutStruckOut(side, env));
  if (a && b && (a !== left.expression || b !== right.expression) && holds(a, b)) {
    hints.push("it is true if what is struck out is left out");
  }
  if (start?.expression && start !== left && holds(start.expression, right.expression!)) {
    hints.push("the right side does equal the beginning of the chain, so the slip is in the line before");
  }
  return hints;
}

const STRUCK_OUT = /\\[bx]?cancel\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/** The side with 1 in the place of every factor that is struck out. */
function withoutStruckOut(side: Side, env: Environment): Expression | undefined {
  if (!side.latex.includes("cancel")) return side.expression;
  try {
    return parseExpression(side.latex.replaceAll(STRUCK_OUT, "{1}"), vocabularyOf(env));
  } catch (error) {
    if (error instanceof LatexError) return undefined;
    throw error;
  }
}
