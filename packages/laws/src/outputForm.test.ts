import { expect, test } from "vitest";
import { cornered, smooth } from "../test/specimens.ts";
import { assertOutputForm, checkOutputForm } from "./outputForm.ts";

test("a(1 − a) is the slope of the logistic function, within its stated range", () => {
  assertOutputForm(smooth);
});

test("a range that is stated too wide, or an error too small, is caught", () => {
  const tooWide = { ...smooth, derivativeFromOutputRange: { from: 0, to: 1, relativeError: 1e-12 } };
  expect(checkOutputForm(tooWide)).toMatchObject({ ok: false, largestError: 1 });
  const tooGood = { ...smooth, derivativeFromOutputRange: { from: 0, to: 0.999, relativeError: 1e-16 } };
  expect(checkOutputForm(tooGood).ok).toBe(false);
});

test("the form of another function is caught, with or without a stated range", () => {
  const wrong = { ...smooth, derivativeFromOutput: (a: number) => 1 - a * a };
  expect(checkOutputForm(wrong).ok).toBe(false);
  const { name, value, derivative, derivativeFromOutput } = wrong;
  expect(checkOutputForm({ name, value, derivative, derivativeFromOutput }).ok).toBe(false);
});

test("who states no range is judged where nothing has saturated", () => {
  const tanh = { name: "tanh", value: Math.tanh, derivative: (z: number) => 1 / Math.cosh(z) ** 2 };
  assertOutputForm({ ...tanh, derivativeFromOutput: (a) => 1 - a * a });
});

test("at a corner, and where the output is that of a corner, the law is silent", () => {
  const leaky = {
    name: "leaky",
    value: (z: number) => (z < 0 ? 0.01 * z : z),
    derivative: (z: number) => (z < 0 ? 0.01 : 1),
    derivativeFromOutput: (a: number) => (a === 0 ? 99 : a < 0 ? 0.01 : 1),
    derivativeFromOutputRange: { from: -Infinity, to: Infinity, relativeError: 0 },
    kinks: [{ at: 0, left: 0.01, right: 1, output: 0 }],
  };
  assertOutputForm(leaky);
  expect(checkOutputForm({ ...leaky, kinks: [] }).ok).toBe(false);
});

test("without an output form, or a derivative to compare it with, the law does not apply", () => {
  expect(checkOutputForm(cornered)).toMatchObject({ ok: null, reason: "it has no derivativeFromOutput" });
  const { derivative: _, ...noDerivative } = smooth;
  expect(checkOutputForm(noDerivative)).toMatchObject({ ok: null, reason: "it has no derivative" });
});
