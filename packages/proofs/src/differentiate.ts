import type { Budget } from "./budget.ts";
import { Undecided } from "./errors.ts";
import {
  add,
  call,
  divide,
  type Expression,
  integer,
  isNumber,
  log,
  multiply,
  name,
  negate,
  PI,
  raise,
  rational,
  root,
  subtract,
} from "./expression.ts";
import { ONE, subtractFractions } from "./fraction.ts";
import { freeNames, NOTHING } from "./traverse.ts";
import { unfold } from "./unfold.ts";

const isNothing = (e: Expression) => isNumber(e, 0);
/** v − 1. */
const lower = (v: Expression): Expression =>
  v.kind === "number" ? rational(subtractFractions(v.value, ONE)) : add(v, integer(-1));
const times = (a: Expression, b: Expression) => (isNothing(a) || isNothing(b) ? NOTHING : multiply(a, b));

/** d/d`variable` of an expression without corners: sum, product, quotient, power and chain rule, nothing simplified. */
export function differentiate(e: Expression, variable: string, budget: Budget): Expression {
  const names = new Map<Expression, ReadonlySet<string>>();
  const seen = new Map<Expression, Expression>();
  const d = (part: Expression): Expression => {
    if (!freeNames(part, names).has(variable)) return NOTHING;
    const known = seen.get(part);
    if (known) return known;
    budget.spend(1);
    const slope = slopeOf(part, d, names, variable, budget);
    seen.set(part, slope);
    return slope;
  };
  return d(e);
}

function slopeOf(
  e: Expression,
  d: (part: Expression) => Expression,
  names: Map<Expression, ReadonlySet<string>>,
  variable: string,
  budget: Budget,
): Expression {
  switch (e.kind) {
    case "number":
      return NOTHING;
    case "name":
      return integer(1);
    case "sum":
      return add(...e.terms.map(d));
    case "product":
      budget.spend(e.factors.length ** 2);
      return add(...e.factors.map((f, i) => times(d(f), multiply(...e.factors.filter((_, j) => j !== i)))));
    case "quotient": {
      const [u, v] = [e.top, e.bottom];
      if (isNothing(d(v))) return divide(d(u), v, e.origin);
      return divide(subtract(times(d(u), v), times(u, d(v))), raise(v, integer(2)), e.origin);
    }
    case "power": {
      const [u, v] = [e.base, e.exponent];
      if (freeNames(v, names).has(variable)) return times(e, d(multiply(v, log(u, e.origin))));
      return times(multiply(v, raise(u, lower(v), e.origin)), d(u));
    }
    case "call": {
      const u = e.inputs[0]!;
      const outer = OUTER_SLOPES[e.function];
      if (outer) return times(outer(u, e), d(u));
      const simpler = unfold(e);
      if (simpler === e) throw new Undecided(`\\${e.function} has a corner`, e.origin);
      return d(simpler);
    }
    default:
      throw new Undecided(`the slope of ${e.kind} is not known`, "origin" in e ? e.origin : undefined);
  }
}

type Call = Extract<Expression, { kind: "call" }>;

/** f′ of the functions that everything else unfolds into. */
const OUTER_SLOPES: Partial<Record<Call["function"], (u: Expression, e: Call) => Expression>> = {
  exp: (_, e) => e,
  log: (u, e) => divide(integer(1), u, e.origin),
  sin: (u) => call("cos", [u]),
  cos: (u) => negate(call("sin", [u])),
  arctan: (u) => divide(integer(1), add(integer(1), raise(u, integer(2)))),
  erf: (u) => multiply(divide(integer(2), root(name(PI))), call("exp", [negate(raise(u, integer(2)))])),
};
