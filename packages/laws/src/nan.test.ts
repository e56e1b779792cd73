import { expect, test } from "vitest";
import { cornered, smooth } from "../test/specimens.ts";
import { assertNaN, checkNaN } from "./nan.ts";

test("NaN in, NaN out, from every part there is", () => {
  assertNaN(smooth);
  assertNaN(cornered);
  expect(checkNaN(smooth).points).toBe(4);
  expect(checkNaN({ name: "bare", value: Math.sin }).points).toBe(1);
});

test("a comparison that takes NaN for a negative or a positive number is caught", () => {
  const relu = {
    name: "relu",
    value: (z: number) => Math.max(0, z),
    derivative: (z: number) => (z > 0 ? 1 : 0),
  };
  expect(checkNaN(relu)).toMatchObject({ ok: false, violation: { what: "derivative(NaN)", got: 0 } });
  expect(() => assertNaN(relu)).toThrow(
    'relu breaks the law "NaN" at z = NaN: derivative(NaN) should be NaN, got 0 (error Infinity, allowed 0)',
  );
});
