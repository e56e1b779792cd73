import type { Budget } from "../budget.ts";
import { workOutSmooth } from "../calculus.ts";
import { Undecided } from "../errors.ts";
import type { Condition } from "../expression.ts";
import { compares, evaluate, type Point } from "../intervals/evaluate.ts";
import { LADDER, signOfInterval, subtractIntervals } from "../intervals/interval.ts";
import type { Cell } from "../piecewise/cells.ts";
import { freeNames, hasCalculus } from "../traverse.ts";
import type { Refuted } from "../verdict.ts";
import type { Claim } from "./claim.ts";
import { look, refutation } from "./compare.ts";
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
    if (hasCalculus(left) || hasCalculus(right)) return undefined;
    const names = [...new Set([...freeNames(left), ...freeNames(right)])].sort();
    for (const point of samplePoints(names, EVERYWHERE, budget)) {
      if (!claim.given.every((condition) => surelyHolds(condition, point, budget))) continue;
      const sight = look(left, right, point, budget, (s) => {
        const sign = signOfInterval(subtractIntervals(s.left, s.right));
        return sign === 1 || sign === -1;
      });
      if (sight) return refutation(sight);
    }
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
  }
  return undefined;
}

function surelyHolds({ left, relation, right }: Condition, point: Point, budget: Budget): boolean {
  for (const bits of LADDER) {
    const [a, b] = [evaluate(left, point, bits, budget), evaluate(right, point, bits, budget)];
    const sign = a && b && signOfInterval(subtractIntervals(a, b));
    if (sign !== undefined) return compares(sign, relation);
  }
  return false;
}
