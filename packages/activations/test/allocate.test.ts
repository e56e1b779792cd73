import { allocate, free } from "@slope/activations";
import { expect, test } from "vitest";

test("allocated arrays are zeros, aligned, apart from one another", () => {
  const a = allocate(Float32Array, 3).fill(1);
  const b = allocate(Float64Array, 5);
  expect(a).toEqual(new Float32Array(3).fill(1));
  expect(b).toEqual(new Float64Array(5));
  expect(a.buffer).toBe(b.buffer);
  expect([a.byteOffset % 64, b.byteOffset % 64]).toEqual([0, 0]);
  expect(Math.abs(a.byteOffset - b.byteOffset)).toBeGreaterThanOrEqual(12);
  const empty = allocate(Float32Array, 0);
  expect(empty).toEqual(new Float32Array(0));
  for (const array of [a, b, empty]) free(array);
});

test("what is given back is used again, neighbours joined, and is zeros again", () => {
  const arrays = [1, 2, 3].map(() => allocate(Float32Array, 16).fill(9));
  for (const array of [arrays[1]!, arrays[0]!, arrays[2]!]) free(array);
  const joined = allocate(Float32Array, 48);
  expect(joined.byteOffset).toBe(arrays[0]!.byteOffset);
  expect(joined.every((x) => x === 0)).toBe(true);
  free(joined);
});

test("an array larger than the usual memory gets one of its own", () => {
  const large = allocate(Float32Array, 2 ** 26 + 1);
  expect(large.length).toBe(2 ** 26 + 1);
  free(large);
});

const BAD: [title: string, act: () => unknown, message: RegExp, type: ErrorConstructor][] = [
  [
    "another type",
    () => allocate(Int32Array as never, 3),
    /^allocate: Type must be Float32Array or/,
    TypeError,
  ],
  ["a negative length", () => allocate(Float32Array, -1), /^allocate: length .*, got -1$/, RangeError],
  ["half an element", () => allocate(Float64Array, 1.5), /^allocate: length .*, got 1\.5$/, RangeError],
  ["a length in letters", () => allocate(Float64Array, "9" as never), /^allocate: length/, RangeError],
  ["more than 4 GiB", () => allocate(Float64Array, 2 ** 29), /536854528 for a Float64Array/, RangeError],
  [
    "to free a stranger",
    () => free(new Float32Array(2)),
    /^free: array must be one that allocate/,
    RangeError,
  ],
];

test.each(BAD)("refused is %s", (_, act, message, type) => {
  expect(act).toThrow(type);
  expect(act).toThrow(message);
});

test("an array is given back once", () => {
  const array = allocate(Float32Array, 2);
  free(array);
  expect(() => free(array)).toThrow(RangeError);
});
