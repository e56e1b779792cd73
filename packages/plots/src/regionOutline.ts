import type { ProbabilityGrid } from "./classifier.ts";

/** A corner of an outline. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where the probability is at least, or at most, a level. */
export interface Region {
  readonly side: "above" | "below";
  readonly level: number;
}

interface Corner extends Place {
  /** How far inside of the region; negative outside. */
  readonly depth: number;
}

/**
 * The outlines of a region of a grid, as loops that do not repeat their first corner at the end. Holes are loops, too.
 *
 * Each cell of the grid keeps the part of it that is inside, by linear interpolation along its edges; edges that two
 * cells share cancel, and what remains is the outline. (Marching squares, with the frame of the grid as part of the outline.)
 */
export function outlineRegion({ x, y, rows }: ProbabilityGrid, { side, level }: Region): Place[][] {
  const sign = side === "above" ? 1 : -1;
  const corner = (i: number, j: number): Corner => ({
    x: x[i]!,
    y: y[j]!,
    depth: sign * (rows[j]![i]! - level),
  });
  const edges = new Map<string, readonly [Place, Place]>();
  for (let j = 0; j + 1 < y.length; j++) {
    for (let i = 0; i + 1 < x.length; i++) {
      const part = keepInside([corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)]);
      part.forEach((from, k) => {
        addEdge(edges, from, part[(k + 1) % part.length]!);
      });
    }
  }
  return joinLoops([...edges.values()]);
}

/** A cell that only touches the region keeps nothing. */
function keepInside(cell: readonly Corner[]): Place[] {
  const part = cell.flatMap((here, k): Place[] => {
    const next = cell[(k + 1) % cell.length]!;
    const isCrossed = here.depth >= 0 !== next.depth >= 0;
    return [...(here.depth >= 0 ? [here] : []), ...(isCrossed ? [crossing(here, next)] : [])];
  });
  const places = part.filter((place, k) => keyOf(place) !== keyOf(part[(k + 1) % part.length]!));
  return places.length > 2 ? places : [];
}

/** Always reckoned from the inside, so that both cells of an edge find the same number. */
function crossing(a: Corner, b: Corner): Place {
  const [inside, outside] = a.depth >= 0 ? [a, b] : [b, a];
  const part = inside.depth / (inside.depth - outside.depth);
  return {
    x: inside.x + part * (outside.x - inside.x),
    y: inside.y + part * (outside.y - inside.y),
  };
}

const keyOf = ({ x, y }: Place): string => `${x},${y}`;

function addEdge(edges: Map<string, readonly [Place, Place]>, from: Place, to: Place): void {
  const [start, end] = [keyOf(from), keyOf(to)];
  if (!edges.delete(`${end} ${start}`)) edges.set(`${start} ${end}`, [from, to]);
}

/** At each place as many edges end as begin, so every walk comes back to where it began. */
function joinLoops(edges: readonly (readonly [Place, Place])[]): Place[][] {
  const leaving = Map.groupBy(edges, ([from]) => keyOf(from));
  const loops: Place[][] = [];
  for (const [first] of edges) {
    const loop: Place[] = [];
    for (let edge = leaving.get(keyOf(first))?.pop(); edge; edge = leaving.get(keyOf(edge[1]))?.pop()) {
      loop.push(edge[0]);
    }
    if (loop.length > 0) loops.push(loop);
  }
  return loops;
}

/** The parts of the outlines that do not run along the frame of the grid, each as an open or closed line. */
export function leaveFrame(loops: readonly Place[][], { x, y }: ProbabilityGrid): Place[][] {
  const sides = [x[0]!, x[x.length - 1]!, y[0]!, y[y.length - 1]!] as const;
  const isAlong = (a: Place, b: Place): boolean =>
    (a.x === b.x && (a.x === sides[0] || a.x === sides[1])) ||
    (a.y === b.y && (a.y === sides[2] || a.y === sides[3]));
  return loops.flatMap((loop) => {
    const closed = [...loop, loop[0]!];
    const start = closed.findIndex((place, i) => i > 0 && isAlong(closed[i - 1]!, place));
    if (start < 0) return [closed];
    const turned = [...loop.slice(start), ...loop.slice(0, start), closed[start]!];
    const lines: Place[][] = [[turned[0]!]];
    for (const [i, place] of turned.entries()) {
      if (i === 0) continue;
      if (isAlong(turned[i - 1]!, place)) lines.push([place]);
      else lines.at(-1)!.push(place);
    }
    return lines.filter((line) => line.length > 1);
  });
}
