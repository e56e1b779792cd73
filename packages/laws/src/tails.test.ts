import { expect, test } from "vitest";
import { cornered, smooth } from "../test/specimens.ts";
import { assertTails, checkTails } from "./tails.ts";

test("slopes that go to their stated limits, and stay positive until they underflow, are right in the tails", () => {
  assertTails(smooth);
  assertTails(cornered);
});

test("a(1 − a) is caught at z = 37, where it is 0 and the slope is not", () => {
  const derivative = (z: number) => smooth.value(z) * (1 - smooth.value(z));
  expect(checkTails({ ...smooth, derivative })).toMatchObject({
    ok: false,
    where: 37,
    violation: { expected: "> 0", got: 0 },
  });
});

test("1 − a² is caught from z = 20 on, on whichever side", () => {
  const derivative = (z: number) => 1 - Math.tanh(z) ** 2;
  const report = checkTails({ name: "tanh", value: Math.tanh, derivative, monotone: "strictly increasing" });
  expect(report.ok).toBe(false);
  expect(Math.abs(report.where!)).toBeLessThanOrEqual(20);
});

test("e^z/(1 + e^z)², which is ∞/∞ from z = 710, is caught", () => {
  const derivative = (z: number) => Math.exp(z) / (1 + Math.exp(z)) ** 2;
  expect(checkTails({ ...smooth, derivative }).ok).toBe(false);
  expect(checkTails({ name: "bare", value: smooth.value, derivative }).ok).toBe(false);
});

test("slopes that die like a Gaussian, slowly, or downwards are foretold right", () => {
  const gaussian = (z: number) => Math.exp(-z * z);
  const erfLike = { name: "erf-like", value: (z: number) => Math.sign(z), derivative: gaussian };
  assertTails({ ...erfLike, monotone: "strictly increasing", derivativeLimits: [0, 0] });
  const cut = (z: number) => (Math.abs(z) > 25 ? 0 : gaussian(z));
  expect(checkTails({ ...erfLike, derivative: cut, monotone: "strictly increasing" }).ok).toBe(false);
  assertTails({
    name: "arctan",
    value: Math.atan,
    derivative: (z) => 1 / (1 + z * z),
    monotone: "strictly increasing",
  });
  assertTails({
    name: "falling",
    value: (z) => smooth.value(-z),
    derivative: (z) => -smooth.derivative(z),
    monotone: "strictly decreasing",
    derivativeLimits: [-0, 0],
  });
});

test("a wrong limit is caught, stated or shown by the secants", () => {
  const relu = {
    name: "relu",
    value: (z: number) => Math.max(0, z),
    derivative: (z: number) => (z > 0 ? 1 : 0),
  };
  assertTails(relu);
  expect(checkTails({ ...relu, derivativeLimits: [0, 0.99] })).toMatchObject({
    ok: false,
    violation: { got: 1 },
  });
  expect(checkTails({ ...relu, derivative: (z) => (z > 1e5 ? 0.99 : relu.derivative(z)) }).ok).toBe(false);
});

test("where nothing is claimed and the secants do not settle, the law does not apply", () => {
  expect(checkTails({ name: "square", value: (z) => z * z, derivative: (z) => 2 * z }).ok).toBeNull();
  expect(checkTails({ name: "bare", value: Math.atan })).toMatchObject({
    ok: null,
    reason: "it has no derivative",
  });
});
