import type { Activation } from "./activation.ts";
import { leakyRelu } from "./leakyRelu.ts";
import { relu } from "./relu.ts";
import { sigmoid } from "./sigmoid.ts";
import { tanh } from "./tanh.ts";

/** Every activation, in the order of the book, with default parameters: the only registry. */
export const catalogue: readonly Activation[] = Object.freeze([sigmoid, tanh, relu, leakyRelu]);

/**
 * The activation of that name.
 *
 * @example
 * ```ts
 * import { findActivation } from "@slope/activations";
 *
 * findActivation("tanh")(0) // → 0
 * findActivation("leaky_relu") // → RangeError: no activation is called "leaky_relu", did you mean "leakyRelu"? There are: sigmoid, tanh, relu, leakyRelu
 * ```
 *
 * @throws {RangeError} if there is none; the message lists those that there are.
 */
export function findActivation(name: string): Activation {
  const found = catalogue.find((activation) => activation.name === name);
  if (found) return found;
  const meant = catalogue.find((activation) => squash(activation.name) === squash(name));
  throw new RangeError(
    `no activation is called ${JSON.stringify(String(name))}${meant ? `, did you mean "${meant.name}"?` : "."} ` +
      `There are: ${catalogue.map((activation) => activation.name).join(", ")}`,
  );
}

/** The letters and digits alone: LeakyReLU, leaky_relu and leakyRelu are one. */
function squash(name: string): string {
  return String(name)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}
