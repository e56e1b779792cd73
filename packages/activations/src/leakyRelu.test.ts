import { expect, test } from "vitest";
import { leakyRelu } from "./leakyRelu.ts";
import { relu } from "./relu.ts";

const withSlope = (negativeSlope: number) => leakyRelu.with({ negativeSlope });

test("the negative slope is 0.01 unless told otherwise, and other slopes leave the original as it was", () => {
  expect(leakyRelu.parameters).toEqual({ negativeSlope: 0.01 });
  expect(withSlope(0.2)(-10)).toBe(-2);
  expect(withSlope(0.2).with({})(-10)).toBe(-2);
  expect(withSlope(0.2).name).toBe("leakyRelu(0.2)");
  expect(leakyRelu(-10)).toBe(-0.1);
});

test("for a slope above 1, the two cases hold and max(αz, z) would not", () => {
  const steep = withSlope(3);
  expect([steep(-2), steep(2)]).toEqual([-6, 2]);
  expect(Math.max(3 * -2, -2)).toBe(-2);
  expect([steep.derivative(-2), steep.derivative(2)]).toEqual([3, 1]);
});

test("with slope 0 it is ReLU, at −∞ and −0 too", () => {
  const flat = withSlope(0);
  for (const z of [-Infinity, -3, -0, 0, 3, Infinity, Number.NaN]) {
    expect(flat(z)).toBe(relu(z));
    expect(flat.derivative(z)).toBe(relu.derivative(z));
    expect(flat.derivativeFromOutput(z)).toBe(relu.derivativeFromOutput(z));
  }
  expect(withSlope(-0)(-5)).toBe(0);
  expect(flat.with({ negativeSlope: 0.5 })(-5)).toBe(-2.5);
});

test("with slope 1 it is the identity, which has no kink", () => {
  expect(withSlope(1).kinks).toEqual([]);
  expect(withSlope(1).derivative(0)).toBe(1);
});

test("a choice at the kink keeps the parameters, and other parameters start from the convention", () => {
  const left = withSlope(0.2).withDerivativeAtKink("left");
  expect(left.parameters).toEqual({ negativeSlope: 0.2 });
  expect(left.derivative(0)).toBe(0.2);
  expect(left.with({ negativeSlope: 0.3 }).derivative(0)).toBe(1);
});

test("the formulas carry the slope, as LaTeX", () => {
  expect(withSlope(0.2).formula.value).toContain(String.raw`0.2 \cdot z & \text{if } z < 0`);
  expect(withSlope(1e-7).formula.derivative).toContain(String.raw`1 \cdot 10^{-7} & \text{if } z < 0`);
});

test("a slope out of its domain is refused with what is allowed", () => {
  for (const slope of [-0.01, Infinity, Number.NaN])
    expect(() => withSlope(slope)).toThrow(
      new RangeError(`leakyRelu.with: negativeSlope must be a finite number ≥ 0, got ${slope}`),
    );
  expect(() => leakyRelu.with({ negativeSlope: "0.2" as unknown as number })).toThrow(
    new TypeError("leakyRelu.with: negativeSlope must be a finite number ≥ 0, got the string 0.2"),
  );
  expect(() => leakyRelu.with({ alpha: 0.2 } as object)).toThrow(
    new RangeError('leakyRelu.with: there is no parameter "alpha"; there is negativeSlope'),
  );
});
