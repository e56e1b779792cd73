import { FinerRootNeeded } from "../algebra/generator.ts";
import { Tower } from "../algebra/tower.ts";
import type { Budget } from "../budget.ts";
import { workOutSmooth } from "../calculus.ts";
import { Undecided } from "../errors.ts";
import type { Condition, Expression } from "../expression.ts";
import { compares, evaluate, type Point } from "../intervals/evaluate.ts";
import { LADDER, signOfInterval, subtractIntervals } from "../intervals/interval.ts";
import type { Cell } from "../piecewise/cells.ts";
import { resolve } from "../piecewise/resolve.ts";
import { freeNames, hasCalculus } from "../traverse.ts";
import type { Refuted } from "../verdict.ts";
import type { Claim } from "./claim.ts";
import { look, refutation, type Sight } from "./compare.ts";
import { samplePoints } from "./samples.ts";

const EVERYWHERE: Cell = { pieces: [], signs: new Map(), unplaced: [] };

/**
 * Looks for a point where an equation fails by evaluating its sides as they are written, without normal forms. It is what
 * remains where those would cost too much; it can refute and never prove.
 */
export function refuteDirectly(claim: Claim, budget: Budget): Refuted | undefined {
  if (claim.relation !== "=") return undefined;
  try {
    const [left, right] = [workOutSmooth(claim.left, budget), workOutSmooth(claim.right, budget)];
    const names = [...new Set([...freeNames(left), ...freeNames(right)])].sort();
    for (const point of samplePoints(names, EVERYWHERE, budget)) {
      if (!claim.given.every((condition) => surelyHolds(condition, point, budget))) continue;
      const [a, b] = [resolveAt(left, point, budget), resolveAt(right, point, budget)];
      const sight = a && b && look(a, b, point, budget, isApart);
      if (sight) return refutation(sight);
    }
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
  }
  return undefined;
}

function isApart({ left, right }: Sight): boolean {
  const sign = signOfInterval(subtractIntervals(left, right));
  return sign === 1 || sign === -1;
}

/** What a side is around a point that lies on no corner; `undefined` where it may lie on one. */
function resolveAt(side: Expression, point: Point, budget: Budget): Expression | undefined {
  if (!hasCalculus(side)) return side;
  const sign = (d: Expression): 1 | -1 => {
    for (const bits of LADDER) {
      const value = evaluate(d, point, bits, budget);
      const found = value && signOfInterval(value);
      if (found === 1 || found === -1) return found;
    }
    throw new Undecided("the point may lie on a corner");
  };
  try {
    return resolve(side, { sign, pins: new Map(), onUnknownEdge: false, tower: new Tower(budget) });
  } catch (error) {
    if (error instanceof Undecided || error instanceof FinerRootNeeded) return undefined;
    throw error;
  }
}

function surelyHolds({ left, relation, right }: Condition, point: Point, budget: Budget): boolean {
  for (const bits of LADDER) {
    const [a, b] = [evaluate(left, point, bits, budget), evaluate(right, point, bits, budget)];
    const sign = a && b && signOfInterval(subtractIntervals(a, b));
    if (sign !== undefined) return compares(sign, relation);
  }
  return false;
}
