import type { Activation } from "../activation.ts";
import type { ArrayOptions, FloatArray } from "../arrays.ts";
import { allocate, type FloatArrayConstructor, makeAllocator } from "../kernels/allocate.ts";
import { makeSharedMemory, RESERVED_BYTES } from "../kernels/memories.ts";
import { makeShared } from "../kernels/sharedBuffer.ts";
import { checkCall, type Inputs } from "./checkCall.ts";
import { gatherCrew } from "./crew.ts";
import { type PoolOptions, readShareFrom, readThreads } from "./options.ts";
import { cutShares, type Work } from "./share.ts";

declare global {
  /** As the library of TypeScript 5.2 and newer has it; the older one of notebooks reads these types too. */
  interface SymbolConstructor {
    readonly asyncDispose: unique symbol;
  }
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

const SCRATCH_BYTES = 1024;

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

  const compute = async <A extends FloatArray>(work: Work<A>) => {
    const { activation, grade, dA, z, out } = work;
    const { own, jobs } = cutShares(work, { threads, shareFrom, buffers });
    const others = crew.run(jobs);
    const part = (array: A) => array.subarray(0, own) as A;
    if (dA) activation.backward(part(dA), part(z), part(out), { grade });
    else activation.forward(part(z), part(out), { grade });
    await others;
  };

  /** Checks at once, and computes when the calls before are done. */
  const call = async <A extends FloatArray>(
    name: string,
    activation: Activation,
    inputs: Inputs<A>,
    out: A | undefined,
    options?: ArrayOptions,
  ): Promise<A> => {
    requireOpen(name);
    const grade = checkCall(name, activation, inputs, out, options, threads > 1);
    const { z, dA } = inputs;
    const Type = z.constructor as FloatArrayConstructor<A>;
    const result = out ?? (threads === 1 ? new Type(z.length) : makeShared(Type, z.length));
    const done = last.then(() => compute({ activation, grade, dA, z, out: result }));
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
