import {
  ACCURATE, DOUBLE, ELU, FAST, GELU, GELU_TANH, LEAKY_RELU, RELU, SILU, SOFTPLUS,
} from "./formulas";
import { backward, forward } from "./loops";

export { powersAt, scratchAt, useScratch } from "./memory";

// NAME_forward_FORM(z, out, n, slope, atZero), NAME_backward_FORM(dA, z, out, n, slope, atZero): addresses in bytes; the
// slope left of a corner and the one chosen at it are read by the functions that have them.
export function relu_forward_accurate(z: usize, out: usize, n: usize, slope: f64, atZero: f64): void {
  forward(RELU, ACCURATE, z, out, n, slope);
}
export function relu_backward_accurate(dA: usize, z: usize, out: usize, n: usize, slope: f64, atZero: f64): void {
  backward(RELU, ACCURATE, dA, z, out, n, slope, atZero);
}
export function relu_forward_double(z: usize, out: usize, n: usize, slope: f64, atZero: f64): void {
  forward(RELU, DOUBLE, z, out, n, slope);
}
export function relu_backward_double(dA: usize, z: usize, out: usize, n: usize, slope: f64, atZero: f64): void {
  backward(RELU, DOUBLE, dA, z, out, n, slope, atZero);
}
export function leakyRelu_forward_accurate(z: usize, out: usize, n: usize, slope: f64, atZero: f64): void {
  forward(LEAKY_RELU, ACCURATE, z, out, n, slope);
}
export function leakyRelu_backward_accurate(dA: usize, z: usize, out: usize, n: usize, slope: f64, atZero: f64): void {
  backward(LEAKY_RELU, ACCURATE, dA, z, out, n, slope, atZero);
}
export function leakyRelu_forward_double(z: usize, out: usize, n: usize, slope: f64, atZero: f64): void {
  forward(LEAKY_RELU, DOUBLE, z, out, n, slope);
}
export function leakyRelu_backward_double(dA: usize, z: usize, out: usize, n: usize, slope: f64, atZero: f64): void {
  backward(LEAKY_RELU, DOUBLE, dA, z, out, n, slope, atZero);
}

// Of the units with parameters, in float32 only: NAME_FORM(…, n, first, atKink, second, third, fourth).
export function silu_forward_accurate(
  z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  forward(SILU, ACCURATE, z, out, n, first, second, third);
}
export function silu_backward_accurate(
  dA: usize, z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  backward(SILU, ACCURATE, dA, z, out, n, first, atKink, second, third, fourth);
}
export function elu_forward_accurate(
  z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  forward(ELU, ACCURATE, z, out, n, first, second, third);
}
export function elu_backward_accurate(
  dA: usize, z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  backward(ELU, ACCURATE, dA, z, out, n, first, atKink, second, third, fourth);
}
export function softplus_forward_accurate(
  z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  forward(SOFTPLUS, ACCURATE, z, out, n, first, second, third);
}
export function softplus_backward_accurate(
  dA: usize, z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  backward(SOFTPLUS, ACCURATE, dA, z, out, n, first, atKink, second, third, fourth);
}
export function gelu_forward_accurate(
  z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  forward(GELU, ACCURATE, z, out, n, first, second, third);
}
export function gelu_backward_accurate(
  dA: usize, z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  backward(GELU, ACCURATE, dA, z, out, n, first, atKink, second, third, fourth);
}
export function geluTanh_forward_accurate(
  z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  forward(GELU_TANH, ACCURATE, z, out, n, first, second, third);
}
export function geluTanh_backward_accurate(
  dA: usize, z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  backward(GELU_TANH, ACCURATE, dA, z, out, n, first, atKink, second, third, fourth);
}
export function silu_forward_fast(
  z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  forward(SILU, FAST, z, out, n, first, second, third);
}
export function silu_backward_fast(
  dA: usize, z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  backward(SILU, FAST, dA, z, out, n, first, atKink, second, third, fourth);
}
export function elu_forward_fast(
  z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  forward(ELU, FAST, z, out, n, first, second, third);
}
export function elu_backward_fast(
  dA: usize, z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  backward(ELU, FAST, dA, z, out, n, first, atKink, second, third, fourth);
}
export function softplus_forward_fast(
  z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  forward(SOFTPLUS, FAST, z, out, n, first, second, third);
}
export function softplus_backward_fast(
  dA: usize, z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  backward(SOFTPLUS, FAST, dA, z, out, n, first, atKink, second, third, fourth);
}
export function gelu_forward_fast(
  z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  forward(GELU, FAST, z, out, n, first, second, third);
}
export function gelu_backward_fast(
  dA: usize, z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  backward(GELU, FAST, dA, z, out, n, first, atKink, second, third, fourth);
}
export function geluTanh_forward_fast(
  z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  forward(GELU_TANH, FAST, z, out, n, first, second, third);
}
export function geluTanh_backward_fast(
  dA: usize, z: usize, out: usize, n: usize, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  backward(GELU_TANH, FAST, dA, z, out, n, first, atKink, second, third, fourth);
}
