type FloatArray = Float32Array | Float64Array;

/**
 * The textbook's formulas as one writes them by hand, each loop a function of its own so that the engine can specialise
 * it. The slopes go through the output, which loses them in the tails.
 */
export interface PlainLoops {
  readonly value: (z: number) => number;
  readonly slope: (z: number) => number;
  readonly forward: (z: FloatArray, out: FloatArray) => void;
  readonly backward: (dA: FloatArray, z: FloatArray, out: FloatArray) => void;
}

export const plainLoops: Readonly<Record<string, PlainLoops>> = {
  sigmoid: {
    value: (z) => 1 / (1 + Math.exp(-z)),
    slope: (z) => {
      const a = 1 / (1 + Math.exp(-z));
      return a * (1 - a);
    },
    forward: (z, out) => {
      for (let i = 0; i < z.length; i++) out[i] = 1 / (1 + Math.exp(-z[i]!));
    },
    backward: (dA, z, out) => {
      for (let i = 0; i < z.length; i++) {
        const a = 1 / (1 + Math.exp(-z[i]!));
        out[i] = dA[i]! * a * (1 - a);
      }
    },
  },
  tanh: {
    value: (z) => Math.tanh(z),
    slope: (z) => 1 - Math.tanh(z) ** 2,
    forward: (z, out) => {
      for (let i = 0; i < z.length; i++) out[i] = Math.tanh(z[i]!);
    },
    backward: (dA, z, out) => {
      for (let i = 0; i < z.length; i++) {
        const a = Math.tanh(z[i]!);
        out[i] = dA[i]! * (1 - a * a);
      }
    },
  },
  relu: {
    value: (z) => Math.max(0, z),
    slope: (z) => (z >= 0 ? 1 : 0),
    forward: (z, out) => {
      for (let i = 0; i < z.length; i++) out[i] = Math.max(0, z[i]!);
    },
    backward: (dA, z, out) => {
      for (let i = 0; i < z.length; i++) out[i] = z[i]! >= 0 ? dA[i]! : 0;
    },
  },
  leakyRelu: {
    value: (z) => Math.max(0.01 * z, z),
    slope: (z) => (z >= 0 ? 1 : 0.01),
    forward: (z, out) => {
      for (let i = 0; i < z.length; i++) out[i] = Math.max(0.01 * z[i]!, z[i]!);
    },
    backward: (dA, z, out) => {
      for (let i = 0; i < z.length; i++) out[i] = dA[i]! * (z[i]! >= 0 ? 1 : 0.01);
    },
  },
};
