import type { Scalar } from "./engine.ts";
import { isNearlySingle, type Kernel } from "./kernel.ts";
import { singleSigmoid, singleSigmoidProduct, singleTanh, singleTanhProduct } from "./singleLogistic.ts";

/** What an element of a Float32Array is where no loop computes it: what the `accurate` loop would make of it. */
export interface SingleForms {
  readonly value: (z: number) => number;
  readonly product: (dA: number, z: number) => number;
}

export function makeSingleForms(
  kernel: Kernel | undefined,
  scalar: Scalar,
  slopeAtKink: number,
): SingleForms {
  const { value, derivative } = scalar;
  if (kernel?.formula === "sigmoid")
    return {
      value: (z) => singleSigmoid(z, scalar),
      product: (dA, z) => singleSigmoidProduct(dA, z, scalar),
    };
  if (kernel?.formula === "tanh")
    return { value: singleTanh, product: (dA, z) => singleTanhProduct(dA, z, scalar) };
  const slope = kernel?.parameters?.[0];
  if (kernel?.formula === "leakyRelu" && slope !== undefined && isNearlySingle(slope)) {
    const single = Math.fround(slope);
    const slopeOf = (z: number) => {
      if (z === 0) return slopeAtKink;
      return z < 0 ? single : derivative(z);
    };
    return { value: (z) => (z < 0 ? single * z : value(z)), product: (dA, z) => dA * slopeOf(z) };
  }
  return { value, product: (dA, z) => dA * derivative(z) };
}
