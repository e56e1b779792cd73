import {
  makeShapeError,
  readGrade,
  requireFloatArray,
  requireNoPartialOverlap,
  requireSameShape,
} from "./checkArrays.ts";
import type { Scalar } from "./kernels/engine.ts";
import type { Grade, Kernel } from "./kernels/kernel.ts";
import { makeLoop, runLoop } from "./kernels/run.ts";
import { makeSingleForms } from "./kernels/singleForms.ts";

/** The arrays that `forward` and `backward` take. */
export type FloatArray = Float32Array | Float64Array;

/** The name of such an array's type. */
export type FloatArrayType = "Float32Array" | "Float64Array";

/** What array forms may be told besides. */
export interface ArrayOptions {
  /** See {@link Grade}; `accurate` unless told otherwise. */
  readonly grade?: Grade;
}

/** What `Activation.forward` and `Activation.backward` are made of. */
export interface ArrayForms {
  forward<A extends FloatArray>(z: A, out?: A, options?: ArrayOptions): A;
  backward<A extends FloatArray>(dA: A, z: A, out?: A, options?: ArrayOptions): A;
}

/** The array forms of an activation; with its kernel, where it has one, and the slope chosen at its kink. */
export function makeArrayForms(
  name: string,
  scalar: Scalar,
  kernel: Kernel | undefined,
  slopeAtKink: number,
): ArrayForms {
  const forwardLoop = kernel && makeLoop(kernel, "forward", scalar, slopeAtKink);
  const backwardLoop = kernel && makeLoop(kernel, "backward", scalar, slopeAtKink);
  const forwardCall = `${name}.forward`;
  const backwardCall = `${name}.backward`;
  const { value, derivative } = scalar;
  const single = makeSingleForms(kernel, scalar, slopeAtKink);

  return {
    forward: (z, out, options) => {
      const type = requireFloatArray(forwardCall, "z", z);
      const grade = readGrade(forwardCall, options);
      if (out !== undefined) {
        requireSameShape(forwardCall, "out", out, type, z.length);
        requireNoPartialOverlap(forwardCall, out, "z", z);
      }
      const result = out ?? (z.slice() as typeof z);
      if (!forwardLoop || !runLoop(forwardLoop, grade, type, undefined, z, result)) {
        const evaluate = type === "Float32Array" ? single.value : value;
        for (let i = 0; i < z.length; i++) result[i] = evaluate(z[i]!);
      }
      return result;
    },
    backward: (dA, z, out, options) => {
      const outerType = requireFloatArray(backwardCall, "dA", dA);
      const type = requireFloatArray(backwardCall, "z", z);
      if (outerType !== type || dA.length !== z.length)
        throw makeShapeError(backwardCall, "dA", dA, type, z.length);
      const grade = readGrade(backwardCall, options);
      if (out !== undefined) {
        requireSameShape(backwardCall, "out", out, type, z.length);
        requireNoPartialOverlap(backwardCall, out, "dA", dA);
        requireNoPartialOverlap(backwardCall, out, "z", z);
      }
      const result = out ?? (z.slice() as typeof z);
      if (!backwardLoop || !runLoop(backwardLoop, grade, type, dA, z, result)) {
        if (type === "Float32Array")
          for (let i = 0; i < z.length; i++) result[i] = single.product(dA[i]!, z[i]!);
        else for (let i = 0; i < z.length; i++) result[i] = dA[i]! * derivative(z[i]!);
      }
      return result;
    },
  };
}
