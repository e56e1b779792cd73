import { type Environment, isKnown } from "../environment.ts";
import type { Comparison, Condition, Expression } from "../expression.ts";
import type { Statement } from "../latex/statements.ts";
import { freeNames } from "../traverse.ts";

/** Names that are variables without being declared: an equation with a number gives them a value for one formula. */
export const VARIABLES: ReadonlySet<string> = new Set(["z", "x", "y", "t"]);

/** A statement that claims something, with all that was said about where. */
export interface Conditioned {
  readonly statement: Statement;
  readonly given: readonly Condition[];
}

export interface Sorted {
  readonly claims: readonly Conditioned[];
  /** All conditions of the formula, for a formula that has nothing else or whose successor says "then". */
  readonly standing: readonly Condition[];
}

/** Tells conditions from claims: those in front hold for what follows, those at the end for all before them. */
export function sortConditions(
  statements: readonly Statement[],
  env: Environment,
  mustClaim: boolean,
): Sorted {
  const sorted = sortBy(statements, (statement) => conditionsOf(statement, env));
  if (!mustClaim || sorted.claims.length > 0) return sorted;
  // `z = 0` and nothing else, where something has to be claimed, claims just that.
  return sortBy(statements, (statement) => (statement.first ? undefined : conditionsOf(statement, env)));
}

function sortBy(
  statements: readonly Statement[],
  conditionsIn: (statement: Statement) => readonly Condition[] | undefined,
): Sorted {
  let claims: Conditioned[] = [];
  let standing: readonly Condition[] = [];
  let used = false;
  for (const statement of statements) {
    const conditions = conditionsIn(statement);
    if (conditions) {
      standing = used ? conditions : [...standing, ...conditions];
      used = false;
    } else {
      claims.push({ statement, given: [...standing, ...statement.given] });
      used = true;
    }
  }
  if (!used) claims = claims.map(({ statement, given }) => ({ statement, given: [...given, ...standing] }));
  return { claims, standing: claims.length > 0 && used ? claims.at(-1)!.given : standing };
}

/** What the statement says about where, if that is all it says. */
function conditionsOf(statement: Statement, env: Environment): readonly Condition[] | undefined {
  const { opening, first, steps, given } = statement;
  if (!first && steps.length === 0 && (given.length > 0 || opening === "condition")) return given;
  const isRestriction =
    opening !== "let" && first && steps.length > 0 && (isPoint(statement) || isBound(statement, env));
  return isRestriction ? comparisonsOf(statement) : undefined;
}

const isOpen = (e: Expression | undefined): boolean => e === undefined || freeNames(e).size > 0;

/** `z = -10` */
function isPoint({ first, steps }: Statement): boolean {
  const name = first?.expression;
  if (steps.length !== 1 || steps[0]!.relation !== "=" || name?.kind !== "name") return false;
  return VARIABLES.has(name.name) && !isOpen(steps[0]!.side.expression);
}

/** `0 < \alpha < 1`, `z > 0`: names that stand for nothing else, compared with numbers. */
function isBound({ first, steps }: Statement, env: Environment): boolean {
  if (!steps.every(({ relation }) => ORDERS.has(relation))) return false;
  const sides = [first, ...steps.map(({ side }) => side)].map((side) => side?.expression);
  const isName = (e: Expression | undefined) => e?.kind === "name" && !isKnown(env, e.name);
  return sides.every((e) => isName(e) || !isOpen(e)) && sides.some(isName);
}

const ORDERS: ReadonlySet<string> = new Set(["<", "≤", ">", "≥", "≠"]);

function comparisonsOf({ first, steps, given }: Statement): Condition[] {
  const sides = [first!, ...steps.map(({ side }) => side)];
  const comparisons = steps.map(({ relation }, i) => ({
    left: sides[i]!.expression!,
    relation: relation as Comparison,
    right: sides[i + 1]!.expression!,
  }));
  return [...comparisons, ...given];
}

/** Whether the conditions speak of parameters only, and so hold for the rest of the notebook. */
export const areOfParameters = (conditions: readonly Condition[]): boolean =>
  conditions.length > 0 &&
  conditions.every(({ left, right, relation }) => {
    const names = [...freeNames(left), ...freeNames(right)];
    return relation !== "=" && names.length > 0 && names.every((name) => !VARIABLES.has(name));
  });
