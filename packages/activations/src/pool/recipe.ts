import type { Activation } from "../activation.ts";
import { catalogue } from "../catalogue.ts";
import type { ParametricActivation } from "../family.ts";
import type { KinkChoice } from "../kink.ts";
import { findOrigin } from "../origin.ts";

/** How another thread makes the same activation, since functions cannot be sent there. */
export interface Recipe {
  readonly name: string;
  readonly parameters: Readonly<Record<string, number>> | undefined;
  readonly choice: KinkChoice;
}

/** Undefined for an activation that was not made of the catalogue. */
export function writeRecipe(activation: Activation): Recipe | undefined {
  const origin = findOrigin(activation);
  const entry = origin && catalogue.find((known) => findOrigin(known)?.definition === origin.definition);
  if (!origin || !entry) return undefined;
  const { parameters } = activation as { readonly parameters?: Recipe["parameters"] };
  return { name: entry.name, parameters, choice: origin.choice };
}

/** What the recipe was written of. */
export function followRecipe({ name, parameters, choice }: Recipe): Activation {
  const entry: Activation = catalogue.find((known) => known.name === name)!;
  const made = parameters ? (entry as ParametricActivation<string>).with(parameters) : entry;
  return made.kinks.length > 0 ? made.withDerivativeAtKink(choice) : made;
}
