import { normalise } from "../algebra/normalForm.ts";
import { polynomialExpression } from "../algebra/terms.ts";
import type { Tower } from "../algebra/tower.ts";
import type { Budget } from "../budget.ts";
import { differentiate } from "../differentiate.ts";
import { NotDefined, Undecided } from "../errors.ts";
import { type Expression, isNumber } from "../expression.ts";
import { evaluate, type Point } from "../intervals/evaluate.ts";
import { fractionInterval, LADDER, signOfInterval } from "../intervals/interval.ts";
import { freeNames, substitute } from "../traverse.ts";
import { type Atom, signProduct } from "./atoms.ts";
import { type Cell, pinsOf } from "./cells.ts";

/** Tells the sign of a smooth expression in the cell that is being looked at. */
export type Oracle = (d: Expression) => 1 | -1 | 0;

/** @throws Undecided where the sign is not the same in all of the cell, or is not known. */
export function cellOracle(cell: Cell, tower: Tower): Oracle {
  const pins = [...pinsOf(cell)];
  const brackets = bracketsOf(cell);
  return (d) => {
    const pinned = pins.reduce((e, [variable, value]) => (value ? substitute(e, variable, value) : e), d);
    const product = signProduct(normalise(pinned, tower), tower);
    if (!product) return 0;
    let sign: 1 | -1 | 0 = product.sign;
    for (const atom of product.atoms) {
      const ofAtom = cell.signs.get(atom.key) ?? signOfNumber(atom, tower, brackets);
      if (ofAtom === 0 && atom.power < 0) throw new NotDefined("division by 0");
      if (ofAtom === 0) sign = 0;
      else if (ofAtom === -1 && atom.power % 2 !== 0) sign = flip(sign);
    }
    return sign;
  };
}

const flip = (sign: 1 | -1 | 0): 1 | -1 | 0 => (sign === 0 ? 0 : sign === 1 ? -1 : 1);

function bracketsOf(cell: Cell): Point {
  return new Map(
    cell.pieces
      .filter((piece) => piece.isPoint)
      .map((piece) => [
        piece.variable,
        (bits: number) => {
          const { low, high } = piece.low!.bracket(bits);
          return { low: fractionInterval(low, bits).low, high: fractionInterval(high, bits).high };
        },
      ]),
  );
}

/** The sign of an atom whose names all have one value in the cell. */
function signOfNumber(atom: Atom, tower: Tower, brackets: Point): 1 | -1 {
  const e = polynomialExpression(atom.polynomial, tower);
  for (const bits of LADDER) {
    const value = evaluate(e, brackets, bits, tower.budget);
    const sign = value && signOfInterval(value);
    if (sign === 1 || sign === -1) return sign;
  }
  throw new Undecided("it is not known which of two cases holds");
}

const MOST_DERIVATIVES = 12;

/**
 * The sign just left or just right of where `variable` has its value in the cell: that of the first derivative there
 * that is not 0, turned over for odd orders on the left.
 */
export function sideOracle(here: Oracle, variable: string, side: "left" | "right", budget: Budget): Oracle {
  return (guard) => {
    let d = guard;
    for (let order = 0; order <= MOST_DERIVATIVES; order++) {
      const sign = isNumber(d, 0) ? 0 : here(d);
      if (sign !== 0) return side === "left" && order % 2 === 1 ? flip(sign) : sign;
      if (!freeNames(d).has(variable)) return 0;
      d = differentiate(d, variable, budget);
    }
    throw new Undecided("it is not known which of two cases holds beside a point");
  };
}
