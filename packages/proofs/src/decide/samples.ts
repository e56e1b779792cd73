import type { Budget } from "../budget.ts";
import type { Expression } from "../expression.ts";
import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  subtractFractions,
} from "../fraction.ts";
import { evaluate, type Point } from "../intervals/evaluate.ts";
import { fractionInterval, LADDER, signOfInterval } from "../intervals/interval.ts";
import type { Cell } from "../piecewise/cells.ts";
import type { Piece } from "../piecewise/line.ts";

/** Small numbers first: a reader can check them by hand. */
const SIMPLE =
  "0 1 -1 2 -2 1/2 -1/2 3 -3 1/3 -1/3 3/2 -3/2 5 -5 2/3 -2/3 7/3 -7/3 10 -10 1/10 -1/10 1/100 -1/100 20 -20 100 -100"
    .split(" ")
    .map((text) => {
      const [top, bottom] = text.split("/");
      return fraction(BigInt(top!), BigInt(bottom ?? "1"));
    });
const MOST_POINTS = 60;

/** Points of a cell to look at, in a fixed order. Where the cell has unplaced signs, only points that have them. */
export function* samplePoints(names: readonly string[], cell: Cell, budget: Budget): Generator<Point> {
  const choices = names.map((name) => {
    const piece = cell.pieces.find((p) => p.variable === name);
    return piece ? valuesIn(piece) : SIMPLE;
  });
  const count = names.length === 0 ? 1 : MOST_POINTS;
  for (let i = 0; i < count; i++) {
    const values = names.map(
      (name, j) => [name, choices[j]![(i * (j + 1) + j) % choices[j]!.length]!] as const,
    );
    const point: Point = new Map(values);
    if (cell.unplaced.every(({ expression, sign }) => hasSign(expression, sign, point, budget))) yield point;
    if (names.length === 1 && i + 1 >= choices[0]!.length) return;
  }
}

type Value = Fraction | ((bits: number) => ReturnType<typeof fractionInterval>);

function valuesIn({ isPoint, low, high, sample }: Piece): readonly Value[] {
  if (isPoint) {
    return [
      (bits) => {
        const bracket = low!.bracket(bits);
        return {
          low: fractionInterval(bracket.low, bits).low,
          high: fractionInterval(bracket.high, bits).high,
        };
      },
    ];
  }
  const from = low?.bracket(16).high;
  const to = high?.bracket(16).low;
  const inside = (x: Fraction) =>
    (!from || compareFractions(from, x) < 0) && (!to || compareFractions(x, to) < 0);
  const simple = SIMPLE.filter(inside);
  const spread =
    from && to
      ? [1, 2, 3, 4, 5, 6].map((k) => along(from, to, k))
      : [1, 2, 3].map((k) => beyond(sample!, k, !from));
  return [
    ...simple,
    ...[sample!, ...spread].filter((x) => inside(x) && !simple.some((s) => compareFractions(s, x) === 0)),
  ];
}

const along = (from: Fraction, to: Fraction, sevenths: number): Fraction => {
  const step = divideFractions(subtractFractions(to, from), fraction(7n));
  return addFractions(from, { top: step.top * BigInt(sevenths), bottom: step.bottom });
};
const beyond = (x: Fraction, distance: number, leftward: boolean): Fraction =>
  addFractions(x, fraction(leftward ? -distance : distance));

function hasSign(e: Expression, sign: 1 | -1 | 0, point: Point, budget: Budget): boolean {
  if (sign === 0) return false;
  for (const bits of LADDER) {
    const value = evaluate(e, point, bits, budget);
    const found = value && signOfInterval(value);
    if (found !== undefined) return found === sign;
  }
  return false;
}
