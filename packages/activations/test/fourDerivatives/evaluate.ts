import { type Branch, type Expression, type Fraction, parseExpression } from "@slope/proofs";
import { add, apply, constant, type Dual, divide, multiply, raise, variable } from "./dual.ts";

/** A formula in z, in LaTeX, as a function of dual numbers: of its value and its derivative, without a rule for the whole. */
export function readFormula(latex: string): (z: number) => Dual {
  const expression = parseExpression(latex);
  return (z) => evaluate(expression, variable(z));
}

function evaluate(e: Expression, z: Dual): Dual {
  switch (e.kind) {
    case "number":
      return constant(toNumber(e.value));
    case "name":
      return evaluateName(e.name, z);
    case "sum":
      return e.terms.map((term) => evaluate(term, z)).reduce(add);
    case "product":
      return e.factors.map((factor) => evaluate(factor, z)).reduce(multiply);
    case "quotient":
      return divide(evaluate(e.top, z), evaluate(e.bottom, z));
    case "power":
      return raise(evaluate(e.base, z), evaluate(e.exponent, z));
    case "cases":
      return evaluateCases(e.branches, z);
    case "call": {
      const inputs = e.inputs.map((input) => evaluate(input, z));
      if (e.function === "max") return inputs.reduce((a, b) => (b.value > a.value ? b : a));
      if (e.function === "min") return inputs.reduce((a, b) => (b.value < a.value ? b : a));
      return apply(e.function, inputs[0]!);
    }
    default:
      throw new RangeError(`a formula of an activation has no ${e.kind}`);
  }
}

function evaluateName(name: string, z: Dual): Dual {
  if (name === "z") return z;
  if (name === "e") return constant(Math.E);
  if (name === "\\pi") return constant(Math.PI);
  throw new RangeError(`a formula of an activation is in z alone, not in ${name}`);
}

const HOLDS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b,
  "≤": (a, b) => a <= b,
  ">": (a, b) => a > b,
  "≥": (a, b) => a >= b,
  "=": (a, b) => a === b,
  "≠": (a, b) => a !== b,
};

function evaluateCases(branches: readonly Branch[], z: Dual): Dual {
  const found = branches.find(({ conditions }) =>
    conditions.every(({ left, relation, right }) =>
      HOLDS[relation]!(evaluate(left, z).value, evaluate(right, z).value),
    ),
  );
  return found ? evaluate(found.value, z) : constant(Number.NaN);
}

function toNumber({ top, bottom }: Fraction): number {
  const digits = 10n ** 25n;
  return Number((top * digits) / bottom) / Number(digits);
}
