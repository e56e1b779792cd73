import type { Scalar } from "./engine.ts";

/** Sigmoid and tanh as the float32 loops compute them (assembly/src/accurateLogistic.ts, accurateTanh.ts), operation by operation. */
const { fround } = Math;

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** 2^k from 3·2²² + 127 + k, a float32 with k + 127 in its low bits. */
function scaleOf(octave: number): number {
  float[0] = octave;
  bits[0] = bits[0]! << 23;
  return float[0];
}

function keep(x: number, mask: number): number {
  float[0] = x;
  bits[0] = bits[0]! & mask;
  return float[0];
}

const ROUNDING = 12583039;
const STEPS = fround(Math.LOG2E);
const LN2_HIGH = 0.693145751953125;
const LN2_LOW = fround(1.428606765330187e-6);
const FIRST = fround(0.166666179895401);
const SECOND = fround(-0.002765993820503354);
/** Beyond it the scalar functions are asked. */
const LIMIT = 80;

/** x = k·ln2 − r, 2^k, and eʳ = 1 + r + c: the result of the last call of {@link reduce}. */
const reduced = { scale: 1, r: 0, c: 0 };

function reduce(x: number): void {
  const octave = fround(fround(x * STEPS) + ROUNDING);
  const k = fround(octave - ROUNDING);
  const r = fround(fround(k * LN2_HIGH) - x);
  const correction = fround(k * LN2_LOW);
  const whole = fround(r + correction);
  const square = fround(whole * whole);
  const y = fround(whole - fround(fround(fround(square * SECOND) + FIRST) * square));
  reduced.scale = scaleOf(octave);
  reduced.r = r;
  reduced.c = fround(fround(fround(whole * y) / fround(2 - y)) + correction);
}

/** σ(z) within 1 ULP of float32, for a float32 z. */
export function singleSigmoid(z: number, { value }: Scalar): number {
  if (!(Math.abs(z) <= LIMIT)) return value(z);
  reduce(z);
  const { scale, r, c } = reduced;
  const quotient = keep(fround(1 / fround(fround(fround(r + c) + 1) + scale)), -8);
  const result = fround(quotient * scale);
  const left = fround(fround(0.5 - quotient) + fround(0.5 - result));
  const rest = fround(fround(left - fround(r * quotient)) - fround(c * quotient));
  return fround(fround(rest * result) + result);
}

/** dA·σ′(x)·`factor`, a power of 2, where x = −|x|. */
function slopeProduct(dA: number, x: number, factor: number): number {
  reduce(x);
  const { scale, r, c } = reduced;
  const whole = fround(1 / fround(fround(fround(r + c) + 1) + scale));
  const t = keep(whole, -4096);
  const q = fround(t * scale);
  const rest = fround(fround(fround(fround(1 - t) - fround(r * t)) - fround(c * t)) - q);
  const bend = fround(fround(fround(1 - q) - q) - fround(rest * q));
  const lack = fround(fround(whole * rest) * bend);
  const product = fround(t * q);
  const difference = fround(t - product);
  const error = fround(fround(t - difference) - product);
  return fround(fround(fround(fround(error + lack) + difference) * fround(scale * factor)) * dA);
}

export function singleSigmoidProduct(dA: number, z: number, { derivative }: Scalar): number {
  const size = Math.abs(z);
  return size <= LIMIT ? slopeProduct(dA, -size, 1) : dA * derivative(z);
}

export function singleTanhProduct(dA: number, z: number, { derivative }: Scalar): number {
  const size = fround(2 * Math.abs(z));
  return size <= LIMIT ? slopeProduct(dA, -size, 4) : dA * derivative(z);
}

const TANH_STEPS = fround(2 * Math.LOG2E);
const HALF_LN2 = fround(Math.LN2 / 2);
const TANH_FIRST = fround(3.000002145767212);
const TANH_SECOND = fround(1.1997615098953247);
const MOST = 10;
/** Adding it leaves whole units of 2⁻¹². */
const COARSE = 3072;

/** tanh z within 1 ULP of float32, for a float32 z. */
export function singleTanh(z: number): number {
  const x = Math.min(Math.max(z, -MOST), MOST);
  const octave = fround(ROUNDING - fround(x * TANH_STEPS));
  const scale = scaleOf(octave);
  const r = fround(x - fround(fround(ROUNDING - octave) * HALF_LN2));
  const square = fround(r * r);
  const c = fround(fround(fround(r * square) / fround(fround(square * TANH_SECOND) + TANH_FIRST)) + 0);
  const h = fround(r - c);
  const above = fround(1 + h);
  const below = fround(fround(1 - h) * scale);
  const inverse = fround(1 / fround(above + below));
  const rounded = fround(COARSE - fround(fround(above - below) * inverse));
  const left = fround(rounded - (COARSE - 1));
  const right = fround(fround(COARSE + 1 - rounded) * scale);
  const sum = fround(left + right);
  const rest = fround(fround(fround(r * sum) - fround(right - left)) - fround(c * sum));
  return fround(fround(rest * inverse) - fround(rounded - COARSE));
}
