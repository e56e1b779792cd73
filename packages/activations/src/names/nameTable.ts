import type { Activation, Curvature } from "../activation.ts";

/** What a framework calls the activations, each with the framework's default parameters. */
export type NameTable = Readonly<Record<string, Activation & Curvature>>;

/** The letters and digits of the last part of a name: torch.nn.LeakyReLU, leaky_relu and leakyRelu are one. */
export function squash(name: string): string {
  return String(name)
    .replace(/^.*\./, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}
