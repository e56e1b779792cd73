import type { Tower } from "../algebra/tower.ts";
import { differentiateRepeatedly } from "../calculus.ts";
import { NotDefined, Undecided } from "../errors.ts";
import { type Expression, integer, negate, subtract } from "../expression.ts";
import { compares } from "../intervals/evaluate.ts";
import { limitOf } from "../limit.ts";
import { freeNames, hasCalculus, isPiecewise, mapParts, substitute } from "../traverse.ts";
import { unfold } from "../unfold.ts";
import { slopeAtCorner } from "./corner.ts";
import { type Oracle, sideOracle } from "./oracle.ts";

/** Where an expression is resolved: the signs of what its names say, and which names have one value. */
export interface Scope {
  readonly sign: Oracle;
  /** `undefined` for a place that cannot be written down. */
  readonly pins: ReadonlyMap<string, Expression | undefined>;
  /** Something that could not be placed on a line is 0 here, nobody knows where. */
  readonly onUnknownEdge: boolean;
  readonly tower: Tower;
}

/**
 * The smooth expression that `e` is in the cell of the scope. In a cell that is a point, a derivative is that of the
 * pieces on both sides, if they agree.
 *
 * @throws NotDefined where it has no value there. @throws Undecided
 */
export function resolve(e: Expression, scope: Scope): Expression {
  scope.tower.budget.spend(1);
  if (!isPiecewise(e) && !hasCalculus(e)) return e;
  const again = (part: Expression) => resolve(part, scope);
  switch (e.kind) {
    case "call":
      return resolveCall(e, again, scope.sign);
    case "cases":
      return resolveCases(e, again, scope.sign);
    case "derivative":
      return resolveDerivative(e, scope);
    case "at":
      return resolveAt(e, scope);
    case "limit":
      return resolveLimit(e, scope);
    default:
      return mapParts(e, again);
  }
}

type Call = Extract<Expression, { kind: "call" }>;
type Cases = Extract<Expression, { kind: "cases" }>;
type Derivative = Extract<Expression, { kind: "derivative" }>;
type Limit = Extract<Expression, { kind: "limit" }>;

function resolveCall(e: Call, again: (part: Expression) => Expression, sign: Oracle): Expression {
  if (e.function === "relu") return again(unfold(e));
  const inputs = e.inputs.map(again);
  switch (e.function) {
    case "abs":
      return sign(inputs[0]!) >= 0 ? inputs[0]! : negate(inputs[0]!);
    case "sign":
      return integer(sign(inputs[0]!));
    case "max":
      return inputs.reduce((a, b) => (sign(subtract(a, b)) >= 0 ? a : b));
    case "min":
      return inputs.reduce((a, b) => (sign(subtract(a, b)) < 0 ? a : b));
    default:
      return { ...e, inputs };
  }
}

function resolveCases(e: Cases, again: (part: Expression) => Expression, sign: Oracle): Expression {
  const holding = e.branches.filter(({ conditions }) =>
    conditions.every(({ left, relation, right }) =>
      compares(sign(subtract(again(left), again(right))), relation),
    ),
  );
  const [first, ...others] = holding;
  if (!first) throw new NotDefined("no case says anything here", e.origin);
  const value = again(first.value);
  for (const { value: other, conditions } of others) {
    if (conditions.length > 0 && !isSame(value, again(other), sign)) {
      throw new Undecided("two cases hold at once and say different things", e.origin);
    }
  }
  return value;
}

function isSame(a: Expression, b: Expression, sign: Oracle): boolean {
  try {
    return sign(subtract(a, b)) === 0;
  } catch (error) {
    if (error instanceof Undecided) return false;
    throw error;
  }
}

/** The scope inside of a value at a point: there, the bound name means the point. */
function within(scope: Scope, variable: string, point: Expression): Scope {
  return {
    ...scope,
    sign: (d) => scope.sign(substitute(d, variable, point)),
    pins: new Map([...scope.pins, [variable, point]]),
  };
}

function resolveAt(e: Extract<Expression, { kind: "at" }>, scope: Scope): Expression {
  const point = resolve(e.point, scope);
  return substitute(resolve(e.of, within(scope, e.variable, point)), e.variable, point);
}

function resolveDerivative(e: Derivative, scope: Scope): Expression {
  let onEdge = false;
  const watched = (d: Expression) => {
    const sign = scope.sign(d);
    // Where the variable is free to move, a guard that stays 0 is 0 on both sides, and no corner.
    const mayLeave = scope.pins.has(e.variable) || scope.onUnknownEdge;
    if (sign === 0 && mayLeave && freeNames(d).has(e.variable)) onEdge = true;
    return sign;
  };
  const inner = resolve(e.of, { ...scope, sign: watched });
  if (!onEdge) return differentiateRepeatedly(inner, e.variable, e.order, scope.tower.budget);
  return slopeAtCorner(e, inner, (side) => resolve(e.of, beside(scope, e.variable, side)), scope);
}

/** The scope just left or right of where `variable` is. */
const beside = (scope: Scope, variable: string, side: "left" | "right"): Scope => ({
  ...scope,
  sign: sideOracle(scope.sign, variable, side, scope.tower.budget),
});

function resolveLimit(e: Limit, scope: Scope): Expression {
  const { tower } = scope;
  if (typeof e.point === "string")
    return limitOf(resolveFarOut(e, scope), e.variable, e.point, tower, e.origin);
  const point = resolve(e.point, scope);
  const near = within(scope, e.variable, point);
  const from = (side: "left" | "right") =>
    limitOf(resolve(e.of, beside(near, e.variable, side)), e.variable, point, tower, e.origin);
  if (e.side !== "both") return from(e.side);
  const [left, right] = [from("left"), from("right")];
  if (scope.sign(subtract(left, right)) !== 0) {
    throw new NotDefined("no limit: it differs from left to right", e.origin, { left, right });
  }
  return left;
}

/** Beyond every corner; only what has none is followed to infinity. */
function resolveFarOut(e: Limit, scope: Scope): Expression {
  if (!isPiecewise(e.of)) return resolve(e.of, scope);
  const far: Oracle = (d) => {
    if (!freeNames(d).has(e.variable)) return scope.sign(d);
    throw new Undecided("a limit at infinity of something with corners", e.origin);
  };
  return resolve(e.of, { ...scope, sign: far });
}
