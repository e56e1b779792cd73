import { normalise } from "../algebra/normalForm.ts";
import { type Corner, NotDefined } from "../errors.ts";
import type { Expression } from "../expression.ts";
import { evaluate } from "../intervals/evaluate.ts";
import { type Interval, LADDER } from "../intervals/interval.ts";
import type { Cell } from "../piecewise/cells.ts";
import { describeCell } from "../piecewise/describe.ts";
import type { Scope } from "../piecewise/resolve.ts";
import { describeKink, type Refuted } from "../verdict.ts";
import { refutation } from "./compare.ts";
import { type Finding, pinnedNumbers, type Sides } from "./finding.ts";
import { kinkAt } from "./kink.ts";

/**
 * What a cell says where at least one side has no value. Over a stretch of the line that leaves the claim open. At a
 * single point it is passed over; but a slope that is stated at a corner has to lie between those of both sides.
 */
export function silentFinding(
  sides: Sides,
  left: Expression | NotDefined,
  right: Expression | NotDefined,
  cell: Cell,
  scope: Scope,
): Finding {
  const silent = left instanceof NotDefined ? left : (right as NotDefined);
  const other = left instanceof NotDefined ? right : left;
  if (other instanceof NotDefined)
    return { kind: "excluded", reason: silent.reason, ...kinkOf(silent, undefined, cell, scope) };
  const side = left instanceof NotDefined ? sides.left : sides.right;
  const stated = isSlope(side) && hasValue(other, scope) ? other : undefined;
  const outside = stated && silent.corner && refuteOutside(stated, silent.corner, scope);
  if (outside)
    return { kind: "refuted", verdict: { ...outside, at: { ...pinnedNumbers(cell), ...outside.at } } };
  const kink = kinkOf(silent, stated, cell, scope);
  const settled = sides.isConvention === true && kink.kink !== undefined;
  if (settled || isPointed(cell, scope)) return { kind: "excluded", reason: silent.reason, ...kink, settled };
  const which = left instanceof NotDefined ? "left" : "right";
  const where = cell.pieces.length > 0 ? ` where ${describeCell(cell)}` : "";
  const why = kink.kink ? describeKink({ ...kink.kink, stated: undefined }) : silent.reason;
  return { kind: "open", reason: `the ${which} side says nothing${where}: ${why}` };
}

function hasValue(e: Expression, { tower }: Scope): boolean {
  try {
    normalise(e, tower);
    return true;
  } catch (error) {
    if (error instanceof NotDefined) return false;
    throw error;
  }
}

const isPointed = (cell: Cell, scope: Scope): boolean =>
  cell.pieces.some((piece) => piece.isPoint) || scope.onUnknownEdge;
const isSlope = (e: Expression): boolean => e.kind === "derivative" || (e.kind === "at" && isSlope(e.of));

const kinkOf = ({ corner }: NotDefined, stated: Expression | undefined, cell: Cell, { tower }: Scope) =>
  corner ? { kink: kinkAt(cell, corner, stated, tower) } : {};

function refuteOutside(stated: Expression, { left, right }: Corner, { tower }: Scope): Refuted | undefined {
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
