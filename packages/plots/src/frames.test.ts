import { expect, test } from "vitest";
import { layoutOf, tracesOf } from "../test/specimens.ts";
import { type Frame, plotFrames } from "./frames.ts";

const x = [0, 1, 2];
const frames: Frame[] = [
  { label: "one layer", series: [{ name: "tanh", x, y: [1, 2, 3] }] },
  { label: "two layers", series: [{ name: "tanh", x, y: [1, 4, 9] }] },
];
const options = { title: "Depth bends the line", x: "z", y: "a" };

test("the first frame is drawn, and each position of the slider brings the lines of its own", () => {
  const figure = plotFrames(frames, options);
  expect(tracesOf(figure)[0]!.y).toEqual([1, 2, 3]);
  const [slider] = layoutOf(figure).sliders;
  expect(slider!.steps.map(({ label }) => label)).toEqual(["one layer", "two layers"]);
  expect(slider!.steps[1]!.args[0].y).toEqual([[1, 4, 9]]);
});

test("x is repeated at each position only where it changes", () => {
  const [same] = layoutOf(plotFrames(frames, options)).sliders;
  expect(same!.steps[1]!.args[0].x).toBeUndefined();
  const moved = { label: "b", series: [{ name: "tanh", x: [1, 2, 3], y: [1, 2, 3] }] };
  const [other] = layoutOf(plotFrames([frames[0]!, moved], options)).sliders;
  expect(other!.steps[1]!.args[0].x).toEqual([[1, 2, 3]]);
});

test("names follow the ends of their lines", () => {
  const [slider] = layoutOf(plotFrames(frames, options)).sliders;
  const heights = slider!.steps.map(
    ({ args }) => (args as unknown as [object, { annotations: { y: number }[] }])[1].annotations[0]!.y,
  );
  expect(heights[0]).toBeCloseTo(3, 5);
  // As high as a name can be: the line ends at the top of the plot.
  expect(heights[1]).toBeGreaterThan(8);
});

test("the axes have room for all frames, whichever is seen first", () => {
  const figure = plotFrames(frames, { ...options, active: 1 });
  expect(layoutOf(figure).yaxis.range).toEqual([1 - 8 * 0.06, 9 + 8 * 0.06]);
  expect(layoutOf(figure).sliders[0]!.active).toBe(1);
  expect(figure.alt).toBe(
    "a over z, with a slider; at two layers: tanh rises from 1 at z = 0 to 9 at z = 2.",
  );
});

test.each([
  ["no frame", [], {}, /frames is empty/],
  ["a frame without a label", [{ series: frames[0]!.series }], {}, /frames\[0\]\.label must be a text/],
  ["a frame that is not there", frames, { active: 2 }, /active must be an index from 0 to 1, but it is 2/],
  [
    "another line in the second frame",
    [frames[0], { label: "b", series: [{ name: "relu", x, y: x }] }],
    {},
    /frames\[0\] has tanh and frames\[1\] has relu/,
  ],
])("%s is refused", (_, given, more, message) => {
  expect(() => plotFrames(given as never, { ...options, ...more })).toThrow(message);
});
