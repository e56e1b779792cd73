import { expect, test } from "vitest";
import { layoutOf, traceNamed, tracesOf } from "../test/specimens.ts";
import { plotLines } from "./lines.ts";

const steps = [0, 1, 2, 3];
const loss = { title: "Loss falls", x: "step", y: "loss" };

test("learning curves are drawn as given, whatever array they come in", () => {
  const y = Float32Array.of(0.5, 0.25, 0.125, 0.0625);
  const figure = plotLines([{ name: "tanh", x: Int32Array.from(steps), y }], loss);
  expect(traceNamed(figure, "tanh").x).toEqual(steps);
  expect(traceNamed(figure, "tanh").y).toEqual([0.5, 0.25, 0.125, 0.0625]);
  expect(figure.alt).toBe(
    "One line of loss over step: tanh falls from 0.5 at step = 0 to 0.0625 at step = 3.",
  );
});

test("on a logarithmic axis zero is a gap, and the description counts it", () => {
  const figure = plotLines([{ name: "error", x: [0, 1, 2, 3, 4], y: [0, 1e-16, 1e-8, 0, 1] }], {
    title: "It grows",
    x: "z",
    y: { title: "relative error", scale: "log" },
  });
  expect(traceNamed(figure, "error").y).toEqual([1e-16, 1e-8, null, 1]);
  expect(layoutOf(figure).yaxis.type).toBe("log");
  expect(layoutOf(figure).yaxis.range[0]).toBeCloseTo(-16 - 0.96, 5);
  expect(figure.alt).toContain("on a logarithmic axis");
  expect(figure.alt).toContain("(2 points zero or not finite, not drawn)");
});

test("a point between two gaps is shown as a point", () => {
  const gaps = [1, Number.NaN, 2, Number.NaN];
  expect(traceNamed(plotLines([{ name: "a", x: steps, y: gaps }], loss), "a").mode).toBe("lines+markers");
  const points = plotLines([{ name: "a", x: steps, y: steps, draw: "points" }], loss);
  expect(traceNamed(points, "a").mode).toBe("markers");
});

test("a band goes along its lower edge and back along its upper one, beneath the lines", () => {
  const figure = plotLines([{ name: "a", x: [0, 1], y: [2, 3], low: [1, 2], high: [3, 4] }], loss);
  expect(tracesOf(figure).map(({ name }) => name)).toEqual(["a: band", "a"]);
  expect(traceNamed(figure, "a: band").x).toEqual([0, 1, 1, 0]);
  expect(traceNamed(figure, "a: band").y).toEqual([1, 2, 4, 3]);
  expect(figure.alt).toBe(
    "One line of loss over step: a rises from 2 at step = 0 to 3 at step = 1, in a band from 2 to 4 at step = 1.",
  );
});

test("ten thousand points are thinned without losing a spike", () => {
  const x = Array.from({ length: 10_000 }, (_, i) => i);
  const y = x.map((i) => (i === 7_777 ? 5 : Math.sin(i)));
  const trace = traceNamed(plotLines([{ name: "a", x, y }], loss), "a");
  expect(trace.x.length).toBeLessThan(500);
  expect(trace.y).toContain(5);
  expect([trace.x[0], trace.x.at(-1)]).toEqual([0, 9_999]);
});

test("a smooth line may be dashed, a jagged one is not", () => {
  const x = Array.from({ length: 50 }, (_, i) => i);
  const smooth = { name: "smooth", x, y: x };
  const jagged = { name: "jagged", x, y: x.map((i) => i % 3) };
  const figure = plotLines([smooth, smooth, jagged], loss);
  expect(tracesOf(figure).map(({ line }) => line.dash !== "solid")).toEqual([false, true, false]);
});

test.each([
  ["no series", [], /series is empty; give at least one/],
  ["columns of two lengths", [{ name: "a", x: [0, 1], y: [0] }], /a\.y has 1 numbers, but a\.x has 2/],
  ["x going back", [{ name: "a", x: [1, 0], y: [0, 0] }], /a\.x must ascend, but 0 follows 1 at index 1/],
  ["nothing finite", [{ name: "a", x: [0], y: [Number.NaN] }], /a has no point that is finite\.$/],
  ["half a band", [{ name: "a", x: [0], y: [0], low: [0] }], /a\.high must be an array of numbers/],
  ["texts for numbers", [{ name: "a", x: ["0"], y: [0] }], /a\.x must be an array of numbers/],
  ["a line without a name", [{ x: [0], y: [0] }], /the name of a series must be a text/],
  [
    "another way of drawing",
    [{ name: "a", x: [0], y: [0], draw: "bars" }],
    /a\.draw must be "line" or "points"/,
  ],
])("%s is refused", (_, series, message) => {
  expect(() => plotLines(series as never, loss)).toThrow(message);
});

test("a title and both axes have to be named, and scales to exist", () => {
  const series = [{ name: "a", x: [1], y: [1] }];
  expect(() => plotLines(series, undefined as never)).toThrow(/title must be a text, but it is undefined/);
  expect(() => plotLines(series, { title: "t", x: "x" } as never)).toThrow(/the title of y must be a text/);
  expect(() => plotLines(series, { ...loss, y: { title: "y", scale: "sqrt" as never } })).toThrow(
    /the scale of y must be "linear" or "log", but it is "sqrt"/,
  );
  expect(() =>
    plotLines([{ name: "a", x: [1], y: [-1] }], { ...loss, y: { title: "y", scale: "log" } }),
  ).toThrow(/a has no point that is finite and positive, as a logarithmic axis needs/);
});
