import { expect, test } from "vitest";
import { layoutOf, relu, sigmoid, traceNamed, tracesOf } from "../test/specimens.ts";
import { plotTangent } from "./tangent.ts";

const sliderOf = (figure: ReturnType<typeof plotTangent>) => layoutOf(figure).sliders[0]!;

/** Rise over run of the line that a slider step draws. */
function slopeOf({ x, y }: { x: unknown; y: unknown }): number {
  const [x0, x1] = (x as number[][])[0]!;
  const [y0, y1] = (y as number[][])[0]!;
  return (y1! - y0!) / (x1! - x0!);
}

test("the tangent touches the curve where it is asked for, with the slope of the curve there", () => {
  const figure = plotTangent(sigmoid, { at: 1 });
  const point = traceNamed(figure, "point");
  expect([point.x, point.y]).toEqual([[1], [0.731059]]);
  const { x, y } = traceNamed(figure, "tangent");
  expect((y[1]! - y[0]!) / (x[1]! - x[0]!)).toBeCloseTo(sigmoid.derivative(1), 5);
  expect((x[0]! + x[1]!) / 2).toBeCloseTo(1, 5);
  expect(figure.alt).toContain("its tangent at z = 1, where a = 0.731, leans upwards with slope 0.197.");
});

test("each step of the slider draws the tangent at its z and says z, a and g′(z)", () => {
  const { steps, active } = sliderOf(plotTangent(sigmoid, { at: 1, from: -6, to: 6 }));
  expect(steps).toHaveLength(49);
  expect(steps[active]!.label).toBe("z = 1, a = 0.731, g′(z) = 0.197");
  for (const { label, args } of steps) {
    const [change, traces] = args;
    expect(traces).toEqual([1, 2, 4]);
    const z = (change.x as unknown as number[][])[1]![0]!;
    expect(slopeOf(change)).toBeCloseTo(sigmoid.derivative(z), 4);
    expect(label).toContain("g′(z) = ");
  }
});

test("on the curve of g′ a point as high as the tangent is steep moves along", () => {
  const figure = plotTangent(relu, { at: -1 });
  expect([traceNamed(figure, "slope").x, traceNamed(figure, "slope").y]).toEqual([[-1], [0]]);
  expect(traceNamed(figure, "ReLU: slope chosen").y).toEqual([1]);
  const moved = tracesOf(figure).findIndex(({ name }) => name === "slope");
  for (const { args } of sliderOf(figure).steps) {
    const [change, traces] = args;
    expect(traces.at(-1)).toBe(moved);
    expect((change.y as unknown as number[][])[2]![0]).toBeCloseTo(slopeOf(change), 5);
  }
});

test("the slider stops at the point asked for and at kinks, wherever the grid lies", () => {
  const { steps, active } = sliderOf(plotTangent(relu, { at: 0.1234, from: -1, to: 2.3 }));
  expect(steps[active]!.label).toMatch(/^z = 0\.123,/);
  expect(steps.map(({ label }) => label)).toContain("z = 0, a = 0, g′(z) = 1 (left 0, right 1)");
});

test("the tangent is as long on paper where the curve is steep as where it is level", () => {
  const figure = plotTangent({ name: "steep", value: (z) => 50 * z ** 3, derivative: (z) => 150 * z * z });
  const height = layoutOf(figure).yaxis.range[1] - layoutOf(figure).yaxis.range[0];
  const lengths = sliderOf(figure).steps.map(({ args: [change] }) => {
    const [x0, x1] = (change.x as unknown as number[][])[0]!;
    const [y0, y1] = (change.y as unknown as number[][])[0]!;
    return Math.hypot((x1! - x0!) / 12, (y1! - y0!) / height / 2);
  });
  expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(1e-3);
});

test("a point without a tangent, or outside of the interval, is refused", () => {
  expect(() => plotTangent(sigmoid, { at: 7 })).toThrow(
    new RangeError("plotTangent: at must lie between from = -6 and to = 6, but it is 7."),
  );
  const root = { name: "root", value: Math.sqrt, derivative: (z: number) => 0.5 / Math.sqrt(z) };
  expect(() => plotTangent(root, { at: 0 })).toThrow(
    new RangeError(
      "plotTangent: root has no tangent at z = 0: its value there is 0, its derivative Infinity.",
    ),
  );
  expect(() => plotTangent(sigmoid, { at: Number.NaN })).toThrow(
    new RangeError("plotTangent: at must be a finite number, but it is NaN."),
  );
});
