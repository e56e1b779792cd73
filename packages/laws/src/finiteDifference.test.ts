import { expect, test } from "vitest";
import { cornered, smooth } from "../test/specimens.ts";
import { assertFiniteDifference, checkFiniteDifference } from "./finiteDifference.ts";

test("true slopes agree with the differences of the values, smooth or cornered", () => {
  assertFiniteDifference(smooth);
  assertFiniteDifference(cornered);
  expect(checkFiniteDifference(smooth).largestError).toBeGreaterThan(0);
  expect(checkFiniteDifference(smooth).points).toBeGreaterThan(200);
});

test("functions that turn ten times as fast, or grow like e^z, are judged as well", () => {
  assertFiniteDifference({
    name: "sin",
    value: (z) => Math.sin(10 * z),
    derivative: (z) => 10 * Math.cos(10 * z),
  });
  assertFiniteDifference({ name: "exp", value: Math.exp, derivative: Math.exp });
});

test("a slope that is wrong by a factor, by a sign, by one part in a million, or in one half only is caught", () => {
  const mistakes = [
    (z: number) => 2 * smooth.derivative(z),
    (z: number) => -smooth.derivative(z),
    (z: number) => smooth.derivative(z) * (1 + 1e-6),
    (z: number) => (z < 0 ? smooth.derivative(z) : smooth.value(z)),
  ];
  for (const derivative of mistakes) {
    const report = checkFiniteDifference({ ...smooth, derivative });
    expect(report.ok).toBe(false);
    expect(report.violation?.got).toBe(derivative(report.where!));
  }
});

test("a corner that nobody declared is caught at the corner", () => {
  const report = checkFiniteDifference({ name: "abs", value: Math.abs, derivative: (z) => (z < 0 ? -1 : 1) });
  expect(report).toMatchObject({ ok: false, where: 0 });
});

test("a violation names the law, the place, what was expected and what came", () => {
  const wrong = {
    name: "line",
    value: (z: number) => 3 * z,
    derivative: (z: number) => (z > 39 ? 4 : 3),
    kinks: [],
  };
  expect(() => assertFiniteDifference(wrong)).toThrow(
    /^line breaks the law "finite difference" at z = 39\.\d+: derivative\(39\.\d+\) should be 3\.?\d*, got 4 \(error 2\.5e-1, allowed 1\.0e-7\)$/,
  );
  expect(() => assertFiniteDifference(wrong)).toThrow(
    expect.objectContaining({ law: "finite difference", activation: "line", got: 4 }),
  );
});

test("a derivative that throws or gives NaN breaks the law", () => {
  const nan = checkFiniteDifference({
    ...smooth,
    derivative: (z) => (z === 0 ? Number.NaN : smooth.derivative(z)),
  });
  expect(nan).toMatchObject({ ok: false, where: 0, largestError: Infinity });
  const throwing = checkFiniteDifference({
    ...smooth,
    derivative: () => {
      throw new RangeError("no slope here");
    },
  });
  expect(throwing).toMatchObject({ ok: false, reason: "it threw RangeError: no slope here" });
});

test("without a derivative, or without a point to test it at, the law does not apply", () => {
  expect(checkFiniteDifference({ name: "bare", value: Math.sin })).toMatchObject({ ok: null, points: 0 });
  expect(checkFiniteDifference(cornered, { points: [-1, 2, Infinity] })).toMatchObject({
    ok: null,
    points: 0,
  });
  expect(() => assertFiniteDifference({ name: "bare", value: Math.sin })).toThrow(
    new TypeError('the law "finite difference" does not apply to bare: it has no derivative'),
  );
});
