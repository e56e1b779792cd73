import { expect, test } from "vitest";
import { defineActivation } from "./activation.ts";
import { leakyRelu } from "./leakyRelu.ts";
import { relu } from "./relu.ts";
import { sigmoid } from "./sigmoid.ts";

const clip = defineActivation({
  name: "clip",
  formula: { value: String.raw`\min(\max(z, 0), 6)`, derivative: "1" },
  value: (z) => Math.min(Math.max(z, 0), 6),
  derivative: (z) => (z > 0 && z < 6 ? 1 : 0),
  kinks: [
    { at: 0, left: 0, right: 1 },
    { at: 6, left: 1, right: 0 },
  ],
  range: [0, 6],
  monotone: "increasing",
});

test("the slope of ReLU and leaky ReLU at 0 is 1 by convention, also at −0", () => {
  for (const activation of [relu, leakyRelu])
    for (const z of [0, -0]) expect(activation.derivative(z)).toBe(1);
  expect(relu.kinks).toEqual([{ at: 0, left: 0, right: 1, chosen: 1 }]);
});

test("another slope at the kink can be chosen by number or side, and leaves the original as it was", () => {
  expect(relu.withDerivativeAtKink(0.5).derivative(-0)).toBe(0.5);
  expect(relu.withDerivativeAtKink(0).withDerivativeAtKink("right").derivative(0)).toBe(1);
  const left = leakyRelu.withDerivativeAtKink("left");
  expect(left.derivative(0)).toBe(0.01);
  expect(left.derivativeFromOutput(0)).toBe(0.01);
  expect(left.kinks).toEqual([{ at: 0, left: 0.01, right: 1, output: 0, chosen: 0.01 }]);
  expect(leakyRelu.derivative(0)).toBe(1);
});

test("a chosen slope reaches the array form and changes nothing else", () => {
  const z = new Float32Array([-1, 0, 1, Number.NaN]);
  const dA = new Float32Array(4).fill(2);
  expect(relu.backward(dA, z)).toEqual(new Float32Array([0, 2, 2, Number.NaN]));
  expect(relu.withDerivativeAtKink(0.25).backward(dA, z)).toEqual(new Float32Array([0, 0.5, 2, Number.NaN]));
  expect(relu.withDerivativeAtKink(0.25).derivativeFromOutput(0)).toBe(0);
});

test("each of several kinks has its own left and right, and its own choice", () => {
  expect([clip.derivative(0), clip.derivative(6)]).toEqual([1, 0]);
  const left = clip.withDerivativeAtKink("left");
  expect([left.derivative(0), left.derivative(6), left.derivative(3)]).toEqual([0, 1, 1]);
  const half = clip.withDerivativeAtKink(0.5);
  expect([half.derivative(0), half.derivative(6)]).toEqual([0.5, 0.5]);
});

test("a slope that is not between the sides is refused with what is allowed", () => {
  expect(() => relu.withDerivativeAtKink(2)).toThrow(
    new RangeError(
      'relu.withDerivativeAtKink: the slope at z = 0 must be "left" (0), "right" (1) or a number from 0 to 1, got 2',
    ),
  );
  for (const choice of [-0.1, Number.NaN, Infinity, "middle", "1", null, undefined])
    expect(() => leakyRelu.withDerivativeAtKink(choice as number)).toThrow(/a number from 0\.01 to 1, got/);
});

test("a smooth activation has no kink to choose at", () => {
  expect(() => sigmoid.withDerivativeAtKink(0)).toThrow(
    new RangeError("sigmoid.withDerivativeAtKink: sigmoid has no kink, its slope is given everywhere"),
  );
});

test("kinks that are not finite and in order are refused when the activation is defined", () => {
  const define = (...places: number[]) =>
    defineActivation({
      name: "bent",
      formula: { value: "z", derivative: "1" },
      value: (z) => z,
      derivative: () => 1,
      kinks: places.map((at) => ({ at, left: 1, right: 1 })),
      range: [-Infinity, Infinity],
      monotone: "increasing",
    });
  expect(() => define(1, 0)).toThrow("bent: kinks must be finite and in increasing order, got 0 after 1");
  expect(() => define(Number.NaN)).toThrow(RangeError);
  expect(() => define(Infinity)).toThrow(RangeError);
});
