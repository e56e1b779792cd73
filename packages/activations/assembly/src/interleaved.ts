import { accurateBackward, accurateSigmoid } from "./accurateLogistic";
import { accurateTanh } from "./accurateTanh";
import { doubleLogistic } from "./doubleLogistic";
import { fastBackward, fastForward } from "./fastLogistic";
import { fastRectifierBackward, fastRectifierForward } from "./fastRectifier";
import { ACCURATE, DOUBLE, FAST, LEAKY_RELU, SIGMOID, TANH } from "./formulas";
import { tailOuter, tailZ } from "./memory";

export { useScratch } from "./memory";

// @ts-ignore: decorator
@inline
function forwardBlocks(op: i32, form: i32, z: usize, end: usize, out: usize, slope: f64): void {
  if (op == LEAKY_RELU) fastRectifierForward(z, end, out, slope);
  else if (form == ACCURATE && op == TANH) accurateTanh(z, end, out);
  else if (form == ACCURATE) accurateSigmoid(z, end, out);
  else if (form == DOUBLE) doubleLogistic(op, false, 0, z, end, out);
  else fastForward(op, z, end, out);
}

// @ts-ignore: decorator
@inline
function backwardBlocks(
  op: i32, form: i32, outer: usize, z: usize, end: usize, out: usize, slope: f64, atZero: f64,
): void {
  if (op == LEAKY_RELU) fastRectifierBackward(outer, z, end, out, slope, atZero);
  else if (form == ACCURATE) accurateBackward(op, outer, z, end, out);
  else if (form == DOUBLE) doubleLogistic(op, true, outer, z, end, out);
  else fastBackward(op, outer, z, end, out);
}

/** A = g(Z), in blocks of 64 bytes; a last, partial block is computed in the working space. */
// @ts-ignore: decorator
@inline
function forward(op: i32, form: i32, z: usize, out: usize, n: usize, slope: f64 = 0): void {
  const bytes = form == DOUBLE ? n << 3 : n << 2;
  const rest = bytes & 63;
  const whole = bytes - rest;
  let place: usize = 0;
  let end = z + whole;
  for (;;) {
    forwardBlocks(op, form, z, end, out, slope);
    if (rest == 0) return;
    if (place != 0) break;
    memory.copy(tailZ(), end, rest);
    place = out + whole;
    z = tailZ();
    out = z;
    end = z + 64;
  }
  memory.copy(place, tailZ(), rest);
}

/** dZ = dA ⊙ g′(Z), likewise. */
// @ts-ignore: decorator
@inline
function backward(
  op: i32, form: i32, outer: usize, z: usize, out: usize, n: usize, slope: f64 = 0, atZero: f64 = 0,
): void {
  const bytes = form == DOUBLE ? n << 3 : n << 2;
  const rest = bytes & 63;
  const whole = bytes - rest;
  let place: usize = 0;
  let end = z + whole;
  for (;;) {
    backwardBlocks(op, form, outer, z, end, out, slope, atZero);
    if (rest == 0) return;
    if (place != 0) break;
    memory.copy(tailZ(), end, rest);
    memory.copy(tailOuter(), outer + whole, rest);
    place = out + whole;
    z = tailZ();
    outer = tailOuter();
    out = z;
    end = z + 64;
  }
  memory.copy(place, tailZ(), rest);
}

export function sigmoid_forward_fast(z: usize, out: usize, n: usize): void {
  forward(SIGMOID, FAST, z, out, n);
}
export function sigmoid_backward_fast(dA: usize, z: usize, out: usize, n: usize): void {
  backward(SIGMOID, FAST, dA, z, out, n);
}
export function tanh_forward_fast(z: usize, out: usize, n: usize): void {
  forward(TANH, FAST, z, out, n);
}
export function tanh_backward_fast(dA: usize, z: usize, out: usize, n: usize): void {
  backward(TANH, FAST, dA, z, out, n);
}
export function leakyRelu_forward_fast(z: usize, out: usize, n: usize, slope: f64): void {
  forward(LEAKY_RELU, FAST, z, out, n, slope);
}
export function leakyRelu_backward_fast(dA: usize, z: usize, out: usize, n: usize, slope: f64, atZero: f64): void {
  backward(LEAKY_RELU, FAST, dA, z, out, n, slope, atZero);
}
export function sigmoid_forward_double(z: usize, out: usize, n: usize): void {
  forward(SIGMOID, DOUBLE, z, out, n);
}
export function sigmoid_backward_double(dA: usize, z: usize, out: usize, n: usize): void {
  backward(SIGMOID, DOUBLE, dA, z, out, n);
}
export function tanh_forward_double(z: usize, out: usize, n: usize): void {
  forward(TANH, DOUBLE, z, out, n);
}
export function tanh_backward_double(dA: usize, z: usize, out: usize, n: usize): void {
  backward(TANH, DOUBLE, dA, z, out, n);
}
export function sigmoid_forward_accurate(z: usize, out: usize, n: usize): void {
  forward(SIGMOID, ACCURATE, z, out, n);
}
export function sigmoid_backward_accurate(dA: usize, z: usize, out: usize, n: usize): void {
  backward(SIGMOID, ACCURATE, dA, z, out, n);
}
export function tanh_forward_accurate(z: usize, out: usize, n: usize): void {
  forward(TANH, ACCURATE, z, out, n);
}
export function tanh_backward_accurate(dA: usize, z: usize, out: usize, n: usize): void {
  backward(TANH, ACCURATE, dA, z, out, n);
}
