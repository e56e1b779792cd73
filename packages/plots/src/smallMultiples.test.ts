import { expect, test, vi } from "vitest";
import {
  hardSigmoid,
  layoutOf,
  leakyRelu,
  relu,
  sigmoid,
  silu,
  tanh,
  traceNamed,
} from "../test/specimens.ts";
import { palettes } from "./palette.ts";
import { plotSmallMultiples } from "./smallMultiples.ts";
import { renderSvg } from "./static/renderSvg.ts";

// The first picture of a process loads jsdom and Plotly, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const six = [sigmoid, tanh, relu, leakyRelu, silu, hardSigmoid];

/** The axes that a small panel brings. */
type Axes = Record<string, { range: number[]; domain: number[]; showticklabels: boolean }>;
const axesOf = (figure: { layout: object }): Axes => figure.layout as Axes;

test("every panel has g and g′ over the same ranges", () => {
  const figure = plotSmallMultiples(six);
  for (const { name } of six) {
    expect(traceNamed(figure, `${name}: g(z)`).x.length).toBeGreaterThan(1);
    expect(traceNamed(figure, `${name}: g′(z)`).x.length).toBeGreaterThan(1);
  }
  const axes = axesOf(figure);
  for (const suffix of ["2", "3", "4", "5", "6"]) {
    expect(axes[`xaxis${suffix}`]!.range).toEqual(axes.xaxis!.range);
    expect(axes[`yaxis${suffix}`]!.range).toEqual(axes.yaxis!.range);
  }
});

test("ticks are labelled at the left, and under the last panel of each column", () => {
  const axes = axesOf(plotSmallMultiples(six.slice(0, 5)));
  const labelled = (letter: string) =>
    ["", "2", "3", "4", "5"].map((suffix) => axes[`${letter}axis${suffix}`]!.showticklabels);
  expect(labelled("y")).toEqual([true, false, false, true, false]);
  expect(labelled("x")).toEqual([false, false, true, true, true]);
});

test("panels of a row stand side by side, rows beneath one another, none overlapping", () => {
  const axes = axesOf(plotSmallMultiples(six));
  expect(axes.xaxis!.domain[1]!).toBeLessThan(axes.xaxis2!.domain[0]!);
  expect(axes.yaxis4!.domain[1]!).toBeLessThan(axes.yaxis!.domain[0]!);
  expect(axes.xaxis4!.domain).toEqual(axes.xaxis!.domain);
});

test("six panels cost fewer than five hundred points", () => {
  const points = plotSmallMultiples(six).data.map((trace) => (trace as { x: unknown[] }).x.length);
  expect(points.reduce((sum, count) => sum + count, 0)).toBeLessThan(500);
});

test("the jumps of a panel are marked in it", () => {
  const figure = plotSmallMultiples([sigmoid, relu]);
  expect(traceNamed(figure, "ReLU: slope not taken")).toMatchObject({ xaxis: "x2", x: [0], y: [0] });
  expect(traceNamed(figure, "ReLU: slope chosen")).toMatchObject({ yaxis: "y2", x: [0], y: [1] });
});

test("the description gives the extent of each curve, its jumps, and where it was cut off", () => {
  const figure = plotSmallMultiples([sigmoid, relu], { from: -2, to: 2, y: [-1, 1.5] });
  expect(figure.alt).toBe(
    "Two small panels with g and g′ over z from −2 to 2, cut off below −1 and above 1.5: sigmoid 0.12 to 0.88, slope 0.1 to 0.25; ReLU 0 to 2, slope 0 to 1, jumping at 0.",
  );
  expect(layoutOf(figure).yaxis.range).toEqual([-1, 1.5]);
});

test("in a page every colour follows the page's theme", async () => {
  const svg = await renderSvg(plotSmallMultiples([sigmoid, relu]), { theme: "css" });
  const { blue, vermilion } = palettes.light;
  const rgb = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(", ");
  for (const colour of [blue, vermilion]) {
    expect(svg).not.toContain(colour);
    // Only as what stands in where the page declares no palette.
    expect(svg.split(`rgb(${rgb(colour)})`).length).toBe(svg.split(`, rgb(${rgb(colour)}))`).length);
  }
});

test("no activation, no columns, or a range upside down is refused", () => {
  expect(() => plotSmallMultiples([])).toThrow(/activations is empty; give at least one/);
  expect(() => plotSmallMultiples([sigmoid], { columns: 0 })).toThrow(
    /columns must be a whole number from 1 to 6, but it is 0/,
  );
  expect(() => plotSmallMultiples([sigmoid], { y: [1, 1] })).toThrow(/y must ascend, but it is \[1, 1\]/);
});
