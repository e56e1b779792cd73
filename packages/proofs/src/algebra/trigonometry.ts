import { call, multiply, rational } from "../expression.ts";
import { type Fraction, fraction, negateFraction } from "../fraction.ts";
import { fractionalPower } from "./elementary.ts";
import { constantQuotient, type Quotient } from "./quotient.ts";
import { basisTerms, quotientExpression, quotientText } from "./terms.ts";
import type { Tower } from "./tower.ts";

/** The cosine and the sine of one angle. */
export interface Angle {
  readonly cos: Quotient;
  readonly sin: Quotient;
}

const numberQuotient = (value: number) => constantQuotient(fraction(value));
const RIGHT: Angle = { cos: numberQuotient(1), sin: numberQuotient(0) };

/** The angle sum formulas, applied to one pair of generators for each product of generators in `q`. */
export function angle(q: Quotient, tower: Tower): Angle {
  let sum = RIGHT;
  for (const { coefficient, basis } of basisTerms(q)) {
    const text = quotientText(basis, tower);
    const known = text === PI_TEXT ? angleOfPi(coefficient, tower) : undefined;
    sum = turn(sum, known ?? multiple(coefficient, basis, text, tower), tower);
  }
  return sum;
}

const turn = (a: Angle, b: Angle, tower: Tower): Angle => ({
  cos: tower.subtract(tower.multiply(a.cos, b.cos), tower.multiply(a.sin, b.sin)),
  sin: tower.add(tower.multiply(a.sin, b.cos), tower.multiply(a.cos, b.sin)),
});

/** cos and sin of `times` · basis, as polynomials in those of one unit of the basis. */
function multiple(times: Fraction, basis: Quotient, text: string, tower: Tower): Angle {
  const inverse = arctangent(basis, tower);
  if (inverse && times.bottom === 1n) return repeated(ofArctangent(inverse, tower), Number(times.top), tower);
  const angleAt = (unit: Fraction) => [multiply(rational(unit), quotientExpression(basis, tower))];
  const first = times.top < 0n ? negateFraction(times) : times;
  const describe = (unit: Fraction) => ({ expression: call("cos", angleAt(unit)), positive: false });
  const generator = tower.generator(`cos:${text}`, describe, first);
  const turns = tower.count(generator, times);
  const cos = tower.itself(generator);
  const sine = tower.generator(`sin:${text}`, () => ({
    expression: call("sin", angleAt(generator.unit)),
    positive: false,
    relation: { degree: 2, value: tower.subtract(numberQuotient(1), tower.multiply(cos, cos)) },
  }));
  return repeated({ cos, sin: tower.itself(sine) }, turns, tower);
}

function repeated(one: Angle, turns: number, tower: Tower): Angle {
  tower.budget.checkDegree(turns);
  let result = RIGHT;
  for (let i = 0; i < Math.abs(turns); i++) result = turn(result, one, tower);
  return turns < 0 ? { ...result, sin: tower.scale(result.sin, fraction(-1)) } : result;
}

const PI_TEXT = "(1·{name:\\pi}^1)/1";

/** u, where the basis is arctan u and nothing else. */
function arctangent(basis: Quotient, tower: Tower): Quotient | undefined {
  const [term] = basis.top.values();
  const index = term!.exponents.length - 1;
  const isLone = basis.factors.size === 0 && term!.exponents.every((e, i) => e === (i === index ? 1 : 0));
  return isLone ? tower.arctangents.get(index) : undefined;
}

/** cos arctan u = 1/√(1 + u²) and sin arctan u = u/√(1 + u²) */
function ofArctangent(u: Quotient, tower: Tower): Angle {
  const square = tower.add(numberQuotient(1), tower.multiply(u, u));
  const cos = fractionalPower(square, fraction(-1, 2), tower);
  return { cos, sin: tower.multiply(u, cos) };
}

/** cos and sin of a multiple of π/4 or π/6, in roots; `undefined` for other angles. */
function angleOfPi({ top, bottom }: Fraction, tower: Tower): Angle | undefined {
  if (12n % bottom !== 0n) return undefined;
  const twelfths = Number((((top * (12n / bottom)) % 24n) + 24n) % 24n);
  const cos = cosineOfTwelfths(twelfths, tower);
  const sin = cosineOfTwelfths((twelfths + 18) % 24, tower);
  return cos && sin && { cos, sin };
}

function cosineOfTwelfths(twelfths: number, tower: Tower): Quotient | undefined {
  const folded = twelfths > 12 ? 24 - twelfths : twelfths;
  const sign = folded > 6 ? -1 : 1;
  const rootOf = (value: number) => fractionalPower(numberQuotient(value), fraction(1, 2), tower);
  switch (folded > 6 ? 12 - folded : folded) {
    case 0:
      return numberQuotient(sign);
    case 2:
      return tower.scale(rootOf(3), fraction(sign, 2));
    case 3:
      return tower.scale(rootOf(2), fraction(sign, 2));
    case 4:
      return constantQuotient(fraction(sign, 2));
    case 6:
      return constantQuotient(fraction(0));
    default:
      return undefined;
  }
}
