import type { Activation } from "../activation.ts";
import type { ArrayOptions, FloatArray } from "../arrays.ts";
import {
  describe,
  readGrade,
  requireFloatArray,
  requireNoPartialOverlap,
  requireSameShape,
} from "../checkArrays.ts";
import type { Grade } from "../kernels/kernel.ts";
import { isShared } from "../kernels/sharedBuffer.ts";
import { findOrigin } from "../origin.ts";

/** In the order in which they are checked. */
export interface Inputs<A extends FloatArray> {
  readonly dA?: A;
  readonly z: A;
}

/** Refuses what the pool cannot compute, before anything is written; the grade that is asked for, otherwise. */
export function checkCall<A extends FloatArray>(
  call: string,
  activation: Activation,
  inputs: Inputs<A>,
  out: A | undefined,
  options: ArrayOptions | undefined,
  needsShared: boolean,
): Grade {
  if (typeof (activation as unknown) !== "function" || !findOrigin(activation))
    throw new TypeError(
      `${call}: activation must be an activation, as sigmoid is, got ${describe(activation)}`,
    );
  const named = Object.entries(inputs) as [string, A][];
  for (const [argument, array] of named) requireFloatArray(call, argument, array);
  const { z, dA } = inputs;
  const type = requireFloatArray(call, "z", z);
  if (dA) requireSameShape(call, "dA", dA, type, z.length);
  const grade = readGrade(call, options);
  if (out !== undefined) requireSameShape(call, "out", out, type, z.length);
  for (const [argument, array] of named) {
    if (needsShared) requireShared(call, argument, array);
    if (out !== undefined) requireNoPartialOverlap(call, out, argument, array);
  }
  if (out !== undefined && needsShared) requireShared(call, "out", out);
  return grade;
}

function requireShared(call: string, argument: string, array: FloatArray): void {
  if (!isShared(array.buffer))
    throw new TypeError(
      `${call}: ${argument} must be on shared memory, as from pool.allocate, got ${describe(array)} on an ArrayBuffer`,
    );
}
