import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  divide,
  type Expression,
  exp,
  integer,
  multiply,
  name,
  negate,
  raise,
  rational,
  subtract,
} from "../src/expression.ts";
import { fraction } from "../src/fraction.ts";
import { parseExpression } from "../src/latex/grammar.ts";
import { toLatex } from "../src/latex/print.ts";
import { prove } from "../src/prove.ts";
import { mapParts } from "../src/traverse.ts";
import { areNumericallyEqual } from "./numerically.ts";

/** Rational functions of z and e^{qz}: the fragment that the normal form is complete for. */
const z = name("z");
const number = fc
  .tuple(
    fc.integer({ min: -4, max: 4 }).filter((n) => n !== 0),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([a, b]) => rational(fraction(a, b)));
const exponential = fc
  .tuple(fc.constantFrom(-3, -2, -1, 1, 2, 3), fc.constantFrom(1, 1, 2, 3))
  .map(([a, b]) => exp(multiply(rational(fraction(a, b)), z)));
/** Positive everywhere, so that dividing by it leaves no hole. */
const positive = fc.oneof(
  exponential,
  exponential.map((e) => add(integer(1), e)),
  fc.constant(add(integer(1), raise(z, integer(2)))),
);
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, depthIdentifier: "expression" },
    fc.oneof(fc.constant(z), number, exponential),
    fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => add(a, b)),
    fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => multiply(a, b)),
    fc.tuple(tie("expression"), positive).map(([a, b]) => divide(a, b)),
    fc.tuple(tie("expression"), fc.constantFrom(2, 3)).map(([a, n]) => raise(a, integer(n))),
  ),
}));

/** Ways to write the same thing differently; `u` is positive, and whatever else is needed to write more. */
const REWRITINGS: readonly ((e: Expression, u: Expression) => Expression)[] = [
  (e, u) => divide(multiply(e, u), u),
  (e, u) => subtract(add(e, u), u),
  (e, u) =>
    add(multiply(e, divide(integer(1), add(integer(1), u))), multiply(e, divide(u, add(integer(1), u)))),
  (e) => negate(negate(e)),
  (e) => (e.kind === "sum" ? { kind: "sum", terms: [...e.terms].reverse() } : e),
  (e) => (e.kind === "product" ? { kind: "product", factors: [...e.factors].reverse() } : e),
  (e) =>
    e.kind === "product" && e.factors[0]!.kind === "sum" ? distribute(e.factors[0]!, e.factors.slice(1)) : e,
  (e) =>
    e.kind === "power" && e.exponent.kind === "number"
      ? multiply(e.base, raise(e.base, rational(fraction(e.exponent.value.top - 1n))))
      : e,
  (e) => (e.kind === "quotient" ? multiply(e.top, raise(e.bottom, integer(-1))) : e),
  (e) =>
    e.kind === "call" && e.function === "exp" ? raise(exp(divide(e.inputs[0]!, integer(2))), integer(2)) : e,
  (e) => (e.kind === "call" && e.function === "exp" ? divide(integer(1), exp(negate(e.inputs[0]!))) : e),
  (e) =>
    e.kind === "call" && e.function === "exp" ? multiply(exp(add(e.inputs[0]!, z)), exp(negate(z))) : e,
];
const distribute = (sum: Expression, others: readonly Expression[]): Expression =>
  sum.kind === "sum" ? add(...sum.terms.map((term) => multiply(term, ...others))) : sum;

const choices = fc.array(fc.tuple(fc.nat(), fc.nat(), positive), { minLength: 1, maxLength: 3 });

/** Applies one rewriting to the part at `place`, counted in reading order. */
function rewriteAt(e: Expression, place: number, rewrite: (part: Expression) => Expression): Expression {
  let count = 0;
  const size = countAll(e);
  const visit = (part: Expression): Expression => {
    if (count++ === place % size) return rewrite(part);
    // A negative number to a power that is no longer written as a whole number is another thing.
    if (part.kind === "power") return { ...part, base: visit(part.base) };
    return mapParts(part, visit);
  };
  return visit(e);
}
function countAll(e: Expression): number {
  let count = 1;
  mapParts(e, (part) => {
    count += countAll(part);
    return part;
  });
  return count;
}

test("every identity made by rewriting a rational function of z and e^{qz} is proven", () => {
  let proven = 0;
  fc.assert(
    fc.property(expression, choices, (e, rewritings) => {
      let other = e;
      for (const [which, place, u] of rewritings) {
        other = rewriteAt(other, place, (part) => REWRITINGS[which % REWRITINGS.length]!(part, u));
      }
      const verdict = prove(toLatex(e), toLatex(other));
      expect(verdict, `${toLatex(e)} = ${toLatex(other)}`).toMatchObject({ kind: "proven" });
      proven++;
    }),
    { numRuns: 400, seed: 20261124 },
  );
  console.log(`identities: ${proven} of ${proven} proven`);
});

test("two rational functions of z and e^{qz} are proven equal or refuted, as 1600 bits of arithmetic say", () => {
  const counts = { proven: 0, refuted: 0 };
  fc.assert(
    fc.property(expression, expression, fc.constantFrom(0, 1), (a, b, same) => {
      const right = same === 1 ? add(a, multiply(integer(0), b)) : b;
      const verdict = prove(toLatex(a), toLatex(right));
      expect(verdict.kind, `${toLatex(a)} = ${toLatex(right)}`).not.toBe("unknown");
      expect(verdict.kind === "proven", `${toLatex(a)} = ${toLatex(right)}`).toBe(
        areNumericallyEqual(a, right),
      );
      counts[verdict.kind as "proven" | "refuted"]++;
    }),
    { numRuns: 150, seed: 7 },
  );
  console.log(`pairs: ${JSON.stringify(counts)}`);
  expect(Math.min(counts.proven, counts.refuted)).toBeGreaterThan(20);
});

test("what is printed is read back as the same expression", () => {
  fc.assert(
    fc.property(expression, (e) => {
      expect(areNumericallyEqual(parseExpression(toLatex(e)), e)).toBe(true);
    }),
    { numRuns: 100, seed: 3 },
  );
});
