import { call, type Expression, multiply, rational } from "../expression.ts";
import { type Fraction, fraction } from "../fraction.ts";
import { fractionalPower } from "./elementary.ts";
import { FinerRootNeeded } from "./generator.ts";
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
    sum = turn(sum, known ?? multiple(coefficient, text, quotientExpression(basis, tower), tower), tower);
  }
  return sum;
}

const turn = (a: Angle, b: Angle, tower: Tower): Angle => ({
  cos: tower.subtract(tower.multiply(a.cos, b.cos), tower.multiply(a.sin, b.sin)),
  sin: tower.add(tower.multiply(a.sin, b.cos), tower.multiply(a.cos, b.sin)),
});

/** cos and sin of `times` · basis, as polynomials in cos and sin of basis/degree, where sin² = 1 − cos². */
function multiple(times: Fraction, text: string, expression: Expression, tower: Tower): Angle {
  const pair = (degree: number) => multiply(rational(fraction(1, degree)), expression);
  const cos = tower.generator(`cos:${text}`, (degree) => ({
    expression: call("cos", [pair(degree)]),
    positive: false,
  }));
  const count = times.top * BigInt(cos.degree);
  if (count % times.bottom !== 0n) {
    tower.budget.checkDegree(times.bottom);
    throw new FinerRootNeeded(cos.key, cos.degree * Number(times.bottom));
  }
  const turns = Number(count / times.bottom);
  tower.budget.checkDegree(turns);
  const c = tower.powerOf({ ...cos, degree: 1 }, fraction(1));
  const sin = tower.generator(`sin:${text}`, () => ({
    expression: call("sin", [pair(cos.degree)]),
    positive: false,
    relation: { degree: 2, value: tower.subtract(numberQuotient(1), tower.multiply(c, c)) },
  }));
  const one: Angle = { cos: c, sin: tower.powerOf(sin, fraction(1)) };
  let result = RIGHT;
  for (let i = 0; i < Math.abs(turns); i++) result = turn(result, one, tower);
  return turns < 0 ? { ...result, sin: tower.scale(result.sin, fraction(-1)) } : result;
}

const PI_TEXT = "(1·{name:\\pi}^1)/1";

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
