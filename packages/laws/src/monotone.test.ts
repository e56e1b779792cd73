import { expect, test } from "vitest";
import { cornered, smooth } from "../test/specimens.ts";
import { assertMonotone, checkMonotone } from "./monotone.ts";

test("values that never turn back are monotone, strictly or not, upwards or downwards", () => {
  assertMonotone(smooth);
  assertMonotone(cornered);
  assertMonotone({ name: "line", value: (z) => z, derivative: () => 1, monotone: "strictly increasing" });
  assertMonotone({
    name: "falling",
    value: (z) => -z,
    derivative: () => -1,
    monotone: "strictly decreasing",
  });
});

test("a function that turns back is caught where it does", () => {
  const silu = { name: "silu", value: (z: number) => (z === -Infinity ? 0 : z * smooth.value(z)) };
  const report = checkMonotone({ ...silu, monotone: "increasing" });
  expect(report.ok).toBe(false);
  expect(report.where).toBeLessThan(-1.278);
});

test("a function that falls where it should rise, or stands still where it should move, is caught", () => {
  expect(checkMonotone({ ...smooth, monotone: "decreasing" }).ok).toBe(false);
  const stuck = (z: number) => (Math.abs(z) < 0.2 ? 0.5 : smooth.value(z));
  expect(checkMonotone({ ...smooth, value: stuck }).ok).toBe(false);
});

test("a derivative of the wrong sign, or NaN, is caught", () => {
  const derivative = (z: number) => (z > 30 ? -smooth.derivative(z) : smooth.derivative(z));
  expect(checkMonotone({ ...smooth, derivative })).toMatchObject({
    ok: false,
    violation: { expected: ">= 0" },
  });
  expect(checkMonotone({ ...smooth, derivative: () => Number.NaN }).ok).toBe(false);
});

test("one unit in the last place the wrong way is forgiven, two are not", () => {
  const drop = (units: number) => ({
    name: "drop",
    value: (z: number) => (z > 0 ? 1.5 - units * 2 ** -52 : 1.5),
    monotone: "increasing" as const,
  });
  expect(checkMonotone(drop(1)).ok).toBe(true);
  expect(checkMonotone(drop(2)).ok).toBe(false);
});

test("who does not claim to be monotone is not judged", () => {
  expect(checkMonotone({ name: "sin", value: Math.sin }).ok).toBeNull();
  expect(checkMonotone({ name: "sin", value: Math.sin, monotone: "no" }).ok).toBeNull();
});
