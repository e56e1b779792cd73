import { defineFamily, positive } from "./family.ts";
import { latexNumber } from "./latex.ts";
import { roundOnce } from "./numerics/evaluate.ts";
import {
  add,
  divide,
  halve,
  multiply,
  ONE,
  square,
  squareRoot,
  subtract,
  type Wide,
  wide,
} from "./numerics/wide.ts";

/**
 * A ReLU smoothed by algebra, g(z) = (z + √(z² + b))/2, with b = `b`, 4 unless told otherwise.
 *
 * Value, derivative and second derivative are within 0.52 ULP of the true ones for every float64 z, subnormal results
 * included.
 *
 * @example
 * ```ts
 * import { squareplus } from "@slope/activations";
 *
 * squareplus(0) // → 1
 * squareplus.derivative(0) // → 0.5
 * squareplus.with({ b: 1 })(0) // → 0.5
 * squareplus.derivativeByParameter.b(0) // → 0.125
 * ```
 *
 * @see J. T. Barron, "Squareplus: a softplus-like algebraic rectifier" (2021), arXiv:2112.11687.
 */
export const squareplus = defineFamily("squareplus", { b: positive(4) }, ({ b }, name) => {
  const width = wide(b);
  const root = (z: Wide) => squareRoot(add(square(z), width));
  // On the left z and the root nearly cancel; their difference times their sum is b.
  const value = (z: Wide) =>
    z.high < 0 ? divide(halve(width), subtract(root(z), z)) : halve(add(z, root(z)));
  const text = latexNumber(b);
  return {
    name,
    formula: {
      value: String.raw`\frac{z+\sqrt{z^2+${text}}}{2}`,
      derivative: String.raw`\frac{1}{2}\left(1+\frac{z}{\sqrt{z^2+${text}}}\right)`,
      derivativeFromOutput: String.raw`\frac{4a^2}{4a^2+${text}}`,
      secondDerivative: String.raw`\frac{${text}}{2(z^2+${text})\sqrt{z^2+${text}}}`,
    },
    value: roundOnce([0, Infinity], value),
    derivative: roundOnce([0, 1], (z) => divide(value(z), root(z))),
    derivativeFromOutput: (a) => 1 / (1 + b / (2 * a) / (2 * a)),
    derivativeFromOutputRange: { from: 0, to: Infinity, relativeError: 2 ** -50 },
    secondDerivative: roundOnce([0, 0], (z) => {
      const r = root(z);
      return divide(halve(width), multiply(r, square(r)));
    }),
    derivativeByParameter: { b: roundOnce([0, 0], (z) => halve(halve(divide(ONE, root(z))))) },
    range: [0, Infinity],
    monotone: "strictly increasing",
    derivativeLimits: [0, 1],
    source: 'J. T. Barron, "Squareplus: a softplus-like algebraic rectifier" (2021), arXiv:2112.11687.',
  };
});
