import type { Budget } from "../budget.ts";
import { differentiateRepeatedly } from "../calculus.ts";
import { type Expression, integer, negate, subtract } from "../expression.ts";
import { hasCalculus, isPiecewise, mapParts, partsOf, substitute } from "../traverse.ts";
import { unfold } from "../unfold.ts";

/** What a name inside a value-at-a-point means outside of it. */
export type Outward = (e: Expression) => Expression;

/** Puts into `guards` what the cases in `e` depend on the sign of, in terms of the outermost names. */
export function collectGuards(
  e: Expression,
  guards: Expression[],
  budget: Budget,
  outward: Outward = (x) => x,
): void {
  budget.spend(1);
  if (!isPiecewise(e)) return;
  const isChoice =
    e.kind === "call" && (e.function === "abs" || e.function === "sign" || isExtreme(e.function));
  if (isChoice || (e.kind === "call" && e.function === "relu")) alternativesOf(e, guards, budget, outward);
  else if (e.kind === "cases") {
    collectConditionGuards(e, guards, budget, outward);
    for (const { value } of e.branches) collectGuards(value, guards, budget, outward);
  } else if (e.kind === "at") {
    for (const point of alternativesOf(e.point, guards, budget, outward)) {
      collectGuards(e.of, guards, budget, (x) => outward(substitute(x, e.variable, point)));
    }
  } else if (e.kind !== "limit") for (const part of partsOf(e)) collectGuards(part, guards, budget, outward);
}

const isExtreme = (fn: string) => fn === "max" || fn === "min";

function collectConditionGuards(
  { branches }: Extract<Expression, { kind: "cases" }>,
  guards: Expression[],
  budget: Budget,
  outward: Outward,
): void {
  const of = (part: Expression) => alternativesOf(part, guards, budget, outward);
  for (const { left, right } of branches.flatMap((branch) => branch.conditions)) {
    for (const [a, b] of pairs([of(left), of(right)])) guards.push(outward(subtract(a, b)));
  }
}

/**
 * Every smooth expression that `e` may be somewhere. On the way, what the choice between them depends on the sign of
 * is put into `guards`, in terms of the outermost names.
 */
export function alternativesOf(
  e: Expression,
  guards: Expression[],
  budget: Budget,
  outward: Outward = (x) => x,
): Expression[] {
  budget.spend(1);
  if (!isPiecewise(e) && !hasCalculus(e)) return [e];
  const of = (part: Expression) => alternativesOf(part, guards, budget, outward);
  const guard = (d: Expression) => guards.push(outward(d));
  const result = alternativesOfKind(e, of, guard, guards, budget, outward);
  budget.checkCells(result.length);
  return result;
}

function alternativesOfKind(
  e: Expression,
  of: (part: Expression) => Expression[],
  guard: (d: Expression) => void,
  guards: Expression[],
  budget: Budget,
  outward: Outward,
): Expression[] {
  if (e.kind === "call") {
    if (e.function === "relu") return of(unfold(e));
    if (e.function === "abs" || e.function === "sign") {
      const inside = of(e.inputs[0]!);
      for (const u of inside) guard(u);
      return e.function === "abs"
        ? inside.flatMap((u) => [u, negate(u)])
        : [integer(1), integer(-1), integer(0)];
    }
    if (isExtreme(e.function)) {
      const inputs = e.inputs.map(of);
      for (const [a, b] of pairs(inputs)) guard(subtract(a, b));
      return inputs.flat();
    }
  }
  if (e.kind === "cases") {
    collectConditionGuards(e, guards, budget, outward);
    return e.branches.flatMap((branch) => of(branch.value));
  }
  if (e.kind === "derivative") {
    return of(e.of).map((u) => differentiateRepeatedly(u, e.variable, e.order, budget));
  }
  if (e.kind === "at") {
    return of(e.point).flatMap((point) => {
      const inward: Outward = (x) => outward(substitute(x, e.variable, point));
      return alternativesOf(e.of, guards, budget, inward).map((u) => substitute(u, e.variable, point));
    });
  }
  return e.kind === "limit" ? [e] : combinations(e, of, budget);
}

/** One from each of two different lists. */
function pairs(lists: readonly Expression[][]): [Expression, Expression][] {
  return lists.flatMap((as, i) =>
    lists.slice(i + 1).flatMap((bs) => as.flatMap((a) => bs.map((b): [Expression, Expression] => [a, b]))),
  );
}

/** `e` with each of its parts replaced by one of its alternatives, in every way. */
function combinations(e: Expression, of: (part: Expression) => Expression[], budget: Budget): Expression[] {
  const options = partsOf(e).map(of);
  const total = options.reduce((product, list) => product * list.length, 1);
  budget.checkCells(total);
  return Array.from({ length: total }, (_, index) => {
    let rest = index;
    let place = 0;
    return mapParts(e, () => {
      const list = options[place++]!;
      const choice = list[rest % list.length]!;
      rest = Math.floor(rest / list.length);
      return choice;
    });
  });
}
