import { normalise } from "../algebra/normalForm.ts";
import { isZero } from "../algebra/quotient.ts";
import type { Tower } from "../algebra/tower.ts";
import { differentiate } from "../differentiate.ts";
import { NotDefined, Undecided } from "../errors.ts";
import { type Expression, subtract } from "../expression.ts";
import { substitute } from "../traverse.ts";

/**
 * The derivative at a point where the pieces of a function meet: the function has to be continuous there, and the
 * slopes of both pieces, up to the order asked for, have to agree.
 *
 * @throws NotDefined with both one-sided slopes where they differ.
 */
export function slopeAtCorner(
  e: Extract<Expression, { kind: "derivative" }>,
  here: Expression,
  resolveBeside: (side: "left" | "right") => Expression,
  { pins, tower }: { pins: ReadonlyMap<string, Expression | undefined>; tower: Tower },
): Expression {
  const point = pins.get(e.variable);
  if (!point)
    throw new Undecided(`the slope exactly where two cases of ${e.variable} meet is not known`, e.origin);
  const at = (piece: Expression) => substitute(piece, e.variable, point);
  let [left, right] = [resolveBeside("left"), resolveBeside("right")];
  if (differs(at(left), at(here), tower) || differs(at(right), at(here), tower)) {
    throw new NotDefined("a jump has no slope", e.origin);
  }
  for (let order = 1; order <= e.order; order++) {
    [left, right] = [
      differentiate(left, e.variable, tower.budget),
      differentiate(right, e.variable, tower.budget),
    ];
    if (differs(at(left), at(right), tower)) {
      if (order < e.order) throw new NotDefined("a corner has no second slope", e.origin);
      throw new NotDefined("a corner has no slope", e.origin, { left: at(left), right: at(right) });
    }
  }
  return left;
}

const differs = (a: Expression, b: Expression, tower: Tower): boolean =>
  !isZero(normalise(subtract(a, b), tower));
