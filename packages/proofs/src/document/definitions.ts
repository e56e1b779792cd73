import { defineFunction, defineValue, type Environment, isKnown } from "../environment.ts";
import { Undecided } from "../errors.ts";
import type { Condition, Expression } from "../expression.ts";
import type { Side } from "../latex/sides.ts";
import type { Statement } from "../latex/statements.ts";
import { VARIABLES } from "./conditions.ts";

/** `name = …`, or `name(parameter) = …`. */
export interface Head {
  readonly name: string;
  readonly parameter: string | undefined;
}

/** What the left side would define, by its shape. */
export function headOf(e: Expression | undefined): Head | undefined {
  if (e?.kind === "name" && !VARIABLES.has(e.name)) return { name: e.name, parameter: undefined };
  if (e?.kind !== "application" || e.primes > 0 || e.input.kind !== "name") return undefined;
  return { name: e.name, parameter: e.input.name };
}

export interface Pair {
  readonly left: Side;
  readonly relation: Statement["steps"][number]["relation"];
  readonly right: Side;
}

/** The neighbours in a chain. `start` is what the chain goes on from. */
export function pairsOf({ first, steps }: Statement, start: Side | undefined): Pair[] {
  const sides = [first ?? start, ...steps.map(({ side }) => side)];
  return steps.flatMap(({ relation }, i) => {
    const left = lastMathematics(sides.slice(0, i + 1));
    return left ? [{ left, relation, right: sides[i + 1]! }] : [];
  });
}

/** The side to go on from: words in a chain are passed over. */
const lastMathematics = (sides: readonly (Side | undefined)[]): Side | undefined =>
  sides.findLast((side) => side?.expression) ?? sides.at(-1);

/**
 * Whether a pair defines its left side: it does with `:=` and "let", and where nothing says yet what the left side is.
 */
export function isDefinition(pair: Pair, env: Environment, forced: boolean): boolean {
  const head = headOf(pair.left.expression);
  if (!head || !pair.right.expression) return false;
  if (pair.relation === ":=" || (forced && pair.relation === "=")) return true;
  return pair.relation === "=" && !isKnown(env, head.name);
}

/** @throws Undecided where the definition is circular, or uses a function that is not known. */
export function define({ left, right }: Pair, given: readonly Condition[], env: Environment): Environment {
  const { name, parameter } = headOf(left.expression)!;
  const onVariables = given.filter((c) => c.relation !== "=" || c.left.kind !== "name");
  const body = right.expression!;
  const limited: Expression =
    onVariables.length > 0 && parameter !== undefined
      ? { kind: "cases", branches: [{ value: body, conditions: onVariables }], origin: right.origin }
      : body;
  if (parameter === undefined) return defineValue(env, name, limited);
  if (limited.kind === "application" && limited.name === name)
    throw new Undecided(`${name} is defined by itself`, right.origin);
  return defineFunction(env, name, parameter, limited);
}
