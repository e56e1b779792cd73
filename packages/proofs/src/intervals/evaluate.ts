import type { Budget } from "../budget.ts";
import {
  add,
  type Comparison,
  type Condition,
  divide,
  EULER,
  type Expression,
  exp,
  integer,
  multiply,
  PI,
  subtract,
} from "../expression.ts";
import { type Fraction, isIntegerFraction } from "../fraction.ts";
import { rationalValue } from "../rationalValue.ts";
import { unfold } from "../unfold.ts";
import {
  arctanInterval,
  circularInterval,
  erfInterval,
  eulerInterval,
  expInterval,
  logInterval,
  piInterval,
  rootInterval,
} from "./functions.ts";
import {
  addIntervals,
  fractionInterval,
  type Interval,
  invertInterval,
  largerInterval,
  type MaybeInterval,
  multiplyIntervals,
  negateInterval,
  raiseInterval,
  signOfInterval,
  subtractIntervals,
} from "./interval.ts";

/** The values of the names: exact ones, or known to lie in an interval. */
export type Point = ReadonlyMap<string, Fraction | ((bits: number) => Interval)>;

/** The value of an expression at a point, enclosed; `undefined` where it has none, or none that can be shown. */
export function evaluate(e: Expression, point: Point, bits: number, budget: Budget): MaybeInterval {
  const seen = new Map<Expression, MaybeInterval>();
  const value = (part: Expression): MaybeInterval => {
    if (seen.has(part)) return seen.get(part);
    budget.spend(bits >> 6);
    const result = evaluateKind(part, value, point, bits);
    seen.set(part, result);
    return result;
  };
  return value(e);
}

type Value = (part: Expression) => MaybeInterval;

function evaluateKind(e: Expression, value: Value, point: Point, bits: number): MaybeInterval {
  switch (e.kind) {
    case "number":
      return fractionInterval(e.value, bits);
    case "name": {
      if (e.name === PI) return piInterval(bits);
      if (e.name === EULER) return eulerInterval(bits);
      const given = point.get(e.name);
      return typeof given === "function" ? given(bits) : given && fractionInterval(given, bits);
    }
    case "sum":
      return fold(e.terms.map(value), addIntervals);
    case "product":
      return fold(e.factors.map(value), (a, b) => multiplyIntervals(a, b, bits));
    case "quotient": {
      const [top, bottom] = [value(e.top), value(e.bottom)];
      const inverse = bottom && invertInterval(bottom, bits);
      return top && inverse && multiplyIntervals(top, inverse, bits);
    }
    case "power":
      return evaluatePower(e.base, e.exponent, value, bits);
    case "call":
      return evaluateCall(e, value, bits);
    case "cases": {
      const chosen = e.branches.find((branch) => branch.conditions.every((c) => holds(c, value) !== false));
      return chosen?.conditions.every((c) => holds(c, value) === true) ? value(chosen.value) : undefined;
    }
    default:
      return undefined;
  }
}

function fold(
  parts: readonly MaybeInterval[],
  join: (a: Interval, b: Interval) => MaybeInterval,
): MaybeInterval {
  let result = parts[0];
  for (const part of parts.slice(1)) result = result && part && join(result, part);
  return result;
}

function evaluatePower(base: Expression, exponent: Expression, value: Value, bits: number): MaybeInterval {
  if (base.kind === "name" && base.name === EULER) {
    const power = value(exponent);
    return power && expInterval(power, bits);
  }
  const b = value(base);
  if (!b) return undefined;
  const exact = rationalValue(exponent);
  if (exact && isIntegerFraction(exact)) {
    const power = Number(exact.top);
    if (Math.abs(power) > 10_000) return undefined;
    const raised = raiseInterval(b, Math.abs(power), bits);
    return raised && power < 0 ? invertInterval(raised, bits) : raised;
  }
  if (exact?.top === 1n && exact.bottom === 2n) return rootInterval(b, bits);
  const power = value(exponent);
  const logarithm = logInterval(b, bits);
  const product = power && logarithm && multiplyIntervals(power, logarithm, bits);
  return product && expInterval(product, bits);
}

type Call = Extract<Expression, { kind: "call" }>;

function evaluateCall(e: Call, value: Value, bits: number): MaybeInterval {
  const inputs = e.inputs.map(value);
  const a = inputs[0];
  if (!a || inputs.includes(undefined)) return undefined;
  switch (e.function) {
    case "exp":
      return expInterval(a, bits);
    case "log":
      return logInterval(a, bits);
    case "sin":
      return circularInterval(a, 1, bits);
    case "cos":
      return circularInterval(a, 0, bits);
    case "arctan":
      return arctanInterval(a, bits);
    case "erf":
      return erfInterval(a, bits);
    case "abs":
      return largerInterval(a, negateInterval(a));
    case "max":
      return fold(inputs, largerInterval);
    case "min":
      return negateMaybe(fold(inputs.map(negateMaybe), largerInterval));
    case "sign": {
      const sign = signOfInterval(a);
      return sign === undefined ? undefined : fractionInterval({ top: BigInt(sign), bottom: 1n }, bits);
    }
    case "tanh":
      return value(steadyTanh(e.inputs[0]!));
    default:
      return value(unfold(e));
  }
}

/** 1 − 2/(e^{2u} + 1): unlike the quotient of differences it keeps its digits where tanh is nearly ±1. */
const steadyTanh = (u: Expression): Expression =>
  subtract(integer(1), divide(integer(2), add(integer(1), exp(multiply(integer(2), u)))));

const negateMaybe = (a: MaybeInterval) => a && negateInterval(a);

/** Whether a condition holds; `undefined` where the intervals cannot tell. */
function holds({ left, relation, right }: Condition, value: Value): boolean | undefined {
  const [a, b] = [value(left), value(right)];
  const sign = a && b && signOfInterval(subtractIntervals(a, b));
  return sign === undefined ? undefined : compares(sign, relation);
}

/** Whether something of this sign is `relation` 0. */
export function compares(sign: 1 | -1 | 0, relation: Comparison): boolean {
  switch (relation) {
    case "<":
      return sign < 0;
    case "≤":
      return sign <= 0;
    case ">":
      return sign > 0;
    case "≥":
      return sign >= 0;
    case "=":
      return sign === 0;
    case "≠":
      return sign !== 0;
  }
}
