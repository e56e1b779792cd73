import type { Expression } from "../src/expression.ts";
import { takeSecondOpinion } from "../src/secondOpinion.ts";

/** Whether two expressions are equal as far as can be seen at points; undefined where nothing can. */
export function areNumericallyEqual(left: Expression, right: Expression): boolean | undefined {
  const { kind } = takeSecondOpinion({ left, relation: "=", right, given: [] });
  return kind === "silent" ? undefined : kind === "agrees";
}
