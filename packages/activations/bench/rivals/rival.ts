export const OPERATIONS = [
  "sigmoid",
  "tanh",
  "relu",
  "leakyRelu",
  "gelu",
  "silu",
  "elu",
  "softplus",
  "sigmoid backward",
  "tanh backward",
  "gelu backward",
  "silu backward",
  "elu backward",
  "softplus backward",
  "float64 sigmoid",
  "float64 sigmoid backward",
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** One call over the inputs, which are where this rival wants them; a promise is waited for. */
export type Run = () => unknown;

/** What one operation took, in nanoseconds an element. */
export interface Time {
  readonly median: number;
  readonly fastest: number;
}

export interface Rival {
  readonly name: string;
  readonly version: string;
  /** The calls over `length` inputs, warm, and how to give the arrays back. Operations it has not are left out. */
  prepare(length: number): Promise<{ runs: Partial<Record<Operation, Run>>; close(): void }>;
}

/** Inputs between −8 and 8, in a mixed order, without a random number. */
export function makeInputs(length: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => -8 + 16 * ((i * 0.6180339887498949) % 1));
}

export function makeOuter(length: number): Float32Array {
  return makeInputs(length).map((z) => 1 - z / 16);
}

/** A package of bench/peers, or undefined where that folder has not been installed. */
export async function importPeer<Module>(name: string): Promise<Module | undefined> {
  const { createRequire } = await import("node:module");
  const require = createRequire(new URL("../peers/package.json", import.meta.url));
  try {
    return require(name) as Module;
  } catch (error) {
    if ((error as { code?: string }).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

/** The version in a peer's package.json. */
export async function readPeerVersion(name: string): Promise<string> {
  const { readFileSync } = await import("node:fs");
  const file = new URL(`../peers/node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
