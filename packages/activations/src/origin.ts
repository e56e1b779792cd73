import type { Kernel } from "./kernels/kernel.ts";
import type { KinkChoice } from "./kink.ts";

/** What an activation was made of. */
export interface Origin {
  /** The definition, or the one that a family has in common. */
  readonly definition: object;
  readonly choice: KinkChoice;
  /** Left undefined where there is no compiled loop. */
  readonly kernel: Kernel | undefined;
}

const origins = new WeakMap<object, Origin>();

export function rememberOrigin(activation: object, origin: Origin): void {
  origins.set(activation, origin);
}

/** Undefined for what is no activation of this package. */
export function findOrigin(activation: object): Origin | undefined {
  return origins.get(activation);
}
