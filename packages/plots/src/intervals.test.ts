import { expect, test } from "vitest";
import { layoutOf, tracesOf } from "../test/specimens.ts";
import { type Estimate, plotIntervals } from "./intervals.ts";

const two: Estimate[] = [
  { name: "tanh", low: 0.8, value: 0.9, high: 0.95 },
  { name: "sigmoid", low: 0.5, value: 0.6, high: 0.7 },
];
const options = { title: "tanh is right more often", x: "share right" };

test("each measurement is a dot in a row of its own, the first at the top", () => {
  const figure = plotIntervals(two, options);
  expect(tracesOf(figure)[0]).toMatchObject({ x: [0.9, 0.6], y: [2, 1] });
  expect(layoutOf(figure).yaxis).toMatchObject({ tickvals: [2, 1], ticktext: ["tanh", "sigmoid"] });
});

test("the interval reaches from low to high, however lopsided", () => {
  expect(tracesOf(plotIntervals(two, options))[0]).toMatchObject({
    error_x: { array: [0.05, 0.1], arrayminus: [0.1, 0.1] },
  });
});

test("the description gives each value with its interval", () => {
  expect(plotIntervals(two, options).alt).toBe(
    "Two dots with their intervals, share right: tanh 0.9 (0.8 to 0.95); sigmoid 0.6 (0.5 to 0.7).",
  );
});

test("on a logarithmic axis the range is that of the exponents", () => {
  const wide = [{ name: "a", low: 1e-8, value: 1e-4, high: 1 }];
  const figure = plotIntervals(wide, { ...options, x: { title: "J", scale: "log" } });
  expect(layoutOf(figure).xaxis.range[0]).toBeCloseTo(-8.48, 5);
  expect(figure.alt).toContain("One dot with its interval, J on a logarithmic axis");
});

test.each([
  ["no estimate", [], options, /estimates is empty/],
  ["a value outside", [{ name: "a", low: 1, value: 0, high: 2 }], options, /a must have low ≤ value ≤ high/],
  ["no name", [{ low: 0, value: 0, high: 0 }], options, /the name of an estimate must be a text/],
  ["NaN", [{ name: "a", low: 0, value: Number.NaN, high: 0 }], options, /a\.value must be a finite number/],
  ["no title", two, { x: "x" }, /title must be a text/],
  ["no axis", two, { title: "t" }, /the title of x must be a text/],
  [
    "zero on a logarithmic axis",
    [{ name: "a", low: 0, value: 1, high: 2 }],
    { title: "t", x: { title: "x", scale: "log" } },
    /a\.low must be positive on a logarithmic axis, but it is 0/,
  ],
])("%s is refused", (_, estimates, given, message) => {
  expect(() => plotIntervals(estimates as never, given as never)).toThrow(message);
});
