import type { Units } from "../algebra/generator.ts";
import { normalise } from "../algebra/normalForm.ts";
import { isZero } from "../algebra/quotient.ts";
import { NotDefined } from "../errors.ts";
import { type Expression, subtract } from "../expression.ts";
import { compares } from "../intervals/evaluate.ts";
import { type Interval, signOfInterval, subtractIntervals } from "../intervals/interval.ts";
import { type Cell, pinsOf } from "../piecewise/cells.ts";
import { resolve, type Scope } from "../piecewise/resolve.ts";
import { freeNames, substitute } from "../traverse.ts";
import { closenessFinding } from "./closeness.ts";
import { compareOn, look, refutation, type Sight } from "./compare.ts";
import { type Finding, pinnedNumbers, type Sides } from "./finding.ts";
import { samplePoints } from "./samples.ts";
import { silentFinding } from "./silent.ts";

export function decideOnCell(sides: Sides, cell: Cell, scope: Scope, units: Units): Finding {
  const left = resolveSide(sides.left, cell, scope);
  const right = resolveSide(sides.right, cell, scope);
  if (left instanceof NotDefined || right instanceof NotDefined) {
    return silentFinding(sides, left, right, cell, scope);
  }
  try {
    if (sides.relation === "=") return equalityFinding(left, right, cell, units, scope);
    if (sides.relation === "≈") return closenessFinding(left, right, sides.tolerance, cell, scope);
    return orderFinding(left, right, sides.relation, cell, scope);
  } catch (error) {
    const isPoint = cell.pieces.some((piece) => piece.isPoint);
    if (error instanceof NotDefined && isPoint) return { kind: "excluded", reason: error.reason };
    throw error;
  }
}

/** The side on this cell, with the values put in that can be written down. */
function resolveSide(side: Expression, cell: Cell, scope: Scope): Expression | NotDefined {
  try {
    let resolved = resolve(side, scope);
    for (const [variable, value] of pinsOf(cell)) {
      if (value) resolved = substitute(resolved, variable, value);
    }
    return resolved;
  } catch (error) {
    if (error instanceof NotDefined) return error;
    throw error;
  }
}

function equalityFinding(
  left: Expression,
  right: Expression,
  cell: Cell,
  units: Units,
  scope: Scope,
): Finding {
  const result = compareOn(left, right, cell, units, scope.tower.budget);
  if (result.kind === "same") return { kind: "holds", witnessed: result.witnessed };
  if (result.kind === "different")
    return { kind: "refuted", verdict: refutation(result.sight, pinnedNumbers(cell)) };
  const where = cell.unplaced.length > 0 ? " (in a case that may be empty)" : "";
  return {
    kind: "open",
    reason: `the normal forms differ, but no point was found where the values do${where}`,
  };
}

function orderFinding(
  left: Expression,
  right: Expression,
  relation: "<" | "≤" | ">" | "≥" | "≠",
  cell: Cell,
  scope: Scope,
): Finding {
  const names = [...new Set([...freeNames(left), ...freeNames(right)])].sort();
  const difference = subtract(left, right);
  const sign = scope.sign(difference);
  let witness: Sight | undefined;
  for (const point of samplePoints(names, cell, scope.tower.budget)) {
    witness = look(left, right, point, scope.tower.budget, (s) =>
      agrees(subtractIntervals(s.left, s.right), sign),
    );
    if (witness) break;
  }
  if (compares(sign, relation)) return { kind: "holds", witnessed: witness !== undefined };
  if (witness) return { kind: "refuted", verdict: refutation(witness, pinnedNumbers(cell)) };
  if (sign === 0 && isZero(normalise(difference, scope.tower)))
    return { kind: "open", reason: "both sides are equal" };
  return { kind: "open", reason: "it may fail in a case that may be empty" };
}

const agrees = (difference: Interval, sign: 1 | -1 | 0) =>
  sign === 0 ? difference.low <= 0n && difference.high >= 0n : signOfInterval(difference) === sign;
