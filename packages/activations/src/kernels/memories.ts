import type { Variant } from "./binary.ts";
import { type Engine, startEngine } from "./engine.ts";
import { findWebAssembly, type KernelBuffer, PAGE_BYTES } from "./webAssembly.ts";

/** Below it lie the tables and the working space of the kernels. */
export const RESERVED_BYTES = PAGE_BYTES;
/** Two tiles fit a first- or second-level cache. */
export const TILE_BYTES = PAGE_BYTES / 2;
/** Where the tile of z lies, and that of dA behind it. */
export const TILE_AT = RESERVED_BYTES;

interface KernelMemory {
  readonly memory: KernelBuffer;
  /** Where the working space of this thread is, if the memory is shared with others. */
  readonly scratch: number | undefined;
  /** Undefined until they are needed. */
  simd: Engine | null | undefined;
  relaxed: Engine | null | undefined;
}

const memories = new WeakMap<ArrayBufferLike, KernelMemory>();
let lastBuffer: ArrayBufferLike | undefined;
let lastMemory: KernelMemory | undefined;
let tiles: KernelMemory | undefined;

/** A new memory of that many bytes, which never grows, because growing would detach the arrays in it. */
export function makeMemory(bytes: number): ArrayBufferLike | undefined {
  const host = findWebAssembly();
  if (!host) return undefined;
  const memory = new host.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
  return adoptMemory(memory).buffer;
}

/** The same, to be shared with other threads. */
export function makeSharedMemory(bytes: number): KernelBuffer | undefined {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  const host = findWebAssembly();
  return host && adoptMemory(new host.Memory({ initial: pages, maximum: pages, shared: true }));
}

/** Lets kernels work on a memory; with working space of their own, where another thread uses the usual one. */
export function adoptMemory(memory: KernelBuffer, scratch?: number): KernelBuffer {
  memories.set(memory.buffer, { memory, scratch, simd: undefined, relaxed: undefined });
  return memory;
}

/** The engine of the memory that an array lies in, null if it lies in none. */
export function findEngine(buffer: ArrayBufferLike, variant: Variant): Engine | null {
  if (buffer !== lastBuffer) {
    lastBuffer = buffer;
    lastMemory = memories.get(buffer);
  }
  return lastMemory ? engineOf(lastMemory, variant) : null;
}

/** The engine of the memory that tiles are copied to, null where the kernels cannot run. */
export function tileEngine(variant: Variant): Engine | null {
  if (!tiles) {
    const buffer = makeMemory(RESERVED_BYTES + 2 * TILE_BYTES);
    tiles = buffer && memories.get(buffer);
  }
  return tiles ? engineOf(tiles, variant) : null;
}

function engineOf(at: KernelMemory, variant: Variant): Engine | null {
  const known = variant === "relaxed" ? at.relaxed : at.simd;
  if (known !== undefined) return known;
  const engine = startEngine(at.memory, variant, at.scratch);
  at[variant] = engine;
  return engine;
}
