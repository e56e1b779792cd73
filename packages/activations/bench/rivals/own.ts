import { allocate, free, type Grade, leakyRelu, relu, sigmoid, tanh } from "@slope/activations";
import { plainLoops } from "../plainLoops.ts";
import { makeInputs, makeOuter, type Rival } from "./rival.ts";

const version = process.version;

export function openOwn(grade: Grade): Rival {
  return {
    name: `ours, ${grade}`,
    version,
    prepare: async (length) => {
      const arrays = [0, 1, 2].map(() => allocate(Float32Array, length));
      const [z, dA, out] = arrays as [Float32Array, Float32Array, Float32Array];
      z.set(makeInputs(length));
      dA.set(makeOuter(length));
      const options = { grade };
      return {
        runs: {
          sigmoid: () => sigmoid.forward(z, out, options),
          tanh: () => tanh.forward(z, out, options),
          relu: () => relu.forward(z, out, options),
          leakyRelu: () => leakyRelu.forward(z, out, options),
          "sigmoid backward": () => sigmoid.backward(dA, z, out, options),
          "tanh backward": () => tanh.backward(dA, z, out, options),
        },
        close: () => arrays.forEach(free),
      };
    },
  };
}

/** The same, on ordinary arrays, which are copied in and out tile by tile. */
export const copied: Rival = {
  name: "ours, accurate, copied",
  version,
  prepare: async (length) => {
    const [z, dA, out] = [makeInputs(length), makeOuter(length), new Float32Array(length)];
    return {
      runs: {
        sigmoid: () => sigmoid.forward(z, out),
        tanh: () => tanh.forward(z, out),
        relu: () => relu.forward(z, out),
        leakyRelu: () => leakyRelu.forward(z, out),
        "sigmoid backward": () => sigmoid.backward(dA, z, out),
        "tanh backward": () => tanh.backward(dA, z, out),
      },
      close: () => {},
    };
  },
};

export const plain: Rival = {
  name: "plain JavaScript",
  version,
  prepare: async (length) => {
    const [z, dA, out] = [makeInputs(length), makeOuter(length), new Float32Array(length)];
    const loops = (name: string) => plainLoops[name]!;
    return {
      runs: {
        sigmoid: () => loops("sigmoid").forward(z, out),
        tanh: () => loops("tanh").forward(z, out),
        relu: () => loops("relu").forward(z, out),
        leakyRelu: () => loops("leakyRelu").forward(z, out),
        "sigmoid backward": () => loops("sigmoid").backward(dA, z, out),
        "tanh backward": () => loops("tanh").backward(dA, z, out),
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
