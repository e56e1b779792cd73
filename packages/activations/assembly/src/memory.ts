/**
 * Working space of one thread, 1 KiB: the two inputs of a last, partial block, what a block in doubt leaves for `redo`, and what a turn leaves for the next.
 * Like the powers it is no data of the module, which would be written anew when another thread starts on this memory.
 */
let scratch: usize = 0xd000;

/** 2^(j/128) as pairs (high, low), 2 KiB, filled by the host from the table of the scalar code. */
export const powers: usize = 0xc000;

/** Gives this instance working space of its own, where several threads share one memory. */
export function useScratch(at: usize): void {
  scratch = at;
}

export function scratchAt(): usize {
  return scratch;
}

// @ts-ignore: decorator
@inline
export function tailZ(): usize {
  return scratch;
}

// @ts-ignore: decorator
@inline
export function tailOuter(): usize {
  return scratch + 128;
}

// @ts-ignore: decorator
@inline
export function redoZ(): usize {
  return scratch + 256;
}

// @ts-ignore: decorator
@inline
export function redoOuter(): usize {
  return scratch + 384;
}

// @ts-ignore: decorator
@inline
export function redoMask(): usize {
  return scratch + 512;
}

/** What one turn of a loop leaves for the next: two times 192 bytes. */
// @ts-ignore: decorator
@inline
export function carried(): usize {
  return scratch + 576;
}

export function powersAt(): usize {
  return powers;
}
