import type { FloatArray } from "../arrays.ts";
import { type Arena, type Block, bytesOfBlock, giveBack, takeBlock } from "./arena.ts";
import { makeMemory, RESERVED_BYTES } from "./memories.ts";

export type FloatArrayConstructor<A extends FloatArray> = {
  new (length: number): A;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): A;
  readonly BYTES_PER_ELEMENT: number;
};

/** Reserved, not used: the system gives pages as they are written to. */
const USUAL_BYTES = 2 ** 28;
const MOST_BYTES = 2 ** 32 - 2 ** 16;

const taken = new WeakMap<FloatArray, { readonly arena: Arena; readonly block: Block } | undefined>();

/** An array's buffer, which V8 takes longer to tell than to find here what an allocator knows. */
export function findBuffer(array: FloatArray): ArrayBufferLike {
  return taken.get(array)?.arena.buffer ?? array.buffer;
}

/** `makeBuffer` makes a memory of at least so many bytes, or none where the host cannot; `makePlain` an array then. */
export function makeAllocator(
  call: string,
  start: number,
  makeBuffer: (bytes: number) => ArrayBufferLike | undefined,
  makePlain: <A extends FloatArray>(Type: FloatArrayConstructor<A>, length: number) => A,
): typeof allocate {
  const arenas: Arena[] = [];

  const addArena = (bytes: number): Arena | undefined => {
    const buffer = makeBuffer(Math.max(USUAL_BYTES, bytes + start));
    if (!buffer) return undefined;
    const arena = { buffer, free: [{ at: start, bytes: buffer.byteLength - start }] };
    arenas.push(arena);
    return arena;
  };

  const place = (bytes: number) => {
    for (const arena of arenas) {
      const block = takeBlock(arena, bytes);
      if (block) return { arena, block };
    }
    const arena = addArena(bytes);
    const block = arena && takeBlock(arena, bytes);
    return block && { arena, block };
  };

  return (Type, length) => {
    requireLength(call, start, Type, length);
    const found = place(bytesOfBlock(length * Type.BYTES_PER_ELEMENT));
    const array = found ? new Type(found.arena.buffer, found.block.at, length) : makePlain(Type, length);
    array.fill(0);
    taken.set(array, found);
    return array;
  };
}

function requireLength<A extends FloatArray>(
  call: string,
  start: number,
  Type: FloatArrayConstructor<A>,
  length: unknown,
): void {
  if ((Type as unknown) !== Float32Array && (Type as unknown) !== Float64Array)
    throw new TypeError(`${call}: Type must be Float32Array or Float64Array, got ${String(Type)}`);
  const most = Math.floor((MOST_BYTES - start) / Type.BYTES_PER_ELEMENT);
  if (!(typeof length === "number" && Number.isInteger(length) && length >= 0 && length <= most))
    throw new RangeError(
      `${call}: length must be a whole number from 0 to ${most} for a ${Type.name}, got ${String(length)}`,
    );
}

const allocateHere = makeAllocator(
  "allocate",
  RESERVED_BYTES,
  makeMemory,
  (Type, length) => new Type(length),
);

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
  return allocateHere(Type, length);
}

/**
 * Gives back what {@link allocate}, or a pool's, gave: the array, and every part of it, must not be used any more.
 *
 * @throws {RangeError} if the array is not one that `allocate` returned, or has been given back.
 */
export function free(array: FloatArray): void {
  const place = taken.get(array);
  if (!taken.delete(array))
    throw new RangeError("free: array must be one that allocate returned, and not yet given back");
  if (place) giveBack(place.arena, place.block);
}
