import { expect, test } from "vitest";
import { layoutOf, shapesOf, tracesOf } from "../test/specimens.ts";
import { plotDecisionRegions } from "./decisionRegions.ts";

/** Class 1 is right of the line x = 0. */
const right = { name: "right", probability: (x: number) => 1 / (1 + Math.exp(-4 * x)) };
const points = [
  { x: -1, y: -1, label: 0 },
  { x: -1, y: 1, label: 0 },
  { x: 1, y: 0, label: 1 },
  { x: -0.5, y: 0, label: 1 },
] as const;

/** The corners of a path, line after line. */
const cornersOf = (path: string): number[][][] =>
  path
    .split("M")
    .slice(1)
    .map((line) => line.split("L").map((corner) => corner.split(",").map(Number)));

test("the plane is tinted by probability, deeper in steps, beneath both classes of points", () => {
  const figure = plotDecisionRegions(right, points);
  const [zeros, ones] = tracesOf(figure);
  expect([zeros!.x, ones!.x]).toEqual([
    [-1, -1],
    [1, -0.5],
  ]);
  const tints = shapesOf(figure).slice(0, -1);
  expect(new Set(tints.map(({ layer }) => layer))).toEqual(new Set(["below"]));
  // 1 / (1 + e^(−4x)) is 0.3 and 0.1 at these places.
  const [near, far] = [Math.log(7 / 3) / 4, Math.log(9) / 4];
  const reach = tints.map(({ path }) => cornersOf(path)[0]!.map(([x]) => x!));
  expect(reach.map((xs) => [Math.min(...xs), Math.max(...xs)])).toEqual(
    [
      [-1.2, 0],
      [-1.2, -near],
      [-1.2, -far],
      [0, 1.2],
      [near, 1.2],
      [far, 1.2],
    ].map((edges) => edges.map((edge) => expect.closeTo(edge, 2))),
  );
});

test("the boundary is a line across the plane, and not along its frame", () => {
  const boundary = shapesOf(plotDecisionRegions(right, points)).at(-1)!;
  const [line, ...others] = cornersOf(boundary.path);
  expect(others).toEqual([]);
  expect([...line!].sort(([, a], [, b]) => a! - b!)).toEqual([
    [0, -1.2],
    [0, 1.2],
  ]);
});

test("a classifier that never wavers has no boundary", () => {
  const figure = plotDecisionRegions({ name: "sure", probability: () => 1 }, points);
  expect(shapesOf(figure).map(({ name }) => name)).toEqual([
    "probability ≥ 0.5",
    "probability ≥ 0.7",
    "probability ≥ 0.9",
  ]);
});

test("four panels of curved boundaries take a notebook less than 50 KB, a line for each number", () => {
  const flower = { name: "flower", probability: (x: number, y: number) => (1 + Math.sin(3 * x * y)) / 2 };
  const many = Array.from({ length: 100 }, (_, i) => ({
    x: Math.sin(i),
    y: Math.cos(2 * i),
    label: 0 as const,
  }));
  const { data, layout } = plotDecisionRegions([flower, flower, flower, flower], many);
  expect(JSON.stringify({ data, layout }, null, 1).length).toBeLessThan(50_000);
});

test("the description counts what is on the right side and measures the regions", () => {
  const figure = plotDecisionRegions(right, points);
  expect(figure.alt).toBe(
    "The plane with 2 points of class 0 and 2 of class 1, tinted by the predicted class: right gives 50 % of the area to class 1 and puts 3 of 4 points on the right side.",
  );
  expect(layoutOf(figure).title.text).toBe("right puts 3 of 4 points on the right side");
});

test("several classifiers have a panel each, named above it, and one legend", () => {
  const figure = plotDecisionRegions([right, { ...right, name: "again" }, right, right], points);
  expect(layoutOf(figure).annotations.map(({ text }) => text)).toEqual(["right", "again", "right", "right"]);
  const scales = ["yaxis", "yaxis2", "yaxis3", "yaxis4"].map((axis) => figure.layout[axis as never]);
  expect(scales.map(({ showticklabels }) => showticklabels)).toEqual([true, false, true, false]);
  const legends = tracesOf(figure).filter((trace) => (trace as { showlegend?: boolean }).showlegend);
  expect(legends.map(({ name }) => name)).toEqual(["class 0", "class 1"]);
});

test("probabilities already computed on a grid are drawn on that grid", () => {
  const grid = { x: Float64Array.of(-1, 0, 1), y: [-1, 1], rows: [Float32Array.of(0, 0.5, 1), [0, 0.5, 1]] };
  const figure = plotDecisionRegions({ name: "grid", probability: grid }, points);
  const boundary = shapesOf(figure).at(-1)!;
  expect(cornersOf(boundary.path)).toEqual([
    [
      [0, 1],
      [0, -1],
    ],
  ]);
  expect(figure.alt).toContain("grid gives 67 % of the area to class 1");
});

test.each([
  ["no points", right, [], /points is empty; give at least one/],
  ["no classifier", [], points, /classifiers is empty; give at least one/],
  ["a label of 2", right, [{ x: 0, y: 0, label: 2 }], /points\[0\]\.label must be 0 or 1, but it is 2/],
  ["a point at infinity", right, [{ x: 0, y: 1 / 0, label: 0 }], /points\[0\]\.y must be a finite number/],
  [
    "logits for probabilities",
    { name: "logit", probability: (x: number) => 3 * x },
    points,
    /logit must give probabilities from 0 to 1, but gives -3\.5/,
  ],
  [
    "NaN for probabilities",
    { name: "nan", probability: () => Number.NaN },
    points,
    /nan must give probabilities from 0 to 1, but gives NaN/,
  ],
  [
    "a grid of the wrong shape",
    { name: "grid", probability: { x: [0, 1], y: [0, 1], rows: [[0, 1]] } },
    points,
    /grid\.probability\.rows must be a row for each of at least two y \(2\)/,
  ],
  [
    "a classifier without a name",
    { probability: () => 0.5 },
    points,
    /the name of a classifier must be a text/,
  ],
  [
    "a classifier without a probability",
    { name: "a" },
    points,
    /a\.probability\.x must be an array of numbers/,
  ],
])("%s is refused", (_, classifiers, given, message) => {
  expect(() => plotDecisionRegions(classifiers as never, given as never)).toThrow(message);
});
