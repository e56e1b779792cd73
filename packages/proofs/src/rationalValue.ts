import type { Expression } from "./expression.ts";
import { addFractions, divideFractions, type Fraction, multiplyFractions, ONE, ZERO } from "./fraction.ts";

/** The exact value of sums, products and quotients of numbers, as the 1 + 1 in (−2)^{1+1}; `undefined` for all else. */
export function rationalValue(e: Expression): Fraction | undefined {
  switch (e.kind) {
    case "number":
      return e.value;
    case "sum":
      return fold(e.terms, ZERO, addFractions);
    case "product":
      return fold(e.factors, ONE, multiplyFractions);
    case "quotient": {
      const [top, bottom] = [rationalValue(e.top), rationalValue(e.bottom)];
      return top && bottom && bottom.top !== 0n ? divideFractions(top, bottom) : undefined;
    }
    default:
      return undefined;
  }
}

function fold(parts: readonly Expression[], start: Fraction, join: (a: Fraction, b: Fraction) => Fraction) {
  let result: Fraction | undefined = start;
  for (const part of parts) {
    const value: Fraction | undefined = result && rationalValue(part);
    result = result && value && join(result, value);
  }
  return result;
}
