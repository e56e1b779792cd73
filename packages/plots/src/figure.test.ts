import { inspect } from "node:util";
import { expect, test } from "vitest";
import { layoutOf, relu, sigmoid, tracesOf } from "../test/specimens.ts";
import {
  type Figure,
  plotComparison,
  plotDecisionRegions,
  plotLines,
  plotSlope,
  plotTangent,
} from "./index.ts";

const figures: [string, () => Figure][] = [
  ["plotSlope", () => plotSlope(relu)],
  ["plotTangent", () => plotTangent(sigmoid)],
  ["plotComparison", () => plotComparison([relu, sigmoid])],
  ["plotLines", () => plotLines([{ name: "a", x: [1, 2], y: [1 / 3, 2] }], { title: "t", x: "x", y: "y" })],
  [
    "plotDecisionRegions",
    () => plotDecisionRegions({ name: "c", probability: () => 1 / 3 }, [{ x: 0, y: 0, label: 0 }]),
  ],
];

function numbersOf(node: unknown): number[] {
  if (typeof node === "number") return [node];
  return node !== null && typeof node === "object" ? Object.values(node).flatMap(numbersOf) : [];
}

test.each(figures)("%s makes plain data that JSON keeps whole, the same each time", (_, plot) => {
  const figure = plot();
  expect(Object.keys(figure)).toEqual(["data", "layout", "alt"]);
  expect(JSON.parse(JSON.stringify(figure))).toEqual({ ...figure });
  expect(JSON.stringify(plot())).toBe(JSON.stringify(figure));
});

test.each(figures)("no number of %s has more than six significant digits", (_, plot) => {
  for (const number of numbersOf(plot())) expect(number).toBe(Number(number.toPrecision(6)));
});

test.each(figures)("%s keeps its description with its layout, and prints as it", (_, plot) => {
  const figure = plot();
  expect(layoutOf(figure).meta.alt).toBe(figure.alt);
  expect(inspect(figure)).toBe(figure.alt);
});

test("a long title is broken for a page of 360 px, but never around an equals sign", () => {
  const title = "a(1 − a) loses a digit for every 2.3 that z grows, until z = 37";
  const { text } = layoutOf(plotSlope(sigmoid, { title })).title;
  expect(text).toBe("a(1 − a) loses a digit for every 2.3 that<br>z grows, until z\u00a0=\u00a037");
});

test("the figures of an activation have no gap but those of its kinks", () => {
  const gaps = tracesOf(plotSlope(relu)).map(({ x }) => x.filter((at) => at === null).length);
  expect(gaps).toEqual([0, 1, 0, 0]);
});
