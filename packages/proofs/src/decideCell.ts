import { normalise } from "./algebra/normalForm.ts";
import { isZero } from "./algebra/quotient.ts";
import type { Claim } from "./claim.ts";
import { compareOn, look, refutation, type Sight } from "./compare.ts";
import { NotDefined, type Origin } from "./errors.ts";
import { type Expression, subtract } from "./expression.ts";
import { type Fraction, fractionToNumber } from "./fraction.ts";
import { compares, evaluate } from "./intervals/evaluate.ts";
import {
  fractionInterval,
  type Interval,
  LADDER,
  signOfInterval,
  subtractIntervals,
} from "./intervals/interval.ts";
import { kinkAt } from "./kink.ts";
import { type Cell, pinsOf } from "./piecewise/cells.ts";
import { resolve, type Scope } from "./piecewise/resolve.ts";
import { samplePoints } from "./samples.ts";
import { freeNames, substitute } from "./traverse.ts";
import type { Kink, Refuted } from "./verdict.ts";

/** A claim whose conditions of the form z = 0 are already put in. */
export type Sides = Claim;

/** What one cell says. */
export type Finding =
  | { readonly kind: "holds"; readonly witnessed: boolean }
  | { readonly kind: "refuted"; readonly verdict: Refuted }
  | { readonly kind: "excluded"; readonly reason: string; readonly kink?: Kink }
  | { readonly kind: "open"; readonly reason: string; readonly origin?: Origin };

export function decideOnCell(
  sides: Sides,
  cell: Cell,
  scope: Scope,
  degrees: ReadonlyMap<string, number>,
): Finding {
  const left = resolveSide(sides.left, cell, scope);
  const right = resolveSide(sides.right, cell, scope);
  if (left instanceof NotDefined || right instanceof NotDefined) {
    return excludedFinding(sides, left, right, cell, scope);
  }
  try {
    if (sides.relation === "=") return equalityFinding(left, right, cell, degrees, scope);
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
  degrees: ReadonlyMap<string, number>,
  scope: Scope,
): Finding {
  const result = compareOn(left, right, cell, degrees, scope.tower.budget);
  if (result.kind === "same") return { kind: "holds", witnessed: result.witnessed };
  if (result.kind === "different")
    return { kind: "refuted", verdict: refutation(result.sight, pinnedNumbers(cell)) };
  const where = cell.unplaced.length > 0 ? " (in a case that may be empty)" : "";
  return {
    kind: "open",
    reason: `the normal forms differ, but no point was found where the values do${where}`,
  };
}

/** A value in the cell for each of its variables, for those that a side does not depend on there. */
function pinnedNumbers(cell: Cell): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const { variable, low, sample } of cell.pieces) {
    numbers[variable] = fractionToNumber(sample ?? low!.bracket(64).low);
  }
  return numbers;
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

/** ≈ is decided at a single point; for more than one it can be refuted, but looking at points proves nothing. */
function closenessFinding(
  left: Expression,
  right: Expression,
  tolerance: Fraction | undefined,
  cell: Cell,
  scope: Scope,
): Finding {
  if (!tolerance)
    return { kind: "open", reason: "≈ needs a decimal number on one side, which says how many digits count" };
  const names = [...new Set([...freeNames(left), ...freeNames(right)])].sort();
  let near = false;
  for (const point of samplePoints(names, cell, scope.tower.budget)) {
    const beyond = (s: Sight) => isWithin(s, tolerance);
    const sight = look(left, right, point, scope.tower.budget, (s) => beyond(s) !== undefined);
    if (sight && beyond(sight) === false)
      return { kind: "refuted", verdict: refutation(sight, pinnedNumbers(cell)) };
    if (sight) near = true;
  }
  if (near && names.length === 0) return { kind: "holds", witnessed: true };
  const reason = near
    ? `≈ was seen to hold at some points only; say at which ${names.join(", ")} it is meant`
    : "neither side has a value that could be compared";
  return { kind: "open", reason };
}

function isWithin({ left, right, bits }: Sight, tolerance: Fraction): boolean | undefined {
  const difference = subtractIntervals(left, right);
  const limit = fractionInterval(tolerance, bits);
  if (difference.high <= limit.low && difference.low >= -limit.low) return true;
  if (difference.low > limit.high || difference.high < -limit.high) return false;
  return undefined;
}

/** One side says nothing here. A slope stated at a corner has to lie between those of both sides. */
function excludedFinding(
  sides: Sides,
  left: Expression | NotDefined,
  right: Expression | NotDefined,
  cell: Cell,
  scope: Scope,
): Finding {
  const silent = left instanceof NotDefined ? left : (right as NotDefined);
  const side = left instanceof NotDefined ? sides.left : sides.right;
  const other = left instanceof NotDefined ? right : left;
  if (!silent.corner) return { kind: "excluded", reason: silent.reason };
  const stated = side.kind === "derivative" && !(other instanceof NotDefined) ? other : undefined;
  const kink = kinkAt(cell, silent.corner, stated, scope.tower);
  const outside = stated && isOutside(stated, silent.corner, scope);
  if (outside)
    return { kind: "refuted", verdict: { ...outside, at: { ...pinnedNumbers(cell), ...outside.at } } };
  return { kind: "excluded", reason: silent.reason, kink };
}

function isOutside(
  stated: Expression,
  { left, right }: { left: Expression; right: Expression },
  { tower }: Scope,
): Refuted | undefined {
  for (const bits of LADDER) {
    const [a, b, s] = [left, right, stated].map((e) => evaluate(e, new Map(), bits, tower.budget));
    if (!a || !b || !s) return undefined;
    const [below, above] = a.low + a.high <= b.low + b.high ? [a, b] : [b, a];
    if (s.high < below.low) return cornerRefutation(below, s, bits);
    if (s.low > above.high) return cornerRefutation(above, s, bits);
  }
  return undefined;
}

function cornerRefutation(nearest: Interval, stated: Interval, bits: number): Refuted {
  const verdict = refutation({ point: new Map(), bits, left: nearest, right: stated });
  return {
    ...verdict,
    notes: ["at a corner a stated slope has to lie between those from the left and from the right"],
  };
}
