import { expect, test } from "vitest";
import { layoutOf } from "../test/specimens.ts";
import { plotLines } from "./lines.ts";

const axes = { title: "Two lines end at the bottom", x: "step", y: "loss" };

/** Each name's height above the x axis, in parts of a line of text. */
function heightsOfNames(ends: readonly number[]): number[] {
  const figure = plotLines(
    ends.map((end, i) => ({ name: `line ${i}`, x: [0, 1000], y: [1, end] })),
    axes,
  );
  const { yaxis, annotations, height, margin } = layoutOf(figure) as unknown as {
    yaxis: { range: [number, number] };
    annotations: readonly { y: number }[];
    height: number;
    margin: { t: number; b: number };
  };
  const [low, high] = yaxis.range;
  const perUnit = (height - margin.t - margin.b) / (high - low);
  return annotations.map(({ y }) => ((y - low) * perUnit) / 17);
}

test("names at the lower end of the plot leave the last tick label its place", () => {
  for (const name of heightsOfNames([0, 0, 0, 0])) expect(name).toBeGreaterThanOrEqual(0.5 - 1e-3);
});

test("names of lines that end together stand a line apart", () => {
  const [first, second, third] = heightsOfNames([0.5, 0.5, 0.5]);
  expect(second! - first!).toBeCloseTo(1, 2);
  expect(third! - second!).toBeCloseTo(1, 2);
});
