import { expect, test } from "vitest";
import {
  hardSigmoid,
  layoutOf,
  leakyRelu,
  relu,
  sigmoid,
  tanh,
  traceNamed,
  tracesOf,
} from "../test/specimens.ts";
import { plotComparison } from "./comparison.ts";

const four = [sigmoid, tanh, relu, leakyRelu];

test("each activation has a line of its own colour and dash, named where it ends", () => {
  const figure = plotComparison(four);
  expect(tracesOf(figure).map(({ name }) => name)).toEqual(["sigmoid", "tanh", "ReLU", "Leaky ReLU"]);
  expect(new Set(tracesOf(figure).map(({ line }) => line.color)).size).toBe(4);
  expect(new Set(tracesOf(figure).map(({ line }) => line.dash)).size).toBe(4);
  expect(layoutOf(figure).annotations.map(({ text }) => text)).toEqual([
    "sigmoid",
    "tanh",
    "ReLU",
    "Leaky ReLU",
  ]);
});

test("names of lines that end together stand apart, in the order of their ends", () => {
  const { annotations, yaxis } = layoutOf(plotComparison(four));
  const pixel = (yaxis.range[1] - yaxis.range[0]) / 285;
  for (const [i, { y }] of annotations.slice(1).entries()) {
    expect((y - annotations[i]!.y) / pixel).toBeGreaterThan(16.9);
  }
  for (const { y } of annotations) {
    expect(y).toBeGreaterThanOrEqual(yaxis.range[0]);
    expect(y).toBeLessThanOrEqual(yaxis.range[1]);
  }
});

test("a comparison of slopes marks each one's kink in its own colour", () => {
  const figure = plotComparison(four, { of: "derivative" });
  expect(traceNamed(figure, "Leaky ReLU: slope not taken").y).toEqual([0.01]);
  expect(traceNamed(figure, "ReLU: slope not taken").y).toEqual([0]);
  expect(traceNamed(figure, "ReLU: slope chosen").marker.color).toBe(traceNamed(figure, "ReLU").line.color);
  expect(figure.alt).toContain(
    "Four curves of g′(z) over z: sigmoid rises from 0.00247 at z = −6 to 0.25 at z = 0",
  );
  expect(figure.alt).toContain("open circle at (0, 0.01), closed at (0, 1)");
});

test("where two curves share a circle, the first one's is a ring around the second one's", () => {
  const figure = plotComparison([relu, leakyRelu, hardSigmoid], { of: "derivative" });
  expect(traceNamed(figure, "ReLU: slope not taken").marker.size).toBe(17);
  expect(traceNamed(figure, "ReLU: slope chosen").marker.size).toBe(17);
  expect(traceNamed(figure, "Leaky ReLU: slope not taken").marker.size).toBe(9);
  expect(traceNamed(figure, "hard sigmoid: slope chosen").marker.size).toBe(9);
  const order = tracesOf(figure).map(({ name }) => name);
  expect(order.indexOf("ReLU: slope chosen")).toBeLessThan(order.indexOf("Leaky ReLU: slope not taken"));
});

test("titles name two and count more", () => {
  const title = (figure: ReturnType<typeof plotComparison>) => layoutOf(figure).title.text;
  expect(title(plotComparison([sigmoid]))).toBe("sigmoid over z");
  expect(title(plotComparison([sigmoid, tanh], { of: "derivative" }))).toBe("The slope of sigmoid and tanh");
  expect(title(plotComparison(four))).toBe("Four activations compared");
});

test("an empty list, and anything but the two aspects, is refused", () => {
  expect(() => plotComparison([])).toThrow(
    new RangeError("plotComparison: activations is empty; give at least one."),
  );
  expect(() => plotComparison(sigmoid as never)).toThrow(
    new TypeError("plotComparison: activations must be an array, but it is an object."),
  );
  expect(() => plotComparison([sigmoid], { of: "slope" as never })).toThrow(
    new TypeError('plotComparison: of must be "value" or "derivative", but it is "slope".'),
  );
});
