import type { BudgetLimits } from "../budget.ts";
import type { Environment } from "../environment.ts";
import type { Condition } from "../expression.ts";
import type { Side } from "../latex/sides.ts";
import type { Judgement } from "./judge.ts";

/** What one formula leaves behind for the next. */
export interface Progress {
  readonly env: Environment;
  /** The expression that a formula beginning with = goes on from, and the start of its chain. */
  readonly chain: { readonly start: Side; readonly last: Side; readonly isBare: boolean } | undefined;
  /** What a formula beginning with "then" takes over. */
  readonly given: readonly Condition[];
}

export interface Reading {
  /** `=` with an unknown name on the left defines it; a name that nothing defines makes a false equation unknown. */
  readonly mode: "document" | "claim" | "definitions";
  /** The formula stands directly under the one before. */
  readonly directlyUnder: boolean;
  readonly limits: Partial<BudgetLimits>;
}

/** One thing that a formula says. */
export type Finding = { readonly latex: string; readonly position: number; readonly remark?: string } & (
  | ({ readonly kind: "claims"; readonly implied: boolean } & Judgement)
  | { readonly kind: "defines" | "assumes"; readonly names: readonly string[] }
  | { readonly kind: "shows" }
);

export interface Outcome {
  readonly findings: readonly Finding[];
  readonly progress: Progress;
}
