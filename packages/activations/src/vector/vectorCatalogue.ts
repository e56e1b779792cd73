import { squash } from "../names/nameTable.ts";
import { crelu } from "./crelu.ts";
import { geglu } from "./geglu.ts";
import { glu } from "./glu.ts";
import { logSoftmax } from "./logSoftmax.ts";
import { maxout } from "./maxout.ts";
import { reglu } from "./reglu.ts";
import { softmax } from "./softmax.ts";
import { softmin } from "./softmin.ts";
import { sparsemax } from "./sparsemax.ts";
import { swiglu } from "./swiglu.ts";
import type { VectorActivation } from "./vectorActivation.ts";

/** Every function from vectors to vectors, with default parameters. */
export const vectorCatalogue: readonly VectorActivation[] = Object.freeze([
  softmax,
  softmin,
  logSoftmax,
  sparsemax,
  glu,
  geglu,
  reglu,
  swiglu,
  crelu,
  maxout,
]);

/**
 * The vector function of that name, in any spelling: LogSoftmax, log_softmax and jax.nn.log_softmax are one.
 *
 * @throws {RangeError} if there is none; the message lists those that there are.
 */
export function findVectorActivation(name: string): VectorActivation {
  const found = vectorCatalogue.find((f) => squash(f.name) === squash(name));
  if (found) return found;
  throw new RangeError(
    `no vector activation is called ${JSON.stringify(String(name))}. There are: ${vectorCatalogue.map((f) => f.name).join(", ")}`,
  );
}
