import { fastUnitBackwardBlock, fastUnitForwardBlock } from "./fastUnitBlocks";
import { DOUBLE, ELU, FAST, LEAKY_RELU, RELU, SILU, SOFTPLUS } from "./formulas";
import { tailOuter, tailZ } from "./memory";
import { rectifierBackwardBlock, rectifierForwardBlock } from "./rectifier";
import { unitBackwardBlock, unitForwardBlock } from "./unitBlocks";

// @ts-ignore: decorator
@inline
function forwardBlock(op: i32, form: i32, z: usize, out: usize, first: f64, second: f64, third: f64): void {
  if (op == RELU || op == LEAKY_RELU) rectifierForwardBlock(op, form == DOUBLE, z, out, first);
  else if (form == FAST && (op == SILU || op == ELU || op == SOFTPLUS)) fastUnitForwardBlock(op, z, out);
  else unitForwardBlock(op, form == FAST, z, out, first, second, third);
}

// @ts-ignore: decorator
@inline
function backwardBlock(
  op: i32, form: i32, outer: usize, z: usize, out: usize,
  first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  if (op == RELU || op == LEAKY_RELU) rectifierBackwardBlock(op, form == DOUBLE, outer, z, out, first, atKink);
  else if (form == FAST && (op == ELU || op == SOFTPLUS)) fastUnitBackwardBlock(op, outer, z, out);
  else unitBackwardBlock(op, form == FAST, outer, z, out, first, atKink, second, third, fourth);
}

/** A = g(Z), in blocks of 64 bytes; a last, partial block is computed in the working space. */
// @ts-ignore: decorator
@inline
export function forward(
  op: i32, form: i32, z: usize, out: usize, n: usize, first: f64 = 0, second: f64 = 0, third: f64 = 0,
): void {
  const bytes = form == DOUBLE ? n << 3 : n << 2;
  const rest = bytes & 63;
  let end = z + bytes - rest;
  let place: usize = 0;
  for (;;) {
    while (z < end) {
      forwardBlock(op, form, z, out, first, second, third);
      z += 64;
      out += 64;
    }
    if (rest == 0) return;
    if (place != 0) {
      memory.copy(place, tailZ(), rest);
      return;
    }
    memory.copy(tailZ(), z, rest);
    place = out;
    z = tailZ();
    out = z;
    end = z + 64;
  }
}

/** dZ = dA ⊙ g′(Z), likewise. */
// @ts-ignore: decorator
@inline
export function backward(
  op: i32, form: i32, outer: usize, z: usize, out: usize, n: usize,
  first: f64 = 0, atKink: f64 = 0, second: f64 = 0, third: f64 = 0, fourth: f64 = 0,
): void {
  const bytes = form == DOUBLE ? n << 3 : n << 2;
  const rest = bytes & 63;
  let end = z + bytes - rest;
  let place: usize = 0;
  for (;;) {
    while (z < end) {
      backwardBlock(op, form, outer, z, out, first, atKink, second, third, fourth);
      z += 64;
      outer += 64;
      out += 64;
    }
    if (rest == 0) return;
    if (place != 0) {
      memory.copy(place, tailZ(), rest);
      return;
    }
    memory.copy(tailZ(), z, rest);
    memory.copy(tailOuter(), outer, rest);
    place = out;
    z = tailZ();
    outer = tailOuter();
    out = z;
    end = z + 64;
  }
}
