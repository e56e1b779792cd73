import type { Condition, Expression } from "../expression.ts";
import type { Fraction } from "../fraction.ts";

export type Relation = "=" | "≠" | "<" | "≤" | ">" | "≥" | "≈";

/** Something to be decided; every function and every defined name in it is written out. */
export interface Claim {
  readonly left: Expression;
  readonly relation: Relation;
  readonly right: Expression;
  /** Where it is claimed: all of these hold. */
  readonly given: readonly Condition[];
  /** Written with :=, so that a value may be chosen where there is none, as the slope at a corner. */
  readonly isConvention?: boolean;
  /** For ≈: half a unit of the last digit shown. */
  readonly tolerance?: Fraction;
}
