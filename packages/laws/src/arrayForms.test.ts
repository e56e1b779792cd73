import { expect, test } from "vitest";
import { cornered, makeArrayForms, smooth } from "../test/specimens.ts";
import type { ActivationLike, BackwardLike, ForwardLike } from "./activationLike.ts";
import { assertArrayForms, checkArrayForms } from "./arrayForms.ts";

type FloatArray = Float32Array | Float64Array;
type Forward = (z: FloatArray, out?: FloatArray) => FloatArray;
type Backward = (dA: FloatArray, z: FloatArray, out?: FloatArray) => FloatArray;

const forward = smooth.forward as Forward;
const backward = smooth.backward as Backward;

function withForward(other: Forward): ActivationLike {
  return { ...smooth, forward: other as ForwardLike };
}

function withBackward(other: Backward): ActivationLike {
  return { ...smooth, backward: other as BackwardLike };
}

test("array forms that are the scalar forms element by element pass, together or alone", () => {
  assertArrayForms(smooth);
  assertArrayForms(cornered);
  const { backward: _, ...forwardOnly } = smooth;
  assertArrayForms(forwardOnly);
});

test("one element that is off by the last bit is caught", () => {
  const report = checkArrayForms(
    withForward((z, out) => {
      const result = forward(z, out);
      if (result instanceof Float64Array) result[100] = result[100]! * (1 + 2 ** -52);
      return result;
    }),
  );
  expect(report).toMatchObject({ ok: false, tolerance: 0 });
  expect(report.violation?.what).toMatch(/^element 100 of forward\(z\), Float64Array$/);
  expect(report.largestError).toBeLessThan(1e-15);
});

test("float32 results that were computed from rounded steps are caught where no such error is allowed", () => {
  const rounded = withBackward((dA, z, out) => {
    const products = z.map(smooth.derivative).map((slope, i) => dA[i]! * slope);
    const result = backward(dA, z, out);
    result.set(products);
    return result;
  });
  assertArrayForms(rounded);
  expect(checkArrayForms(rounded, { float32Units: 0 })).toMatchObject({
    ok: false,
    violation: { what: expect.stringMatching(/^element \d+ of backward\(.+\), Float32Array$/) },
  });
});

test("a float32 value may be a neighbour of the nearest one, but none further off", () => {
  const offBy = (units: number) =>
    withForward((z, out) => {
      const value = smooth.value(z[150]!);
      const result = forward(z, out);
      if (result instanceof Float32Array) result[150] = value * (1 + units * 2 ** -23);
      return result;
    });
  const near = offBy(0.75);
  assertArrayForms(near);
  expect(checkArrayForms(near, { float32Units: 0 }).ok).toBe(false);
  expect(checkArrayForms(offBy(3)).violation?.what).toBe("element 150 of forward(z), Float32Array");
});

test("a lost sign of zero is caught", () => {
  const identity = { name: "identity", value: (z: number) => z, derivative: () => 1 };
  const forms = makeArrayForms((z) => z + 0, identity.derivative);
  expect(checkArrayForms({ ...identity, ...forms })).toMatchObject({ ok: false, violation: { got: 0 } });
});

test("an output array that is ignored, the wrong type or length, and a changed input are caught", () => {
  expect(checkArrayForms(withForward((z) => forward(z))).violation?.what).toMatch(/length of the result/);
  expect(checkArrayForms(withForward((z, out) => out ?? Float64Array.from(forward(z)))).ok).toBe(false);
  expect(checkArrayForms(withForward((z, out) => (out ? forward(z, out) : forward(z).slice(1)))).ok).toBe(
    false,
  );
  const careless: Forward = (z, out) => {
    const result = forward(z, out);
    if (out !== z) z[7] = 0;
    return result;
  };
  expect(checkArrayForms(withForward(careless)).ok).toBe(false);
});

test("a backward that is not safe in place is caught", () => {
  const unsafe: Backward = (dA, z, out = z.slice()) => {
    out.set(z.map(smooth.derivative));
    for (let i = 0; i < out.length; i++) out[i] = out[i]! * dA[i]!;
    return out;
  };
  const report = checkArrayForms(withBackward(unsafe));
  expect(report.ok).toBe(false);
});

test("without array forms the law does not apply", () => {
  expect(checkArrayForms({ name: "bare", value: Math.sin }).ok).toBeNull();
});
