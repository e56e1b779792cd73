import type { KinkChoice } from "./kink.ts";

/** Whose slopes at the kinks: the lecture's, which are ours unless told otherwise, or a framework's. */
const FRAMEWORKS = Object.freeze(["lecture", "pytorch", "tensorflow", "jax"] as const);
export type Framework = (typeof FRAMEWORKS)[number];

/** What each framework takes at the kinks; one that has no such function is left out. */
export type Conventions = Readonly<Partial<Record<Exclude<Framework, "lecture">, KinkChoice>>>;

export function isFramework(choice: unknown): choice is Framework {
  return (FRAMEWORKS as readonly unknown[]).includes(choice);
}

/** The slopes that a framework takes at the kinks, or a RangeError that says which are known. */
export function findConvention(
  name: string,
  {
    kinks = [],
    conventions = {},
  }: { readonly kinks?: readonly unknown[]; readonly conventions?: Conventions },
  framework: Framework,
): KinkChoice {
  if (framework === "lecture" || kinks.length === 0) return "right";
  const choice = conventions[framework];
  if (choice !== undefined) return choice;
  const known = ["lecture", ...Object.keys(conventions)].map((word) => JSON.stringify(word)).join(", ");
  throw new RangeError(
    `${name}.withDerivativeAtKink: ${framework} has no ${name} whose slope could be taken; there is ${known}`,
  );
}
