import { expect, test } from "vitest";
import { cornered, smooth } from "../test/specimens.ts";
import { assertBounds, checkBounds } from "./bounds.ts";

test("values lie in the range and reach its ends", () => {
  assertBounds(smooth);
  assertBounds(cornered);
  assertBounds({ name: "line", value: (z) => z, range: [-Infinity, Infinity] });
});

test("a value outside the range, or NaN, is caught where it is", () => {
  const report = checkBounds({ ...smooth, value: (z) => (z === 745 ? 1.5 : smooth.value(z)) });
  expect(report).toMatchObject({ ok: false, where: 745, violation: { expected: "from 0 to 1", got: 1.5 } });
  expect(checkBounds({ ...smooth, value: (z) => (z === 745 ? Number.NaN : smooth.value(z)) }).ok).toBe(false);
});

test("a range that is wider than the values is caught", () => {
  expect(checkBounds({ ...smooth, range: [-1, 1] })).toMatchObject({
    ok: false,
    violation: { expected: "near -1" },
  });
  expect(checkBounds({ ...smooth, range: [0, Infinity] })).toMatchObject({
    ok: false,
    violation: { expected: "unbounded towards Infinity" },
  });
});

test("who states no range is not judged", () => {
  expect(checkBounds({ name: "sin", value: Math.sin })).toMatchObject({
    ok: null,
    reason: "it states no range",
  });
});
