import { expect, test } from "vitest";
import { layoutOf, tracesOf } from "../test/specimens.ts";
import { plotDecisionRegions } from "./decisionRegions.ts";

/** Class 1 is right of the line x = 0. */
const right = { name: "right", probability: (x: number) => 1 / (1 + Math.exp(-4 * x)) };
const points = [
  { x: -1, y: -1, label: 0 },
  { x: -1, y: 1, label: 0 },
  { x: 1, y: 0, label: 1 },
  { x: -0.5, y: 0, label: 1 },
] as const;

test("the plane is tinted by probability, with the boundary and both classes of points", () => {
  const figure = plotDecisionRegions(right, points);
  const [tints, boundary, zeros, ones] = tracesOf(figure);
  expect([tints!.type, boundary!.type]).toEqual(["contour", "contour"]);
  expect([zeros!.x, ones!.x]).toEqual([
    [-1, -1],
    [1, -0.5],
  ]);
  expect([tints!.x[0], tints!.x.at(-1)]).toEqual([-1.2, 1.2]);
  expect([tints!.y[0], tints!.y.at(-1)]).toEqual([-1.2, 1.2]);
  for (const row of tints!.z) for (const [i, p] of row.entries()) expect(p > 0.5).toBe(tints!.x[i]! > 0);
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
  expect(figure.layout).toHaveProperty("yaxis4");
  const legends = tracesOf(figure).filter((trace) => (trace as { showlegend?: boolean }).showlegend);
  expect(legends.map(({ name }) => name)).toEqual(["class 0", "class 1"]);
});

test("probabilities already computed on a grid are drawn on that grid", () => {
  const grid = { x: Float64Array.of(-1, 0, 1), y: [-1, 1], rows: [Float32Array.of(0, 0.5, 1), [0, 0.5, 1]] };
  const figure = plotDecisionRegions({ name: "grid", probability: grid }, points);
  expect(tracesOf(figure)[0]!.z).toEqual([
    [0, 0.5, 1],
    [0, 0.5, 1],
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
