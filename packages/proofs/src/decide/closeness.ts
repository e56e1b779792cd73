import type { Expression } from "../expression.ts";
import type { Fraction } from "../fraction.ts";
import { fractionInterval, subtractIntervals } from "../intervals/interval.ts";
import type { Cell } from "../piecewise/cells.ts";
import type { Scope } from "../piecewise/resolve.ts";
import { freeNames } from "../traverse.ts";
import { look, refutation, type Sight } from "./compare.ts";
import { type Finding, pinnedNumbers } from "./finding.ts";
import { samplePoints } from "./samples.ts";

/** ≈ is decided at a single point; for more than one it can be refuted, but looking at points proves nothing. */
export function closenessFinding(
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
