import { expect, test } from "vitest";
import type { ProbabilityGrid } from "./classifier.ts";
import { leaveFrame, outlineRegion, type Place } from "./regionOutline.ts";

const ticks = Array.from({ length: 41 }, (_, i) => -2 + i / 10);
const gridOf = (probability: (x: number, y: number) => number): ProbabilityGrid => ({
  x: ticks,
  y: ticks,
  rows: ticks.map((y) => ticks.map((x) => probability(x, y))),
});

/** ½ on the circle of radius 1. */
const disc = gridOf((x, y) => 1 / (1 + x ** 2 + y ** 2));

/** Shoelace formula; holes count negative. */
const areaOf = (loops: readonly (readonly Place[])[]): number =>
  loops
    .flatMap((loop) => loop.map((a, i) => [a, loop[(i + 1) % loop.length]!] as const))
    .reduce((sum, [a, b]) => sum + (a.x * b.y - b.x * a.y) / 2, 0);

test("the outline of a disc is one loop on its circle", () => {
  const loops = outlineRegion(disc, { side: "above", level: 0.5 });
  expect(loops.length).toBe(1);
  for (const { x, y } of loops[0]!) expect(Math.hypot(x, y)).toBeCloseTo(1, 2);
  expect(areaOf(loops)).toBeCloseTo(Math.PI, 1);
});

test("around a disc lies the frame with a hole", () => {
  const loops = outlineRegion(disc, { side: "below", level: 0.5 });
  expect(loops.length).toBe(2);
  expect(areaOf(loops)).toBeCloseTo(16 - Math.PI, 1);
});

test("a region and what it leaves cover the grid, saddles and corners on the level included", () => {
  const saddles = gridOf((x, y) => (1 + Math.sin(3 * x * y)) / 2);
  const quadrants = gridOf((x, y) => (1 + Math.sign(x * y)) / 2);
  for (const [grid, level] of [
    [saddles, 0.4],
    [quadrants, 0.5],
  ] as const) {
    const areas = (["above", "below"] as const).map((side) => areaOf(outlineRegion(grid, { side, level })));
    expect(areas[0]! + areas[1]!).toBeCloseTo(16, 0);
  }
});

test("a grid that is nowhere of the region has no outline", () => {
  expect(outlineRegion(disc, { side: "below", level: 0.01 })).toEqual([]);
});

test("off the frame, a closed outline stays whole and a stripe becomes its two edges", () => {
  const circle = outlineRegion(disc, { side: "above", level: 0.5 });
  expect(leaveFrame(circle, disc)).toEqual([[...circle[0]!, circle[0]![0]]]);
  const stripe = gridOf((x) => (Math.abs(x) < 1.05 ? 1 : 0));
  const edges = leaveFrame(outlineRegion(stripe, { side: "above", level: 0.5 }), stripe);
  expect(edges.length).toBe(2);
  for (const edge of edges) {
    expect(new Set(edge.map(({ x }) => x)).size).toBe(1);
    expect(edge.length).toBe(ticks.length);
  }
});
