import { applyToPoint, type Matrix } from "transformation-matrix";

/** An axis-parallel rectangle. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest box around both; nothing adds nothing. */
export function unite(a: Box | undefined, b: Box | undefined): Box | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** The box around points, or none. */
export function boxAround(points: readonly { readonly x: number; readonly y: number }[]): Box | undefined {
  return points
    .map(({ x, y }): Box => ({ left: x, top: y, right: x, bottom: y }))
    .reduce<Box | undefined>(unite, undefined);
}

/** The box around a box's image. */
export function transformBox(matrix: Matrix, { left, top, right, bottom }: Box): Box {
  const corners = [left, right].flatMap((x) => [top, bottom].map((y) => applyToPoint(matrix, { x, y })));
  return boxAround(corners)!;
}
