import { normalise } from "../algebra/normalForm.ts";
import { isZero } from "../algebra/quotient.ts";
import { polynomialExpression } from "../algebra/terms.ts";
import type { Facts, Tower } from "../algebra/tower.ts";
import type { Budget } from "../budget.ts";
import { type Expression, subtract } from "../expression.ts";
import type { Atom } from "./atoms.ts";
import { signProduct } from "./atoms.ts";
import { cutLine, isNegativeOn, isPositiveOn, type Piece } from "./line.ts";
import { type Placement, placeAtom } from "./placement.ts";
import type { SameNumber } from "./places.ts";

/**
 * A part of the space of all variables and parameters on which no guard changes its sign. Together the cells cover
 * everything; those of the atoms that could not be placed on a line may be empty.
 */
export interface Cell {
  readonly pieces: readonly Piece[];
  readonly signs: ReadonlyMap<string, 1 | -1 | 0>;
  /** The signs of what could not be placed on a line; a point has to have them to be in the cell. */
  readonly unplaced: readonly { readonly expression: Expression; readonly sign: 1 | -1 | 0 }[];
}

/** The common refinement of all the cases that the guards make. */
export function cutIntoCells(guards: readonly Expression[], tower: Tower, budget: Budget): Cell[] {
  const atoms = new Map<string, Atom>();
  for (const guard of guards) {
    for (const atom of signProduct(normalise(guard, tower), tower)?.atoms ?? []) atoms.set(atom.key, atom);
  }
  const lines = new Map<string, Placement[]>();
  const unplaced: Atom[] = [];
  for (const atom of atoms.values()) {
    const placement = placeAtom(atom, tower);
    if (placement) lines.set(placement.variable, [...(lines.get(placement.variable) ?? []), placement]);
    else unplaced.push(atom);
  }
  let cells: Cell[] = [{ pieces: [], signs: new Map(), unplaced: [] }];
  const same: SameNumber = (a, b) => isZero(normalise(subtract(a, b), tower));
  for (const [variable, placements] of lines) {
    const pieces = cutLine(variable, placements, same, budget);
    budget.checkCells(cells.length * pieces.length);
    cells = cells.flatMap((cell) => pieces.map((piece) => addPiece(cell, piece)));
  }
  for (const atom of unplaced) {
    const signs = atom.isRoot ? ([1, 0] as const) : ([1, -1, 0] as const);
    budget.checkCells(cells.length * signs.length);
    const expression = polynomialExpression(atom.polynomial, tower);
    cells = cells.flatMap((cell) => signs.map((sign) => addSign(cell, atom.key, expression, sign)));
  }
  return cells;
}

const addPiece = (cell: Cell, piece: Piece): Cell => ({
  ...cell,
  pieces: [...cell.pieces, piece],
  signs: new Map([...cell.signs, ...piece.signs]),
});
const addSign = (cell: Cell, key: string, expression: Expression, sign: 1 | -1 | 0): Cell => ({
  ...cell,
  signs: new Map([...cell.signs, [key, sign]]),
  unplaced: [...cell.unplaced, { expression, sign }],
});

/** The variables that have one value only in the cell, by the expression of that value where there is one. */
export function pinsOf(cell: Cell): Map<string, Expression | undefined> {
  return new Map(cell.pieces.filter((p) => p.isPoint).map((p) => [p.variable, p.low!.value]));
}

/** All expressions whose sign is known in the cell. */
export function signedExpressions(
  cell: Cell,
): { readonly expression: Expression; readonly sign: 1 | -1 | 0 }[] {
  const placed = cell.pieces.flatMap(({ atoms, signs }) =>
    atoms.map(({ atom, expression }) => ({ expression, sign: signs.get(atom.key)! })),
  );
  return [...placed, ...cell.unplaced];
}

/** The names that are above 0 in all of the cell, and those below. */
export const namesBySign = ({ pieces }: Cell): Facts => ({
  positive: new Set(pieces.filter(isPositiveOn).map((piece) => piece.variable)),
  negative: new Set(pieces.filter(isNegativeOn).map((piece) => piece.variable)),
});
