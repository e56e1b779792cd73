import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import {
  type Activation,
  createPool,
  defineActivation,
  free,
  gelu,
  leakyRelu,
  mish,
  type Pool,
  relu,
  sigmoid,
  silu,
  tanh,
} from "@slope/activations";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

type FloatArray = Float32Array | Float64Array;

const LENGTH = 70_003;
let pool: Pool;

beforeAll(() => {
  pool = createPool({ threads: 3, shareFrom: 1000 });
});
afterAll(() => pool.close());

const fill = <A extends FloatArray>(array: A): A => array.map((_, i) => Math.sin(i) * 30) as FloatArray as A;
const inPool = (length: number) => {
  const array = pool.allocate(Float32Array, length);
  array.set(fill(array));
  return array;
};
const differing = (got: FloatArray, wanted: FloatArray) =>
  got.length === wanted.length ? got.findIndex((x, i) => !Object.is(x, wanted[i])) : Number.NaN;

const SHARED_WORK: readonly Activation[] = [
  sigmoid,
  tanh,
  gelu,
  silu.with({ beta: 2 }),
  leakyRelu.with({ negativeSlope: 0.3 }).withDerivativeAtKink("left"),
  relu.withDerivativeAtKink("pytorch"),
];

describe.each(SHARED_WORK.map((g) => [g.name, g] as const))("%s by a pool", (_, g) => {
  test.each(["accurate", "fast"] as const)("(%s) is what one thread computes, bit for bit", async (grade) => {
    const [z, out] = [inPool(LENGTH), inPool(LENGTH)];
    z[5] = 0;
    z[LENGTH - 1] = 0;
    const dA = out.slice();
    const options = { grade };
    expect(await pool.forward(g, z, out, options)).toBe(out);
    expect(differing(out, g.forward(z, undefined, options))).toBe(-1);
    out.set(dA);
    expect(await pool.backward(g, out, z, out, options)).toBe(out);
    expect(differing(out, g.backward(dA, z.slice(), undefined, options))).toBe(-1);
    for (const array of [z, out]) free(array);
  });
});

test("arrays on any shared memory are taken, of both types, and a new one is made where none is given", async () => {
  const z = new Float64Array(new SharedArrayBuffer(8 * LENGTH)).fill(-0.5);
  const a = await pool.forward(sigmoid, z);
  expect(a).toBeInstanceOf(Float64Array);
  expect(a.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(differing(a, sigmoid.forward(z))).toBe(-1);
  const part = inPool(LENGTH + 9).subarray(3, LENGTH);
  expect(differing(await pool.forward(tanh, part), tanh.forward(part))).toBe(-1);
});

test("an activation without a compiled loop is shared too", async () => {
  const z = inPool(3001);
  expect(differing(await pool.backward(mish, z, z), mish.backward(z, z))).toBe(-1);
});

test("an activation of one's own, and a small array, are left to the calling thread", async () => {
  const twice = defineActivation({
    name: "sigmoid",
    formula: { value: "2z", derivative: "2" },
    value: (z) => 2 * z,
    derivative: () => 2,
    range: [-Infinity, Infinity],
    monotone: "strictly increasing",
  });
  const z = inPool(LENGTH);
  expect(differing(await pool.forward(twice, z), twice.forward(z))).toBe(-1);
  const small = z.subarray(0, 7);
  expect(
    differing(await pool.forward(sigmoid, small, small), sigmoid.forward(fill(new Float32Array(7)))),
  ).toBe(-1);
  expect(await pool.forward(sigmoid, z.subarray(0, 0))).toHaveLength(0);
});

test("calls run in the order in which they were made", async () => {
  const z = inPool(LENGTH);
  const [a, b] = [pool.allocate(Float32Array, LENGTH), pool.allocate(Float32Array, LENGTH)];
  const first = pool.forward(tanh, z, a);
  const second = pool.forward(sigmoid, a, b);
  await Promise.all([first, second]);
  expect(differing(b, sigmoid.forward(tanh.forward(z)))).toBe(-1);
});

const shared = (length: number): Float32Array => new Float32Array(new SharedArrayBuffer(4 * length));
const BAD: [title: string, act: () => Promise<unknown>, message: string, type: ErrorConstructor][] = [
  [
    "an array on memory of one thread",
    () => pool.forward(sigmoid, new Float32Array(3)),
    "pool.forward: z must be on shared memory, as from pool.allocate, got Float32Array of length 3 on an ArrayBuffer",
    TypeError,
  ],
  [
    "such an out",
    () => pool.backward(sigmoid, shared(3), shared(3), new Float32Array(3)),
    "pool.backward: out must be on shared memory, as from pool.allocate, got Float32Array of length 3 on an ArrayBuffer",
    TypeError,
  ],
  [
    "a plain function",
    () => pool.forward(Math.tanh as unknown as Activation, shared(3)),
    "pool.forward: activation must be an activation, as sigmoid is, got Function of length 1",
    TypeError,
  ],
  [
    "an Array",
    () => pool.forward(sigmoid, [1] as unknown as Float32Array),
    "pool.forward: z must be a Float32Array or a Float64Array, got Array of length 1",
    TypeError,
  ],
  [
    "lengths that differ",
    () => pool.backward(sigmoid, shared(2), shared(3)),
    "pool.backward: dA must have the length of z, 3, got 2",
    RangeError,
  ],
  [
    "an unknown grade",
    () => pool.forward(sigmoid, shared(2), shared(2), { grade: "exact" as "fast" }),
    'pool.forward: grade must be "accurate", "fast", "relaxed", got the string exact',
    RangeError,
  ],
];

test.each(BAD)("refused is %s", async (_, act, message, type) => {
  await expect(act()).rejects.toThrow(new type(message));
});

test("an out that overlaps an input in part is refused, and nothing is written", async () => {
  const both = inPool(LENGTH + 1);
  const before = both.slice();
  const call = pool.forward(sigmoid, both.subarray(0, LENGTH), both.subarray(1));
  await expect(call).rejects.toThrow(/^pool\.forward: out must be z itself or share no element/);
  expect(differing(both, before)).toBe(-1);
});

test.each([
  [0, RangeError],
  [1.5, RangeError],
  [65, RangeError],
  ["2", TypeError],
] as const)("a pool of %s threads is refused", (threads, type) => {
  const call = () => createPool({ threads: threads as number });
  expect(call).toThrow(type);
  expect(call).toThrow(/^createPool: threads must be a whole number from 1 to 64, got/);
});

test("a pool may be told from where on to share", async () => {
  await using eager = createPool({ threads: 3, shareFrom: 1 });
  for (const length of [1, 15, 16, 17, 47, 48, 49, 100]) {
    const z = eager.allocate(Float32Array, length);
    z.set(fill(z));
    expect(differing(await eager.backward(gelu, z, z), gelu.backward(z, z))).toBe(-1);
  }
  expect(() => createPool({ threads: 1, shareFrom: 0 })).toThrow(
    new RangeError("createPool: shareFrom must be a whole number from 1 on, got the number 0"),
  );
});

test("a closed pool says so, after it has done what was asked before", async () => {
  const closing = createPool({ threads: 2, shareFrom: 1000 });
  const z = closing.allocate(Float32Array, LENGTH);
  const before = closing.forward(sigmoid, z, z);
  await closing.close();
  await closing.close();
  expect((await before).every((a) => a === 0.5)).toBe(true);
  await expect(closing.forward(sigmoid, z)).rejects.toThrow(new Error("pool.forward: the pool is closed"));
  expect(() => closing.allocate(Float32Array, 1)).toThrow(new Error("pool.allocate: the pool is closed"));
});

test("a pool of one thread needs no shared memory", async () => {
  await using alone = createPool({ threads: 1 });
  const z = Float32Array.of(-1, 2);
  expect(await alone.forward(relu, z, z)).toEqual(Float32Array.of(0, 2));
  expect(await alone.backward(relu, alone.allocate(Float32Array, 2).fill(3), z)).toEqual(
    Float32Array.of(3, 3),
  );
});

test("a process with an open pool exits, and not before its last call is done", () => {
  const program = `
    const { createPool, sigmoid } = require("@slope/activations");
    const pool = createPool({ threads: 2, shareFrom: 1000 });
    const z = pool.allocate(Float32Array, ${LENGTH});
    pool.forward(sigmoid, z, z).then((a) => console.log(a[${LENGTH - 1}]));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["-e", program], {
    cwd: new URL("..", import.meta.url),
    encoding: "utf8",
  });
  expect({ stdout, status }, stderr).toEqual({ stdout: "0.5\n", status: 0 });
});

test("the kernels of shared memory are those of memory that is not, but for its import", async () => {
  const { importSharedMemory } = await import("../src/kernels/sharedModule.ts");
  const { WebAssembly: host } = globalThis as unknown as {
    WebAssembly: { validate(bytes: Uint8Array): boolean };
  };
  const bytes = readFileSync(new URL("../dist/kernels/simd.wasm", import.meta.url));
  const sharedBytes = importSharedMemory(bytes);
  expect(host.validate(sharedBytes)).toBe(true);
  expect(sharedBytes.length - bytes.length).toBeLessThan(5);
  expect(() => importSharedMemory(bytes.subarray(0, 8))).toThrow("the kernels import no memory");
});
