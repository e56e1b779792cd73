import type { Activation, Curvature } from "../activation.ts";
import type { Framework } from "../convention.ts";
import { jaxNames } from "./jax.ts";
import { kerasNames } from "./keras.ts";
import { type NameTable, squash } from "./nameTable.ts";
import { pytorchNames } from "./pytorch.ts";
import { tensorflowJsNames } from "./tensorflowJs.ts";

const TABLES = {
  pytorch: { names: pytorchNames, convention: "pytorch" },
  keras: { names: kerasNames, convention: "tensorflow" },
  jax: { names: jaxNames, convention: "jax" },
  tensorflowJs: { names: tensorflowJsNames, convention: "lecture" },
} as const satisfies Record<string, { readonly names: NameTable; readonly convention: Framework }>;

/** Whose names. */
export type NamingFramework = keyof typeof TABLES;

/**
 * The activation that a framework calls so, with the framework's default parameters and its slopes at the kinks (those
 * of Keras on TensorFlow; TensorFlow.js's are not known, and are the lecture's). The spelling is free: LeakyReLU,
 * leaky_relu and torch.nn.LeakyReLU are one.
 *
 * @throws {RangeError} if there is none, or no such framework; the message lists those that there are.
 */
export function findByFramework(name: string, framework: NamingFramework): Activation & Curvature {
  if (!Object.hasOwn(TABLES, framework))
    throw new RangeError(
      `findActivation: framework must be one of ${Object.keys(TABLES).join(", ")}, got ${String(framework)}`,
    );
  const { names, convention } = TABLES[framework];
  const found = Object.entries<Activation & Curvature>(names).find(
    ([theirs]) => squash(theirs) === squash(name),
  );
  if (!found)
    throw new RangeError(
      `${framework} calls no activation ${JSON.stringify(String(name))}. There are: ${Object.keys(names).join(", ")}`,
    );
  const [, activation] = found;
  const isKnown = activation.conventions !== undefined || activation.kinks.length === 0;
  return isKnown ? activation.withDerivativeAtKink(convention) : activation;
}
