import { expect, test } from "vitest";
import { hardSigmoid, layoutOf, relu, sigmoid, silu, traceNamed, tracesOf } from "../test/specimens.ts";
import { palettes } from "./palette.ts";
import { plotSlope } from "./slope.ts";

test("sigmoid and its slope share one pair of axes, named where they end", () => {
  const figure = plotSlope(sigmoid);
  expect(tracesOf(figure).map(({ name, mode }) => [name, mode])).toEqual([
    ["g(z)", "lines"],
    ["g′(z)", "lines"],
  ]);
  const layout = layoutOf(figure);
  expect(layout.title.text).toBe("sigmoid is steepest at z\u00a0=\u00a00: g′\u00a0=\u00a00.25");
  expect(layout.annotations.map(({ text }) => text)).toEqual(["g′(z)", "g(z)"]);
  expect(layout.xaxis.range).toEqual([-6, 6]);
  const slope = traceNamed(figure, "g′(z)");
  expect(slope.y[slope.x.indexOf(0)]).toBe(0.25);
});

test("the alternative text says what one sees", () => {
  expect(plotSlope(sigmoid).alt).toBe(
    "Two curves over z for sigmoid: its value g rises from 0.00247 at z = −6 to 0.998 at z = 6; its slope g′ rises from 0.00247 at z = −6 to 0.25 at z = 0, then falls to 0.00247 at z = 6.",
  );
  expect(plotSlope(relu).alt).toBe(
    "Two curves over z for ReLU: its value g is 0 up to z = 0, then rises to 6 at z = 6; its slope g′ is 0 up to z = 0, then jumps to 1 up to z = 6 (open circle at (0, 0), closed at (0, 1): the slope chosen there).",
  );
});

test("the slope of ReLU is drawn with an open circle at (0, 0) and a closed one at (0, 1)", () => {
  const figure = plotSlope(relu);
  const open = traceNamed(figure, "ReLU: slope not taken");
  const closed = traceNamed(figure, "ReLU: slope chosen");
  expect([open.x, open.y]).toEqual([[0], [0]]);
  expect([closed.x, closed.y]).toEqual([[0], [1]]);
  expect(open.marker.color).toBe(palettes.light.background);
  expect(open.marker.line.color).toBe(palettes.light.vermilion);
  expect(closed.marker.color).toBe(palettes.light.vermilion);
});

test("with the other convention the circles change places, and with ½ both ends are open", () => {
  const zero = plotSlope({ ...relu, derivative: (z) => (z > 0 ? 1 : 0) });
  expect(traceNamed(zero, "ReLU: slope not taken").y).toEqual([1]);
  expect(traceNamed(zero, "ReLU: slope chosen").y).toEqual([0]);
  const half = plotSlope({ ...relu, derivative: (z) => (z === 0 ? 0.5 : z > 0 ? 1 : 0) });
  expect(traceNamed(half, "ReLU: slope not taken").y).toEqual([0, 1]);
  expect(traceNamed(half, "ReLU: slope chosen").y).toEqual([0.5]);
});

test("where no slope is chosen at a kink, both ends are open and nothing is closed", () => {
  const figure = plotSlope({ ...relu, derivative: (z) => (z === 0 ? Number.NaN : z > 0 ? 1 : 0) });
  expect(traceNamed(figure, "ReLU: slope not taken").y).toEqual([0, 1]);
  expect(tracesOf(figure).map(({ name }) => name)).not.toContain("ReLU: slope chosen");
  expect(figure.alt).toContain("no slope is chosen there");
});

test("no line is drawn across a jump of the slope, but g keeps its corner", () => {
  const figure = plotSlope(relu);
  const slope = traceNamed(figure, "g′(z)");
  const gap = slope.x.indexOf(null);
  expect([slope.x[gap - 1], slope.y[gap - 1]]).toEqual([0, 0]);
  expect([slope.x[gap + 1], slope.y[gap + 1]]).toEqual([0, 1]);
  const value = traceNamed(figure, "g(z)");
  expect(value.x).not.toContain(null);
  expect(value.y[value.x.indexOf(0)]).toBe(0);
});

test("several kinks, in any order, are all marked and named", () => {
  const figure = plotSlope(hardSigmoid);
  expect(traceNamed(figure, "hard sigmoid: slope not taken").x).toEqual([-3, 3]);
  expect(layoutOf(figure).title.text.replaceAll("\u00a0", " ")).toBe(
    "The slope of hard sigmoid jumps at z = −3<br>and z = 3",
  );
});

test("kinks outside the interval are not marked", () => {
  expect(tracesOf(plotSlope(relu, { from: 1, to: 2 }))).toHaveLength(2);
});

test("a peak that is not at a sample is found", () => {
  expect(layoutOf(plotSlope(silu)).title.text.replaceAll("\u00a0", " ")).toBe(
    "SiLU is steepest at z = 2.4: g′ = 1.1",
  );
});

test("a title and an alternative text of one's own take the place of those found", () => {
  const figure = plotSlope(sigmoid, { title: "Mine", alt: "What I see." });
  expect(layoutOf(figure).title.text).toBe("Mine");
  expect(figure.alt).toBe("What I see.");
});

test("bad intervals are refused with what was given", () => {
  expect(() => plotSlope(sigmoid, { from: 3, to: 3 })).toThrow(
    new RangeError("plotSlope: from must be less than to, but from is 3 and to is 3."),
  );
  expect(() => plotSlope(sigmoid, { to: Number.POSITIVE_INFINITY })).toThrow(
    new RangeError("plotSlope: to must be a finite number, but it is Infinity."),
  );
  expect(() => plotSlope(sigmoid, { from: "0" as unknown as number })).toThrow(
    new TypeError('plotSlope: from must be a number, but it is "0".'),
  );
});

test("what is not an activation is refused with what it lacks", () => {
  expect(() => plotSlope(Math.tanh as never)).toThrow(
    new TypeError(
      'plotSlope: an activation must have name, value and derivative, but a function named "tanh" lacks value (a function of z), derivative (a function of z).',
    ),
  );
  expect(() => plotSlope(undefined as never)).toThrow(/but undefined lacks name \(a string\)/);
});

test("a function that is NaN everywhere is refused by name", () => {
  expect(() => plotSlope({ ...sigmoid, value: () => Number.NaN })).toThrow(
    /plotSlope: the value of sigmoid is not finite anywhere between z = -6 and z = 6/,
  );
});
