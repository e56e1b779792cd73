import { describe } from "../checkArrays.ts";
import { canShare, countProcessors } from "./threads.ts";

/** See {@link createPool}. */
export interface PoolOptions {
  /** How many threads compute, the calling one among them: a whole number from 1 to 64; as many as the machine has. */
  readonly threads?: number;
  /** From how many elements on a call is shared; from where it pays, as POOL.md has measured, unless told. */
  readonly shareFrom?: number;
}

const MOST_THREADS = 64;

export function readThreads(options: PoolOptions): number {
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

export function readShareFrom({ shareFrom }: PoolOptions): number | undefined {
  if (shareFrom === undefined || (Number.isInteger(shareFrom) && shareFrom >= 1)) return shareFrom;
  throw new RangeError(
    `createPool: shareFrom must be a whole number from 1 on, got ${describe(shareFrom as unknown)}`,
  );
}
