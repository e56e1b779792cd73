import { catalogue, leakyRelu, relu, sigmoid, tanh } from "@slope/activations";
import { describe, expect, test } from "vitest";

const TINY = Number.MIN_VALUE;
const SUBNORMAL = 1e-310;

/** z, g(z), g′(z): the tables of the docstrings, and what lies beside them. */
const TABLES = {
  sigmoid: [
    sigmoid,
    [0, 0.5, 0.25],
    [-0, 0.5, 0.25],
    [TINY, 0.5, 0.25],
    [-SUBNORMAL, 0.5, 0.25],
    [100, 1, 3.720075976020836e-44],
    [-100, 3.720075976020836e-44, 3.720075976020836e-44],
    [745, 1, TINY],
    [-745, TINY, TINY],
    [746, 1, 0],
    [-746, 0, 0],
    [Infinity, 1, 0],
    [-Infinity, 0, 0],
    [Number.NaN, Number.NaN, Number.NaN],
  ],
  tanh: [
    tanh,
    [0, 0, 1],
    [-0, -0, 1],
    [TINY, TINY, 1],
    [-SUBNORMAL, -SUBNORMAL, 1],
    [100, 1, 5.53558610694695e-87],
    [-100, -1, 5.53558610694695e-87],
    [373, 1, TINY],
    [745, 1, 0],
    [-745, -1, 0],
    [Infinity, 1, 0],
    [-Infinity, -1, 0],
    [Number.NaN, Number.NaN, Number.NaN],
  ],
  relu: [
    relu,
    [0, 0, 1],
    [-0, 0, 1],
    [TINY, TINY, 1],
    [-TINY, 0, 0],
    [SUBNORMAL, SUBNORMAL, 1],
    [100, 100, 1],
    [-100, 0, 0],
    [745, 745, 1],
    [-745, 0, 0],
    [Infinity, Infinity, 1],
    [-Infinity, 0, 0],
    [Number.NaN, Number.NaN, Number.NaN],
  ],
  leakyRelu: [
    leakyRelu,
    [0, 0, 1],
    [-0, -0, 1],
    [TINY, TINY, 1],
    [-TINY, -0, 0.01],
    [SUBNORMAL, SUBNORMAL, 1],
    [100, 100, 1],
    [-100, -1, 0.01],
    [745, 745, 1],
    [-745, -7.45, 0.01],
    [Infinity, Infinity, 1],
    [-Infinity, -Infinity, 0.01],
    [Number.NaN, Number.NaN, Number.NaN],
  ],
} as const;

describe.each(Object.entries(TABLES))("%s", (_, [activation, ...rows]) => {
  test.each(rows)("at %s the value is %s and the slope %s", (z, value, slope) => {
    expect(activation(z)).toBe(value);
    expect(activation.value(z)).toBe(value);
    expect(activation.derivative(z)).toBe(slope);
  });
});

test("the slopes of sigmoid and tanh are the same on both sides, to the last bit", () => {
  for (let z = 0.013; z < 800; z *= 1.07) {
    expect(sigmoid.derivative(-z)).toBe(sigmoid.derivative(z));
    expect(tanh.derivative(-z)).toBe(tanh.derivative(z));
    expect(tanh(-z)).toBe(-tanh(z));
  }
});

test("the slope of sigmoid survives where a(1 − a) is 0", () => {
  expect(sigmoid.derivativeFromOutput(sigmoid(37.43))).toBe(0);
  expect(sigmoid.derivative(37)).toBe(8.533047625744065e-17);
  expect(tanh.derivativeFromOutput(tanh(20))).toBe(0);
  expect(tanh.derivative(20)).toBe(1.6993417021166355e-17);
});

test("the output forms are the lecture's a(1 − a) and 1 − a²", () => {
  expect(sigmoid.derivativeFromOutput(0.5)).toBe(0.25);
  expect(sigmoid.derivativeFromOutput(0)).toBe(0);
  expect(tanh.derivativeFromOutput(0)).toBe(1);
  expect(tanh.derivativeFromOutput(-0.5)).toBe(0.75);
  for (const activation of [sigmoid, tanh, relu, leakyRelu])
    expect(activation.derivativeFromOutput(Number.NaN)).toBeNaN();
});

test.each(
  catalogue.flatMap((g) =>
    (["value", "derivative", "secondDerivative"] as const).map((what) => [what, g.name, g[what]] as const),
  ),
)("where the %s of %s is 0 at ±0, the zero has the sign that it comes from", (_, __, f) => {
  for (const z of [0, -0]) {
    const [there, beside] = [f(z), f(Object.is(z, -0) ? -1e-30 : 1e-30)];
    const isNegative = beside < 0 || Object.is(beside, -0);
    if (there === 0) expect(there).toBe(isNegative ? -0 : 0);
  }
});

test.each(catalogue.map((g) => [g.name, g] as const))(
  "%s at infinity is where it was going, and a function that goes nowhere is NaN",
  (_, g) => {
    for (const f of [g.value, g.derivative, g.secondDerivative])
      for (const sign of [1, -1]) {
        const [there, before] = [f(sign * Infinity), f(sign * Number.MAX_VALUE)];
        const isSwinging = g.derivativeLimits?.every(Number.isNaN) && !(f === g.value && g.name === "snake");
        if (isSwinging) expect(there).toBeNaN();
        else if (Math.abs(there) === Infinity) expect(before * Math.sign(there)).toBeGreaterThan(1e300);
        else expect(there).toBeCloseTo(before, 15);
      }
  },
);
