import { expect, test } from "vitest";
import { layoutOf } from "../test/specimens.ts";
import { plotLines } from "./lines.ts";

const series = [{ name: "error", x: [0, 10, 20], y: [1e-16, 1e-8, 1] }];
const options = { title: "It grows", x: "z", y: { title: "error", scale: "log" as const } };

test("a marked place is a line across the plot, with its name on the side that has more room", () => {
  const marks = [
    { x: 4, label: "early" },
    { x: 19, label: "late" },
  ];
  const figure = plotLines(series, { ...options, marks });
  expect(layoutOf(figure)).toMatchObject({ shapes: [{ x0: 4, x1: 4, yref: "paper" }, { x0: 19 }] });
  expect(layoutOf(figure).annotations.slice(1)).toMatchObject([
    { text: "early", xanchor: "left", yshift: 0 },
    { text: "late", xanchor: "right", yshift: -17 },
  ]);
  expect(figure.alt).toMatch(/ Marked: early at z = 4; late at z = 19\.$/);
});

test("a marked level is always in sight", () => {
  const figure = plotLines(series, { ...options, marks: [{ y: 1e-20, label: "least" }] });
  expect(layoutOf(figure).yaxis.range[0]).toBeLessThan(-20);
  expect(layoutOf(figure).annotations.at(-1)).toMatchObject({ text: "least", y: -20 });
  expect(figure.alt).toContain("Marked: least at error = 10⁻²⁰.");
});

test.each([
  ["no label", [{ x: 1 }], /marks\[0\]\.label must be a text/],
  ["no place", [{ label: "a" }], /marks\[0\] must have either x or y/],
  ["two places", [{ x: 1, y: 1, label: "a" }], /marks\[0\] must have either x or y/],
  ["an infinite place", [{ x: Number.POSITIVE_INFINITY, label: "a" }], /marks\[0\] must be a finite number/],
  ["zero on a logarithmic axis", [{ y: 0, label: "a" }], /marks\[0\] must be positive on a logarithmic axis/],
  ["something else", "37", /marks must be an array/],
])("a mark with %s is refused", (_, marks, message) => {
  expect(() => plotLines(series, { ...options, marks: marks as never })).toThrow(message);
});
