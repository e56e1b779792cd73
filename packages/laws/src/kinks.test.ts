import { expect, test } from "vitest";
import { cornered, smooth } from "../test/specimens.ts";
import { assertKinks, checkKinks } from "./kinks.ts";

const [first, second] = cornered.kinks;

test("true corners have the slopes that the values show, and the derivative that was chosen", () => {
  assertKinks(cornered);
  expect(checkKinks(cornered).points).toBe(10);
});

test("corners of curves, and corners at a jump, have one-sided slopes too", () => {
  assertKinks({
    name: "elu with α = 2",
    value: (z) => (z < 0 ? 2 * Math.expm1(z) : z),
    derivative: (z) => (z < 0 ? 2 * Math.exp(z) : 1),
    kinks: [{ at: 0, left: 2, right: 1 }],
  });
  assertKinks({
    name: "hard shrink",
    value: (z) => (Math.abs(z) > 0.5 ? z : 0),
    derivative: (z) => (Math.abs(z) > 0.5 ? 1 : 0),
    kinks: [
      { at: -0.5, left: 1, right: 0 },
      { at: 0.5, left: 0, right: 1 },
    ],
  });
});

test("a wrong one-sided slope, and a corner in a wrong place, are caught", () => {
  expect(checkKinks({ ...cornered, kinks: [{ ...first, right: 0.9, chosen: 0.9 }] }).ok).toBe(false);
  expect(checkKinks({ ...cornered, kinks: [{ at: 0, left: 0, right: 1 }] }).ok).toBe(false);
});

test("a derivative that is wrong beside a corner is caught", () => {
  const derivative = (z: number) => (z > -1 && z < -0.999 ? 0 : cornered.derivative(z));
  const report = checkKinks({ ...cornered, derivative });
  expect(report).toMatchObject({ ok: false, violation: { expected: 1, got: 0 } });
});

test("a derivative at a corner that is not the chosen one, not between the slopes, or NaN is caught", () => {
  const at = (slope: number) => (z: number) => (z === -1 ? slope : cornered.derivative(z));
  const unchosen = [{ at: -1, left: 0, right: 1 }, second];
  expect(checkKinks({ ...cornered, derivative: at(0.5) }).ok).toBe(false);
  expect(checkKinks({ ...cornered, derivative: at(0.5), kinks: unchosen }).ok).toBe(true);
  expect(checkKinks({ ...cornered, derivative: at(2), kinks: unchosen }).ok).toBe(false);
  expect(checkKinks({ ...cornered, derivative: at(Number.NaN), kinks: unchosen }).ok).toBe(false);
  expect(checkKinks({ ...cornered, derivative: at(2), kinks: [{ ...first, chosen: 2 }] }).ok).toBe(false);
});

test("without corners, or without a word on them, the law does not apply", () => {
  expect(checkKinks(smooth)).toMatchObject({ ok: null, reason: "it has no kink" });
  expect(checkKinks({ name: "bare", value: Math.sin })).toMatchObject({
    ok: null,
    reason: "it does not say where its kinks are",
  });
});
