import { expect, test } from "vitest";
import { bent, cornered, smooth } from "../test/specimens.ts";
import { checkBounds } from "./bounds.ts";
import { checkFiniteDifference } from "./finiteDifference.ts";
import { checkMonotone } from "./monotone.ts";
import { assertSecondDerivative, checkSecondDerivative } from "./secondDerivative.ts";
import { checkTails } from "./tails.ts";

test("the second derivative of an honest activation is the slope of its derivative", () => {
  for (const activation of [smooth, cornered, bent])
    expect(checkSecondDerivative(activation)).toMatchObject({ ok: true });
  expect(checkSecondDerivative(smooth).points).toBeGreaterThan(270);
});

test("a second derivative that is off in the sixth digit, or of the wrong sign, is caught", () => {
  const scaled = { ...smooth, secondDerivative: (z: number) => smooth.secondDerivative(z) * (1 + 1e-6) };
  const negated = { ...smooth, secondDerivative: (z: number) => -smooth.secondDerivative(z) };
  for (const wrong of [scaled, negated])
    expect(() => assertSecondDerivative(wrong)).toThrow(/secondDerivative/);
});

test("a corner of the derivative is held to what it states on each side", () => {
  const wrong = { ...bent, derivativeKinks: [{ at: 0, left: 1, right: 0 }] };
  expect(checkSecondDerivative(wrong)).toMatchObject({ ok: false, where: 0 });
  expect(checkSecondDerivative(wrong).violation?.what).toBe("g″ on the left");
});

test("a corner of the derivative does not disturb the law of the first, and is not left out of it", () => {
  expect(checkFiniteDifference(bent)).toMatchObject({ ok: true });
  const wrong = { ...bent, derivative: (z: number) => (z === 0 ? 2 : bent.derivative(z)) };
  expect(checkFiniteDifference(wrong)).toMatchObject({ ok: false, where: 0 });
});

test("without a second derivative, or a first, nothing is tested", () => {
  expect(checkSecondDerivative({ name: "x", value: smooth.value, derivative: smooth.derivative }).ok).toBe(
    null,
  );
  expect(checkSecondDerivative({ name: "x", value: smooth.value }).reason).toBe("it has no derivative");
});

test("a slope without a limit, or without a bound, is allowed to say so", () => {
  const sine = {
    name: "sine",
    value: Math.sin,
    derivative: Math.cos,
    derivativeLimits: [Number.NaN, Number.NaN],
  } as const;
  expect(checkTails(sine).points).toBe(0);
  const square = { name: "square", value: (z: number) => z * z, derivative: (z: number) => 2 * z };
  expect(checkTails({ ...square, derivativeLimits: [-Infinity, Infinity] })).toMatchObject({ ok: true });
  expect(checkTails({ ...square, derivativeLimits: [Infinity, Infinity] })).toMatchObject({ ok: false });
});

test("at infinity, where a sine has no value, nothing is asked of the bounds or of the sign", () => {
  const climbing = {
    name: "climbing",
    value: (z: number) => (Number.isFinite(z) ? z + Math.sin(z) / 2 : z),
    derivative: (z: number) => 1 + Math.cos(z) / 2,
    monotone: "strictly increasing",
  } as const;
  expect(checkMonotone(climbing)).toMatchObject({ ok: true });
  expect(checkBounds({ name: "sine", value: Math.sin, range: [-1, 1] })).toMatchObject({ ok: true });
});
