import type { FloatArray } from "../arrays.ts";
import { makeMemory, RESERVED_BYTES } from "./memories.ts";

type FloatArrayConstructor<A extends FloatArray> = {
  new (length: number): A;
  new (buffer: ArrayBuffer, byteOffset: number, length: number): A;
  readonly BYTES_PER_ELEMENT: number;
};

/** Reserved, not used: the system gives pages as they are written to. */
const USUAL_BYTES = 2 ** 28;
const MOST_BYTES = 2 ** 32 - 2 ** 16;
/** A cache line, so that no vector straddles two. */
const ALIGNMENT = 64;

interface Block {
  readonly at: number;
  readonly bytes: number;
}

/** A memory and its free blocks, in the order of their addresses, no two of them adjacent. */
interface Arena {
  readonly buffer: ArrayBuffer;
  free: Block[];
}

const arenas: Arena[] = [];
const taken = new WeakMap<FloatArray, { readonly arena: Arena; readonly block: Block } | undefined>();

/**
 * A new array of zeros in the memory of the compiled loops, so that `forward` and `backward` need not copy it. Arrays that
 * are used together are best allocated one after the other. It stays allocated until {@link free}; the garbage collector
 * cannot do that, since a part of the array may still be in use. Where there is no WebAssembly, an ordinary array.
 *
 * @example
 * ```ts
 * import { allocate, free, sigmoid } from "@slope/activations";
 *
 * const z = allocate(Float32Array, 1000);
 * sigmoid.forward(z, z)[999] // → 0.5
 * free(z);
 * allocate(Float32Array, -1) // → RangeError: allocate: length must be a whole number from 0 to 1073709056 for a Float32Array, got -1
 * ```
 *
 * @throws {TypeError} if `Type` is not Float32Array or Float64Array.
 * @throws {RangeError} if the length is not a whole number or more than 4 GiB hold, or the system has no memory left.
 */
export function allocate<A extends FloatArray>(Type: FloatArrayConstructor<A>, length: number): A {
  if ((Type as unknown) !== Float32Array && (Type as unknown) !== Float64Array)
    throw new TypeError(`allocate: Type must be Float32Array or Float64Array, got ${String(Type)}`);
  const most = Math.floor((MOST_BYTES - RESERVED_BYTES) / Type.BYTES_PER_ELEMENT);
  if (!(Number.isInteger(length) && length >= 0 && length <= most))
    throw new RangeError(
      `allocate: length must be a whole number from 0 to ${most} for a ${Type.name}, got ${String(length)}`,
    );
  const bytes = Math.max(1, Math.ceil((length * Type.BYTES_PER_ELEMENT) / ALIGNMENT)) * ALIGNMENT;
  const arena = arenas.find(({ free }) => free.some((block) => block.bytes >= bytes)) ?? addArena(bytes);
  if (!arena) {
    const plain = new Type(length);
    taken.set(plain, undefined);
    return plain;
  }
  const block = takeBlock(arena, bytes);
  const array = new Type(arena.buffer, block.at, length);
  array.fill(0);
  taken.set(array, { arena, block });
  return array;
}

/**
 * Gives back what {@link allocate} gave: the array, and every part of it, must not be used any more.
 *
 * @throws {RangeError} if the array is not one that `allocate` returned, or has been given back.
 */
export function free(array: FloatArray): void {
  const place = taken.get(array);
  if (!taken.delete(array))
    throw new RangeError("free: array must be one that allocate returned, and not yet given back");
  if (place) giveBack(place.arena, place.block);
}

function addArena(bytes: number): Arena | undefined {
  const size = Math.max(USUAL_BYTES, bytes + RESERVED_BYTES);
  const buffer = makeMemory(size);
  if (!buffer) return undefined;
  const arena = { buffer, free: [{ at: RESERVED_BYTES, bytes: buffer.byteLength - RESERVED_BYTES }] };
  arenas.push(arena);
  return arena;
}

function takeBlock(arena: Arena, bytes: number): Block {
  const index = arena.free.findIndex((block) => block.bytes >= bytes);
  const found = arena.free[index]!;
  const rest = { at: found.at + bytes, bytes: found.bytes - bytes };
  arena.free.splice(index, 1, ...(rest.bytes > 0 ? [rest] : []));
  return { at: found.at, bytes };
}

function giveBack(arena: Arena, block: Block): void {
  const blocks = [...arena.free, block].sort((a, b) => a.at - b.at);
  arena.free = blocks.reduce<Block[]>((merged, next) => {
    const last = merged.at(-1);
    if (last && last.at + last.bytes === next.at)
      merged[merged.length - 1] = { at: last.at, bytes: last.bytes + next.bytes };
    else merged.push(next);
    return merged;
  }, []);
}
