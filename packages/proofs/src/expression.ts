import type { Origin } from "./errors.ts";
import { type Fraction, fraction, isZeroFraction, multiplyFractions, ONE, ZERO } from "./fraction.ts";

/** The functions that are known by themselves; all others are defined in an environment. */
const FUNCTIONS = [
  ...(["exp", "log", "sin", "cos", "tan", "cot", "sec", "csc", "arctan"] as const),
  ...(["sinh", "cosh", "tanh", "coth", "sech", "csch", "arsinh", "arcosh", "artanh"] as const),
  ...(["sigmoid", "softplus", "erf", "normalDistribution", "normalDensity", "relu"] as const),
  ...(["abs", "max", "min", "sign"] as const),
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

export type Comparison = "<" | "≤" | ">" | "≥" | "=" | "≠";
/** `left relation right`. */
export interface Condition {
  readonly left: Expression;
  readonly relation: Comparison;
  readonly right: Expression;
}
/** A line of `cases`: holds where all its conditions do; with none of them, everywhere else. */
export interface Branch {
  readonly value: Expression;
  readonly conditions: readonly Condition[];
}

/** An immutable tree. Numbers are exact; `origin` says where in the LaTeX a partial operation was written. */
export type Expression =
  | { readonly kind: "number"; readonly value: Fraction }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "sum"; readonly terms: readonly Expression[] }
  | { readonly kind: "product"; readonly factors: readonly Expression[] }
  | {
      readonly kind: "quotient";
      readonly top: Expression;
      readonly bottom: Expression;
      readonly origin?: Origin;
    }
  | {
      readonly kind: "power";
      readonly base: Expression;
      readonly exponent: Expression;
      readonly origin?: Origin;
    }
  | {
      readonly kind: "call";
      readonly function: FunctionName;
      readonly inputs: readonly Expression[];
      readonly origin?: Origin;
    }
  | {
      readonly kind: "application";
      readonly name: string;
      readonly primes: number;
      readonly input: Expression;
      readonly origin?: Origin;
    }
  | { readonly kind: "cases"; readonly branches: readonly Branch[]; readonly origin?: Origin }
  | {
      readonly kind: "derivative";
      readonly of: Expression;
      readonly variable: string;
      readonly order: number;
      readonly origin?: Origin;
    }
  /** `of` where `variable` has the value `point`. */
  | { readonly kind: "at"; readonly of: Expression; readonly variable: string; readonly point: Expression }
  | Limit;

export interface Limit {
  readonly kind: "limit";
  readonly of: Expression;
  readonly variable: string;
  readonly point: Expression | "infinity" | "minus infinity";
  /** From which side; at ±∞ there is one only. */
  readonly side: "left" | "right" | "both";
  readonly origin?: Origin;
}

/** The two constants that have a name of their own; every other name is a variable or a parameter. */
export const PI = "\\pi";
export const EULER = "e";

const originOf = (origin: Origin | undefined) => (origin ? { origin } : {});

export const rational = (value: Fraction): Expression => ({ kind: "number", value });
export const integer = (value: number | bigint): Expression => rational(fraction(value));
export const name = (text: string): Expression => ({ kind: "name", name: text });
export const isNumber = (e: Expression, value: number): boolean =>
  e.kind === "number" && e.value.bottom === 1n && e.value.top === BigInt(value);

export function add(...terms: readonly Expression[]): Expression {
  const kept = terms
    .flatMap((term) => (term.kind === "sum" ? term.terms : [term]))
    .filter((t) => !isNumber(t, 0));
  return kept.length === 0 ? rational(ZERO) : kept.length === 1 ? kept[0]! : { kind: "sum", terms: kept };
}

/** Folds the numbers into one factor in front; a zero factor does not swallow the others, which may be undefined. */
export function multiply(...factors: readonly Expression[]): Expression {
  let coefficient = ONE;
  const kept: Expression[] = [];
  for (const factor of factors.flatMap((f) => (f.kind === "product" ? f.factors : [f]))) {
    if (factor.kind === "number") coefficient = multiplyFractions(coefficient, factor.value);
    else kept.push(factor);
  }
  const isOne = coefficient.top === 1n && coefficient.bottom === 1n;
  const all = isOne ? kept : [rational(coefficient), ...kept];
  return all.length === 0 ? rational(ONE) : all.length === 1 ? all[0]! : { kind: "product", factors: all };
}

export const negate = (e: Expression): Expression => multiply(integer(-1), e);
export const subtract = (a: Expression, b: Expression): Expression => add(a, negate(b));

export function divide(top: Expression, bottom: Expression, origin?: Origin): Expression {
  if (top.kind === "number" && bottom.kind === "number" && !isZeroFraction(bottom.value)) {
    return rational(fraction(top.value.top * bottom.value.bottom, top.value.bottom * bottom.value.top));
  }
  return { kind: "quotient", top, bottom, ...originOf(origin) };
}

export const raise = (base: Expression, exponent: Expression, origin?: Origin): Expression =>
  isNumber(exponent, 1) ? base : { kind: "power", base, exponent, ...originOf(origin) };

export const root = (e: Expression, degree = 2, origin?: Origin): Expression =>
  raise(e, rational(fraction(1, degree)), origin);

export const call = (fn: FunctionName, inputs: readonly Expression[], origin?: Origin): Expression => ({
  kind: "call",
  function: fn,
  inputs,
  ...originOf(origin),
});
export const exp = (e: Expression): Expression => call("exp", [e]);
export const log = (e: Expression, origin?: Origin): Expression => call("log", [e], origin);
