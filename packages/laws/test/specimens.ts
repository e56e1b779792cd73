import type { ActivationLike, BackwardLike, ForwardLike } from "../src/activationLike.ts";

type FloatArray = Float32Array | Float64Array;

/** Array forms of a scalar function and its slope, as anyone would write them. */
export function makeArrayForms(value: (z: number) => number, derivative: (z: number) => number) {
  const forward = (z: FloatArray, out: FloatArray = z.slice()) => {
    z.forEach((x, i) => {
      out[i] = value(x);
    });
    return out;
  };
  const backward = (dA: FloatArray, z: FloatArray, out: FloatArray = z.slice()) => {
    z.forEach((x, i) => {
      out[i] = dA[i]! * derivative(x);
    });
    return out;
  };
  return { forward: forward as ForwardLike, backward: backward as BackwardLike };
}

function logistic(z: number): number {
  const e = Math.exp(-Math.abs(z));
  return z < 0 ? e / (1 + e) : 1 / (1 + e);
}

function logisticSlope(z: number): number {
  const e = Math.exp(-Math.abs(z));
  return e / (1 + e) ** 2;
}

function logisticCurvature(z: number): number {
  return -logisticSlope(z) * Math.tanh(z / 2);
}

/** A smooth activation that makes every claim there is but a kink, and keeps it. */
export const smooth = {
  name: "logistic",
  value: logistic,
  derivative: logisticSlope,
  secondDerivative: logisticCurvature,
  derivativeFromOutput: (a: number) => a * (1 - a),
  derivativeFromOutputRange: { from: 0, to: 0.999, relativeError: 1e-12 },
  kinks: [],
  range: [0, 1],
  monotone: "strictly increasing",
  derivativeLimits: [0, 0],
  ...makeArrayForms(logistic, logisticSlope),
} as const satisfies ActivationLike;

function clip(z: number): number {
  return Math.min(Math.max(z, -1), 2);
}

function clipSlope(z: number): number {
  if (Number.isNaN(z)) return z;
  return z >= -1 && z < 2 ? 1 : 0;
}

/** An activation with two corners, clipped to [−1, 2], that makes every claim there is but an output form. */
export const cornered = {
  name: "clip",
  value: clip,
  derivative: clipSlope,
  secondDerivative: (z) => (Number.isNaN(z) ? z : 0),
  kinks: [
    { at: -1, left: 0, right: 1, chosen: 1 },
    { at: 2, left: 1, right: 0, chosen: 0 },
  ],
  range: [-1, 2],
  monotone: "increasing",
  derivativeLimits: [0, 0],
  ...makeArrayForms(clip, clipSlope),
} as const satisfies ActivationLike;

/** A parabola on the left, a line on the right: smooth but for a corner of the derivative at 0. */
export const bent = {
  name: "bent",
  value: (z) => (z < 0 ? z + z * z : z),
  derivative: (z) => (z < 0 ? 1 + 2 * z : 1 + z * 0),
  secondDerivative: (z) => (z < 0 ? 2 : z * 0),
  derivativeKinks: [{ at: 0, left: 2, right: 0 }],
} as const satisfies ActivationLike;
