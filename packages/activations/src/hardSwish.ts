import { defineActivation } from "./activation.ts";
import { beside, constant, roundOnce } from "./numerics/evaluate.ts";
import { add, divide, double, multiply, wide } from "./numerics/wide.ts";

const THREE = wide(3);
const SIX = wide(6);
const within = (left: number, middle: (z: number) => number, right: (z: number) => number) =>
  beside(-3, constant(left), beside(3, middle, right));

/**
 * Swish's shape without an exponential: g(z) = z·min(max(0, z + 3), 6)/6. Corners at −3, with slopes 0 and −½, and at
 * 3, with slopes 3/2 and 1. Value and derivatives are rounded once (½ ULP).
 *
 * @example
 * ```ts
 * import { hardSwish } from "@slope/activations";
 *
 * hardSwish(1) // → 0.6666666666666666
 * hardSwish.derivative(0) // → 0.5
 * hardSwish.withDerivativeAtKink("left").derivative(3) // → 1.5
 * ```
 *
 * @see A. Howard et al., "Searching for MobileNetV3", ICCV 2019.
 */
export const hardSwish = defineActivation({
  name: "hardSwish",
  formula: {
    value: String.raw`\begin{cases} 0 & \text{if } z < -3 \\ \frac{z(z+3)}{6} & \text{if } -3 \le z \le 3 \\ z & \text{if } z > 3 \end{cases}`,
    derivative: String.raw`\begin{cases} 0 & \text{if } z < -3 \\ \frac{2z+3}{6} & \text{if } -3 < z < 3 \\ 1 & \text{if } z > 3 \end{cases}`,
    secondDerivative: String.raw`\begin{cases} 0 & \text{if } z < -3 \\ \frac{1}{3} & \text{if } -3 < z < 3 \\ 0 & \text{if } z > 3 \end{cases}`,
  },
  value: within(
    -0,
    roundOnce([-0, Infinity], (z) => divide(multiply(z, add(z, THREE)), SIX)),
    (z) => z,
  ),
  derivative: within(
    0,
    roundOnce([0, 1], (z) => divide(add(double(z), THREE), SIX)),
    () => 1,
  ),
  secondDerivative: within(
    0,
    () => 1 / 3,
    () => 0,
  ),
  kinks: [
    { at: -3, left: 0, right: -0.5 },
    { at: 3, left: 1.5, right: 1 },
  ],
  conventions: { pytorch: ["left", "right"], tensorflow: ["left", "right"], jax: ["left", "right"] },
  range: [-0.375, Infinity],
  monotone: "no",
  derivativeLimits: [0, 1],
  source: 'A. Howard et al., "Searching for MobileNetV3", ICCV 2019.',
});
