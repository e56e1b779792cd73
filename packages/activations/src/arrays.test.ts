import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { gelu } from "./gelu.ts";
import { relu } from "./relu.ts";
import { sigmoid } from "./sigmoid.ts";

const z32 = Float32Array.of(-1, 0, 2);
const z64 = Float64Array.of(-1, 0, 2);

test("a new array has the type and length of z", () => {
  expect(relu.forward(z32)).toEqual(Float32Array.of(0, 0, 2));
  expect(relu.forward(z64)).toEqual(Float64Array.of(0, 0, 2));
  expect(sigmoid.forward(new Float32Array(0))).toEqual(new Float32Array(0));
  expect(relu.backward(z64, z64)).toEqual(Float64Array.of(-0, 0, 2));
});

test("float32 elements are the float64 results, rounded once", () => {
  const z = Float32Array.from({ length: 500 }, (_, i) => Math.fround(-12 + 0.0487 * i));
  const dA = z.map((x) => 1 / (x + 20));
  gelu.forward(z).forEach((a, i) => {
    expect(a).toBe(Math.fround(gelu(z[i]!)));
  });
  gelu.backward(dA, z).forEach((dZ, i) => {
    expect(dZ).toBe(Math.fround(dA[i]! * gelu.derivative(z[i]!)));
  });
});

test("out is filled and returned, and may be an input itself", () => {
  const out = new Float32Array(3);
  expect(relu.forward(z32, out)).toBe(out);
  expect(out).toEqual(Float32Array.of(0, 0, 2));
  const z = z64.slice();
  expect(relu.forward(z, z)).toBe(z);
  const dA = Float64Array.of(5, 6, 7);
  expect(relu.backward(dA, z64, dA)).toEqual(Float64Array.of(0, 6, 7));
  const sameElements = Float32Array.of(5, 6, 7);
  relu.forward(sameElements, new Float32Array(sameElements.buffer));
  expect(sameElements).toEqual(Float32Array.of(5, 6, 7));
});

test("an infinite dA where the slope is 0 gives NaN, as the IEEE product does", () => {
  expect(relu.backward(Float64Array.of(Infinity), Float64Array.of(-1))[0]).toBeNaN();
});

test("neighbouring parts of one buffer do not overlap", () => {
  const buffer = Float64Array.of(-1, 1, 9, 9);
  relu.forward(buffer.subarray(0, 2), buffer.subarray(2));
  expect(buffer).toEqual(Float64Array.of(-1, 1, 0, 1));
});

test("arrays from another realm, and on shared memory, are taken", () => {
  const foreign = runInNewContext("Float64Array.of(-1, 2)") as Float64Array;
  expect([...relu.forward(foreign)]).toEqual([0, 2]);
  const shared = new Float32Array(new SharedArrayBuffer(8)).fill(-3);
  expect(relu.forward(shared, shared)).toEqual(new Float32Array(new SharedArrayBuffer(8)));
});

const BAD_FORWARD: [title: string, args: unknown[], message: string, type: ErrorConstructor][] = [
  ["an Array", [[1, 2]], "z must be a Float32Array or a Float64Array, got Array of length 2", TypeError],
  ["nothing", [], "z must be a Float32Array or a Float64Array, got undefined", TypeError],
  ["null", [null], "z must be a Float32Array or a Float64Array, got null", TypeError],
  ["a number", [3], "z must be a Float32Array or a Float64Array, got the number 3", TypeError],
  [
    "integers",
    [new Int32Array(2)],
    "z must be a Float32Array or a Float64Array, got Int32Array of length 2",
    TypeError,
  ],
  [
    "a DataView",
    [new DataView(new ArrayBuffer(8))],
    "z must be a Float32Array or a Float64Array, got DataView",
    TypeError,
  ],
  [
    "out of another type",
    [z32, new Float64Array(3)],
    "out must be a Float32Array, as z is, got Float64Array of length 3",
    TypeError,
  ],
  ["a null out", [z32, null], "out must be a Float32Array, as z is, got null", TypeError],
  ["a short out", [z32, new Float32Array(2)], "out must have the length of z, 3, got 2", RangeError],
];

test.each(BAD_FORWARD)("forward refuses %s", (_, args, message, type) => {
  const call = relu.forward as (...args: unknown[]) => unknown;
  expect(() => call(...args)).toThrow(new type(`relu.forward: ${message}`));
});

const BAD_BACKWARD: [title: string, args: unknown[], message: string, type: ErrorConstructor][] = [
  ["a missing z", [z32], "z must be a Float32Array or a Float64Array, got undefined", TypeError],
  [
    "a dA that is no array",
    ["x", z32],
    "dA must be a Float32Array or a Float64Array, got the string x",
    TypeError,
  ],
  [
    "types that differ",
    [z64, z32],
    "dA must be a Float32Array, as z is, got Float64Array of length 3",
    TypeError,
  ],
  ["lengths that differ", [new Float32Array(4), z32], "dA must have the length of z, 3, got 4", RangeError],
  ["a long out", [z32, z32, new Float32Array(9)], "out must have the length of z, 3, got 9", RangeError],
];

test.each(BAD_BACKWARD)("backward refuses %s", (_, args, message, type) => {
  const call = relu.backward as (...args: unknown[]) => unknown;
  expect(() => call(...args)).toThrow(new type(`relu.backward: ${message}`));
});

test("an out that overlaps an input in part is refused, and nothing is written", () => {
  const buffer = Float64Array.of(-1, -2, -3, -4);
  const before = buffer.slice();
  const [low, high] = [buffer.subarray(0, 3), buffer.subarray(1)];
  const message =
    "itself or share no element with it, got arrays of 24 bytes that start 8 bytes apart in one buffer";
  expect(() => relu.forward(low, high)).toThrow(new RangeError(`relu.forward: out must be z ${message}`));
  expect(() => relu.forward(high, low)).toThrow(RangeError);
  expect(() => relu.backward(low, z64, high)).toThrow(
    new RangeError(`relu.backward: out must be dA ${message}`),
  );
  expect(() => relu.backward(z64, low, high)).toThrow(
    new RangeError(`relu.backward: out must be z ${message}`),
  );
  expect(() => relu.backward(z64, low, new Float64Array(2))).toThrow(RangeError);
  expect(buffer).toEqual(before);
});
