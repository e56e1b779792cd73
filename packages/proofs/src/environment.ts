import { Undecided } from "./errors.ts";
import type { Condition, Expression } from "./expression.ts";
import type { Vocabulary } from "./latex/reader.ts";
import { freeNames, mapParts, rewriteShared, substitute } from "./traverse.ts";

/** g(parameter) = body */
export interface FunctionDefinition {
  readonly parameter: string;
  readonly body: Expression;
}

/** What the names mean: every definition is written out down to variables, parameters and known functions. Immutable. */
export interface Environment {
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  readonly values: ReadonlyMap<string, Expression>;
  /** What is assumed of parameters, as 0 < α. */
  readonly assumptions: readonly Condition[];
}

export const EMPTY_ENVIRONMENT: Environment = { functions: new Map(), values: new Map(), assumptions: [] };

export const vocabularyOf = ({ functions, values }: Environment): Vocabulary => ({
  functions: new Set(functions.keys()),
  values: new Set(values.keys()),
});

export const isKnown = ({ functions, values }: Environment, name: string): boolean =>
  functions.has(name) || values.has(name);

/** @throws Undecided where a name is defined by itself, or by a function that is not known. */
export function defineFunction(
  env: Environment,
  name: string,
  parameter: string,
  body: Expression,
): Environment {
  const inner = forget(env, [parameter]);
  const written = writeOut(body, inner);
  return {
    ...env,
    functions: new Map([...env.functions, [name, { parameter, body: written }]]),
    values: without(env.values, name),
  };
}

export function defineValue(env: Environment, name: string, value: Expression): Environment {
  const written = writeOut(value, env);
  if (freeNames(written).has(name)) throw new Undecided(`${name} is defined by itself`);
  return {
    ...env,
    values: new Map([...env.values, [name, written]]),
    functions: without(env.functions, name),
  };
}

export const assume = (env: Environment, conditions: readonly Condition[]): Environment => ({
  ...env,
  assumptions: [
    ...env.assumptions,
    ...conditions.map((c) => ({ ...c, left: writeOut(c.left, env), right: writeOut(c.right, env) })),
  ],
});

export function forget(env: Environment, names: readonly string[]): Environment {
  const drop = <T>(map: ReadonlyMap<string, T>) => names.reduce<ReadonlyMap<string, T>>(without, map);
  const assumptions = env.assumptions.filter(
    ({ left, right }) => !names.some((name) => freeNames(left).has(name) || freeNames(right).has(name)),
  );
  return { functions: drop(env.functions), values: drop(env.values), assumptions };
}

function without<T>(map: ReadonlyMap<string, T>, name: string): ReadonlyMap<string, T> {
  if (!map.has(name)) return map;
  return new Map([...map].filter(([key]) => key !== name));
}

/**
 * The expression with every defined name and function replaced by what it stands for. A name that a definition uses
 * before anything is said about it, as α in g(z) = max(αz, z), gets its value when α = 0.01 follows.
 */
export function writeOut(e: Expression, env: Environment): Expression {
  return rewriteShared((part, again) => {
    if (part.kind === "name") {
      const value = env.values.get(part.name);
      return value ? again(value) : part;
    }
    if (part.kind === "application") return writeOutApplication(part, again(part.input), env);
    if (part.kind === "derivative" && env.values.has(part.variable)) {
      throw new Undecided(
        `${part.variable} stands for an expression, so nothing can be differentiated by it`,
        part.origin,
      );
    }
    if ((part.kind === "at" || part.kind === "limit") && env.values.has(part.variable)) {
      const inner = writeOut(part.of, forget(env, [part.variable]));
      return {
        ...part,
        of: inner,
        point: typeof part.point === "string" ? part.point : again(part.point),
      } as Expression;
    }
    return mapParts(part, again);
  })(e);
}

type Application = Extract<Expression, { kind: "application" }>;

function writeOutApplication(
  { name, primes, origin }: Application,
  input: Expression,
  env: Environment,
): Expression {
  const known = env.functions.get(name);
  if (!known) throw new Undecided(`nothing says what ${name} is`, origin);
  const { parameter } = known;
  const body = writeOut(known.body, forget(env, [parameter]));
  if (primes === 0) return substitute(body, parameter, input);
  const slope: Expression = {
    kind: "derivative",
    of: body,
    variable: parameter,
    order: primes,
    ...(origin ? { origin } : {}),
  };
  if (input.kind === "name" && input.name === parameter) return slope;
  return { kind: "at", of: slope, variable: parameter, point: input };
}
