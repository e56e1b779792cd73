import { expect, test } from "vitest";
import { type Activation, defineActivation } from "../activation.ts";
import { gelu } from "../gelu.ts";
import type { FloatArrayConstructor } from "../kernels/allocate.ts";
import { makeShared } from "../kernels/sharedBuffer.ts";
import { leakyRelu } from "../leakyRelu.ts";
import { mish } from "../mish.ts";
import { sigmoid } from "../sigmoid.ts";
import { PAYS_FROM } from "./paysFrom.ts";
import { cutShares } from "./share.ts";

type FloatArray = Float32Array | Float64Array;

function cut(activation: Activation, z: FloatArray, shareFrom?: number) {
  const work = { activation, grade: "accurate", dA: undefined, z, out: z } as const;
  return cutShares(work, { threads: 3, shareFrom, buffers: [] });
}

const KINDS: readonly [
  what: string,
  g: Activation,
  Type: FloatArrayConstructor<FloatArray>,
  kind: keyof typeof PAYS_FROM,
][] = [
  ["leakyRelu of a slope of one's own", leakyRelu.with({ negativeSlope: 0.3 }), Float32Array, "rectifier"],
  ["sigmoid", sigmoid, Float32Array, "compiled"],
  ["sigmoid in float64", sigmoid, Float64Array, "compiled"],
  ["gelu", gelu, Float32Array, "compiled"],
  ["gelu in float64, which has no compiled loop,", gelu, Float64Array, "scalar"],
  ["mish", mish, Float32Array, "scalar"],
];

// A kind that pays nowhere is shared nowhere.
test.each(KINDS.filter(([, , , kind]) => PAYS_FROM[kind] < Infinity))(
  "%s is shared from where it pays",
  (_, g, Type, kind) => {
    const from = PAYS_FROM[kind];
    const z = makeShared<FloatArray>(Type, from);
    expect(cut(g, z).jobs).toHaveLength(2);
    expect(cut(g, z.subarray(1))).toEqual({ own: from - 1, jobs: [] });
  },
);

test("shares are whole cache lines, but the last, and leave nothing out", () => {
  const { own, jobs } = cut(sigmoid, makeShared(Float32Array, 100), 1);
  expect(own).toBe(48);
  expect(jobs.map(({ out }) => out.length)).toEqual([48, 4]);
});

test("what cannot be made again in another thread is not shared", () => {
  const { name, formula, value, derivative, range, monotone } = sigmoid;
  const own = defineActivation({ name, formula, value, derivative, range, monotone });
  expect(cut(own, makeShared(Float32Array, 100), 1).jobs).toEqual([]);
});
