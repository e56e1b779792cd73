import {
  type Activation,
  allocate,
  elu,
  free,
  type Grade,
  gelu,
  leakyRelu,
  relu,
  sigmoid,
  silu,
  softplus,
  tanh,
} from "@slope/activations";
import { plainLoops } from "../plainLoops.ts";
import { makeInputs, makeOuter, type Operation, type Rival, type Run } from "./rival.ts";

const version = process.version;

const FORWARD: readonly Activation[] = [sigmoid, tanh, relu, leakyRelu, gelu, silu, elu, softplus];
const BACKWARD: readonly Activation[] = [sigmoid, tanh, gelu, silu, elu, softplus];

type Runs = Partial<Record<Operation, Run>>;

function runAll(dA: Float32Array, z: Float32Array, out: Float32Array, options?: { grade: Grade }): Runs {
  return Object.fromEntries([
    ...FORWARD.map((g) => [g.name, () => g.forward(z, out, options)]),
    ...BACKWARD.map((g) => [`${g.name} backward`, () => g.backward(dA, z, out, options)]),
  ]) as Runs;
}

export function openOwn(grade: Grade): Rival {
  return {
    name: `ours, ${grade}`,
    version,
    prepare: async (length) => {
      const [z, dA, out] = [0, 1, 2].map(() =>
        allocate(Float32Array, length),
      ) as unknown as Triple<Float32Array>;
      z.set(makeInputs(length));
      dA.set(makeOuter(length));
      const wide = grade === "accurate" ? prepareFloat64(length) : { runs: {}, arrays: [] };
      return {
        runs: { ...runAll(dA, z, out, { grade }), ...wide.runs },
        close: () => [z, dA, out, ...wide.arrays].forEach(free),
      };
    },
  };
}

type Triple<A> = readonly [z: A, dA: A, out: A];

function prepareFloat64(length: number): { runs: Runs; arrays: Triple<Float64Array> } {
  const arrays = [0, 1, 2].map(() => allocate(Float64Array, length)) as unknown as Triple<Float64Array>;
  const [z, dA, out] = arrays;
  z.set(makeInputs(length));
  dA.set(makeOuter(length));
  return {
    runs: {
      "float64 sigmoid": () => sigmoid.forward(z, out),
      "float64 sigmoid backward": () => sigmoid.backward(dA, z, out),
    },
    arrays,
  };
}

/** The same, on ordinary arrays, which are copied in and out tile by tile. */
export const copied: Rival = {
  name: "ours, accurate, copied",
  version,
  prepare: async (length) => ({
    runs: runAll(makeOuter(length), makeInputs(length), new Float32Array(length)),
    close: () => {},
  }),
};

export const plain: Rival = {
  name: "plain JavaScript",
  version,
  prepare: async (length) => {
    const [z, dA, out] = [makeInputs(length), makeOuter(length), new Float32Array(length)];
    const [wideZ, wideOuter, wideOut] = [z, dA, out].map((array) => Float64Array.from(array)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const loops = (name: string) => plainLoops[name]!;
    return {
      runs: {
        sigmoid: () => loops("sigmoid").forward(z, out),
        tanh: () => loops("tanh").forward(z, out),
        relu: () => loops("relu").forward(z, out),
        leakyRelu: () => loops("leakyRelu").forward(z, out),
        "sigmoid backward": () => loops("sigmoid").backward(dA, z, out),
        "tanh backward": () => loops("tanh").backward(dA, z, out),
        "float64 sigmoid": () => loops("sigmoid").forward(wideZ, wideOut),
        "float64 sigmoid backward": () => loops("sigmoid").backward(wideOuter, wideZ, wideOut),
      },
      close: () => {},
    };
  },
};

/** As fast as memory goes: for the functions that only choose. */
export const memcpy: Rival = {
  name: "memcpy",
  version,
  prepare: async (length) => {
    const [z, out] = [makeInputs(length), new Float32Array(length)];
    return { runs: { relu: () => out.set(z), leakyRelu: () => out.set(z) }, close: () => {} };
  },
};
