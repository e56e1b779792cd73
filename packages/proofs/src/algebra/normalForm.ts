import { NotDefined, Undecided } from "../errors.ts";
import { call, EULER, type Expression, type FunctionName } from "../expression.ts";
import { fraction } from "../fraction.ts";
import { unfold } from "../unfold.ts";
import { exponential, fractionalPower, logarithm } from "./elementary.ts";
import { leadingTerm } from "./polynomial.ts";
import { constantOf, constantQuotient, isZero, type Quotient } from "./quotient.ts";
import { quotientExpression, quotientText } from "./terms.ts";
import type { Tower } from "./tower.ts";
import { angle } from "./trigonometry.ts";

/**
 * The expression as a quotient of polynomials in the generators of the tower. Two expressions whose difference
 * becomes 0 are equal wherever both are defined; for rational functions of z and e^{qz} the converse holds as well.
 *
 * @throws Undecided for a division by what is identically 0, an empty domain, a corner, or too much work.
 */
export function normalise(e: Expression, tower: Tower, seen = new Map<Expression, Quotient>()): Quotient {
  const known = seen.get(e);
  if (known) return known;
  tower.budget.spend(1);
  const result = normaliseKind(e, tower, (part) => normalise(part, tower, seen));
  seen.set(e, result);
  return result;
}

function normaliseKind(e: Expression, tower: Tower, normal: (part: Expression) => Quotient): Quotient {
  switch (e.kind) {
    case "number":
      tower.budget.checkInteger(e.value.top);
      tower.budget.checkInteger(e.value.bottom);
      return constantQuotient(e.value);
    case "name":
      return tower.named(e.name);
    case "sum":
      return tower.add(...e.terms.map(normal));
    case "product":
      return tower.multiply(...e.factors.map(normal));
    case "quotient": {
      const bottom = normal(e.bottom);
      if (isZero(bottom)) throw new NotDefined("division by something that is always 0", e.origin);
      return tower.multiply(normal(e.top), tower.invert(bottom));
    }
    case "power":
      return normalPower(e, tower, normal);
    case "call":
      return normalCall(e, tower, normal);
    default:
      throw new Undecided(`${NOUNS[e.kind]} is left over`, "origin" in e ? e.origin : undefined);
  }
}

const NOUNS = {
  application: "a function without a definition",
  cases: "a choice between cases",
  derivative: "a derivative",
  at: "a value at a point",
  limit: "a limit",
} as const;

type Power = Extract<Expression, { kind: "power" }>;
type Call = Extract<Expression, { kind: "call" }>;

function normalPower(e: Power, tower: Tower, normal: (part: Expression) => Quotient): Quotient {
  if (e.base.kind === "name" && e.base.name === EULER) return exponential(normal(e.exponent), tower);
  const exponent = normal(e.exponent);
  const constant = constantOf(exponent);
  const base = normal(e.base);
  if (constant) return fractionalPower(base, constant, tower, e.origin);
  return exponential(tower.multiply(exponent, logarithm(base, tower, e.origin)), tower);
}

function normalCall(e: Call, tower: Tower, normal: (part: Expression) => Quotient): Quotient {
  const input = e.inputs[0]!;
  switch (e.function) {
    case "exp":
      return exponential(normal(input), tower);
    case "log":
      return logarithm(normal(input), tower, e.origin);
    case "cos":
      return angle(normal(input), tower).cos;
    case "sin":
      return angle(normal(input), tower).sin;
    case "erf":
    case "arctan":
      return oddFunction(e.function, normal(input), tower);
    default: {
      const simpler = unfold(e);
      if (simpler === e) throw new Undecided(`the corner of ${e.function} is left over`, e.origin);
      return normal(simpler);
    }
  }
}

/** f(−u) = −f(u), so one generator serves u and −u. */
function oddFunction(fn: FunctionName, u: Quotient, tower: Tower): Quotient {
  if (isZero(u)) return u;
  const flipped = leadingTerm(u.top).coefficient < 0n;
  const argument = flipped ? tower.scale(u, fraction(-1)) : u;
  const made = tower.generator(`${fn}:${quotientText(argument, tower)}`, () => ({
    expression: call(fn, [quotientExpression(argument, tower)]),
    positive: false,
    signLike: argument,
  }));
  if (fn === "arctan") tower.arctangents.set(made.index, argument);
  return tower.scale(tower.powerOf(made, fraction(1)), fraction(flipped ? -1 : 1));
}
