import type { Activation } from "../activation.ts";
import type { ArrayOptions, FloatArray } from "../arrays.ts";
import {
  describe,
  readGrade,
  requireFloatArray,
  requireNoPartialOverlap,
  requireSameShape,
} from "../checkArrays.ts";
import { allocate, type FloatArrayConstructor, makeAllocator } from "../kernels/allocate.ts";
import { makeSharedMemory, RESERVED_BYTES } from "../kernels/memories.ts";
import { findOrigin } from "../origin.ts";
import { gatherCrew } from "./crew.ts";
import { type Job, placeOf } from "./job.ts";
import { writeRecipe } from "./recipe.ts";
import { canShare, countProcessors } from "./threads.ts";

declare global {
  /** As the library of TypeScript 5.2 and newer has it; the older one of notebooks reads these types too. */
  interface SymbolConstructor {
    readonly asyncDispose: unique symbol;
  }
}

/** See {@link createPool}. */
export interface PoolOptions {
  /** How many threads compute, the calling one among them: a whole number from 1 to 64; as many as the machine has. */
  readonly threads?: number;
  /** From how many elements on a call is shared: 65,536, or 2048 for a function without a compiled loop. */
  readonly shareFrom?: number;
}

/** Threads that share the work on large arrays; see {@link createPool}. */
export interface Pool {
  /** How many threads compute, the calling one among them. */
  readonly threads: number;

  /** As the function `allocate`, in memory that all threads of the pool see; given back by `free`. */
  allocate<A extends FloatArray>(Type: FloatArrayConstructor<A>, length: number): A;

  /**
   * What `activation.forward` does, by all threads: the same results, bit for bit. Calls are run in the order in which
   * they were made, and their arrays must be left alone meanwhile.
   *
   * @param z on shared memory: from {@link Pool.allocate}, or on any SharedArrayBuffer, and then copied part by part.
   * @param out likewise; without it, a new array on a SharedArrayBuffer of its own.
   * @throws {TypeError} and {RangeError} as `activation.forward`, and a TypeError for an array that is not on shared memory;
   *   an Error if the pool is closed, or one of its threads is gone. All come as a rejected promise.
   */
  forward<A extends FloatArray>(activation: Activation, z: A, out?: A, options?: ArrayOptions): Promise<A>;

  /** What `activation.backward` does, likewise. */
  backward<A extends FloatArray>(
    activation: Activation,
    dA: A,
    z: A,
    out?: A,
    options?: ArrayOptions,
  ): Promise<A>;

  /** Ends the threads, after the calls that were made before. Arrays of the pool stay what they are. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const MOST_THREADS = 64;
const SCRATCH_BYTES = 1024;
/** A share is a multiple of a cache line, so that no two threads write to one. */
const SHARE_STEP = 16;
/** Below so many elements to wake a thread takes longer than to compute, as bench/pool.bench.ts measures. */
const PAYS_FROM = { compiled: 65_536, scalar: 2048 };

/**
 * Makes a pool of threads: worker_threads in Node, Workers in a browser, over memory that they share. Small arrays, and
 * activations that are not from the catalogue or made of one that is, are computed by the calling thread alone. An open
 * pool does not keep Node from exiting, unless a call is not done yet.
 *
 * @example
 * ```ts
 * import { createPool, sigmoid } from "@slope/activations";
 *
 * await using pool = createPool({ threads: 2 });
 * const z = pool.allocate(Float32Array, 200_000);
 * const a = await pool.forward(sigmoid, z, z);
 * a[199_999] // → 0.5
 * ```
 *
 * @throws {RangeError} if `threads` is not a whole number from 1 to 64, or `shareFrom` from 1 on; a TypeError if `threads` is
 *   no number.
 * @throws {Error} if it is more than 1 and the host has no SharedArrayBuffer, as a page has not that is not cross-origin
 *   isolated.
 */
export function createPool(options: PoolOptions = {}): Pool {
  const threads = readThreads(options);
  const shareFrom = readShareFrom(options);
  const crew = gatherCrew(threads - 1);
  const buffers: ArrayBufferLike[] = [];
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();

  const start = RESERVED_BYTES + crew.size * SCRATCH_BYTES;
  const makeBuffer = (bytes: number) => {
    const memory = makeSharedMemory(bytes);
    if (!memory) return undefined;
    buffers.push(memory.buffer);
    crew.announce((index) => ({ memory, scratch: RESERVED_BYTES + index * SCRATCH_BYTES }));
    return memory.buffer;
  };
  const allocateShared =
    threads === 1 ? allocate : makeAllocator("pool.allocate", start, makeBuffer, makeShared);

  const requireOpen = (call: string) => {
    if (isClosed) throw new Error(`${call}: the pool is closed`);
  };
  const requireShared = (call: string, argument: string, array: FloatArray) => {
    if (threads > 1 && !isShared(array))
      throw new TypeError(
        `${call}: ${argument} must be on shared memory, as from pool.allocate, got ${describe(array)} on an ArrayBuffer`,
      );
  };

  /** Cuts the arrays into shares, the first of which is this thread's own. */
  const share = async <A extends FloatArray>(
    activation: Activation,
    dA: A | undefined,
    z: A,
    out: A,
    options: ArrayOptions,
  ) => {
    const usual = findOrigin(activation)?.isCompiled ? PAYS_FROM.compiled : PAYS_FROM.scalar;
    const recipe = z.length >= (shareFrom ?? usual) ? writeRecipe(activation) : undefined;
    const size = recipe ? Math.ceil(z.length / threads / SHARE_STEP) * SHARE_STEP : z.length;
    const own = <B extends FloatArray>(array: B) => array.subarray(0, size) as B;
    const jobs: Job[] = [];
    for (let from = size; recipe && from < z.length; from += size) {
      const place = (array: A) => placeOf(array, from, Math.min(from + size, z.length), buffers);
      const grade = options.grade ?? "accurate";
      jobs.push({ activation: recipe, grade, dA: dA && place(dA), z: place(z), out: place(out) });
    }
    const others = crew.run(jobs);
    if (dA) activation.backward(own(dA), own(z), own(out), options);
    else activation.forward(own(z), own(out), options);
    await others;
  };

  /** Checks at once, and computes when the calls before are done. */
  const call = async <A extends FloatArray>(
    name: string,
    activation: Activation,
    inputs: Readonly<Record<string, A>>,
    out: A | undefined,
    options: ArrayOptions = {},
  ): Promise<A> => {
    requireOpen(name);
    if (typeof (activation as unknown) !== "function" || !findOrigin(activation))
      throw new TypeError(
        `${name}: activation must be an activation, as sigmoid is, got ${describe(activation)}`,
      );
    for (const [argument, array] of Object.entries(inputs)) requireFloatArray(name, argument, array);
    const { z, dA } = inputs as { readonly z: A; readonly dA?: A };
    const type = requireFloatArray(name, "z", z);
    if (dA) requireSameShape(name, "dA", dA, type, z.length);
    readGrade(name, options);
    if (out !== undefined) requireSameShape(name, "out", out, type, z.length);
    for (const [argument, array] of Object.entries(inputs)) {
      requireShared(name, argument, array);
      if (out !== undefined) requireNoPartialOverlap(name, out, argument, array);
    }
    if (out !== undefined) requireShared(name, "out", out);
    const Type = z.constructor as FloatArrayConstructor<A>;
    const result = out ?? (threads === 1 ? new Type(z.length) : makeShared(Type, z.length));
    const done = last.then(() => share(activation, dA, z, result, options));
    last = done.catch(() => {});
    await done;
    return result;
  };

  const close = async () => {
    isClosed = true;
    await last;
    await crew.end();
  };
  return Object.freeze<Pool>({
    threads,
    allocate: (Type, length) => {
      requireOpen("pool.allocate");
      return allocateShared(Type, length);
    },
    forward: (activation, z, out, options) => call("pool.forward", activation, { z }, out, options),
    backward: (activation, dA, z, out, options) => call("pool.backward", activation, { dA, z }, out, options),
    close,
    [Symbol.asyncDispose]: close,
  });
}

function readThreads(options: PoolOptions): number {
  const { threads = Math.min(countProcessors(), MOST_THREADS) } = options;
  const wanted = `createPool: threads must be a whole number from 1 to ${MOST_THREADS}`;
  if (typeof (threads as unknown) !== "number") throw new TypeError(`${wanted}, got ${describe(threads)}`);
  if (!(Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS))
    throw new RangeError(`${wanted}, got ${threads}`);
  if (threads > 1 && !canShare())
    throw new Error(
      "createPool: threads cannot share memory here; a page must be served with the headers " +
        "Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp. One thread can do without",
    );
  return threads;
}

function readShareFrom({ shareFrom }: PoolOptions): number | undefined {
  if (shareFrom === undefined || (Number.isInteger(shareFrom) && shareFrom >= 1)) return shareFrom;
  throw new RangeError(
    `createPool: shareFrom must be a whole number from 1 on, got ${describe(shareFrom as unknown)}`,
  );
}

function isShared(array: FloatArray): boolean {
  return Object.prototype.toString.call(array.buffer) === "[object SharedArrayBuffer]";
}

function makeShared<A extends FloatArray>(Type: FloatArrayConstructor<A>, length: number): A {
  return new Type(new SharedArrayBuffer(length * Type.BYTES_PER_ELEMENT), 0, length);
}
