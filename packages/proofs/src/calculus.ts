import type { Budget } from "./budget.ts";
import { differentiate } from "./differentiate.ts";
import type { Expression } from "./expression.ts";
import { hasCalculus, isPiecewise, mapParts, rewriteShared, substitute } from "./traverse.ts";

/** Works out every derivative and every value at a point below which nothing has a corner and no limit is taken. */
export function workOutSmooth(e: Expression, budget: Budget): Expression {
  return rewriteShared((part, again) => {
    if (!hasCalculus(part)) return part;
    budget.spend(1);
    const inner = mapParts(part, again);
    if (inner.kind === "at" && !isPiecewise(inner.of) && !hasCalculus(inner.of)) {
      return substitute(inner.of, inner.variable, inner.point);
    }
    if (inner.kind === "derivative" && !isPiecewise(inner.of) && !hasCalculus(inner.of)) {
      return differentiateRepeatedly(inner.of, inner.variable, inner.order, budget);
    }
    return inner;
  })(e);
}

export function differentiateRepeatedly(
  e: Expression,
  variable: string,
  order: number,
  budget: Budget,
): Expression {
  let slope = e;
  for (let i = 0; i < order; i++) slope = differentiate(slope, variable, budget);
  return slope;
}
