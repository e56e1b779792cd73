import { Budget } from "../src/budget.ts";
import { add, type Expression, multiply, rational, subtract } from "../src/expression.ts";
import { type Fraction, fraction, negateFraction } from "../src/fraction.ts";
import { evaluate, type Point } from "../src/intervals/evaluate.ts";
import { freeNames, mapParts, substitute } from "../src/traverse.ts";

/**
 * Whether two expressions are equal, decided without the normal form and without symbolic derivatives: by 1000 bits of
 * interval arithmetic at odd points, with central differences of step 2^−150 in the place of derivatives.
 */
export function areNumericallyEqual(left: Expression, right: Expression): boolean | undefined {
  const difference = subtract(withDifferences(left), withDifferences(right));
  let seen = 0;
  for (const point of oddPoints([...freeNames(difference)])) {
    const value = evaluate(difference, point, 1000, new Budget({ steps: 10_000_000 }));
    if (!value) continue;
    seen++;
    // A central difference is off by about step² = 2^−300.
    if (value.low > NEGLIGIBLE || value.high < -NEGLIGIBLE) return false;
  }
  return seen > 2 ? true : undefined;
}

const NEGLIGIBLE = 1n << BigInt(1000 - 250);
const STEP = fraction(1n, 1n << 150n);

function withDifferences(e: Expression): Expression {
  const inner = mapParts(e, withDifferences);
  if (inner.kind === "at") return substitute(inner.of, inner.variable, inner.point);
  if (inner.kind !== "derivative") return inner;
  const name: Expression = { kind: "name", name: inner.variable };
  const moved = (by: Fraction) => substitute(inner.of, inner.variable, add(name, rational(by)));
  const slope = multiply(rational(fraction(1n << 149n)), subtract(moved(STEP), moved(negateFraction(STEP))));
  return inner.order === 1 ? slope : withDifferences({ ...inner, of: slope, order: inner.order - 1 });
}

/** Values that make coincidences unlikely: quotients of primes, of both signs. */
function oddPoints(names: readonly string[]): Point[] {
  const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];
  return primes.map(
    (prime, i) =>
      new Map(
        names.map((name, j) => {
          const sign = (i + j) % 2 === 0 ? 1 : -1;
          return [name, fraction(sign * prime, primes[(i * 5 + j * 3 + 4) % primes.length]!)];
        }),
      ),
  );
}
