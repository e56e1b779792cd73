import { describe, expect, it } from "vitest";
import { bundleExplorer } from "../src/bundleExplorer.ts";
import { drawExplorer, findZ, size } from "../src/explorer/drawExplorer.ts";
import { readAt } from "../src/explorer/readings.ts";
import { interval, type Subject, subjects } from "../src/explorer/subjects.ts";

const find = (title: string): Subject => subjects.find((subject) => subject.title === title)!;
const points = (svg: string, kind: string): number[][] =>
  [...svg.matchAll(new RegExp(`class="${kind}" d="([^"]*)"`, "g"))].flatMap(([, path]) =>
    [...path!.matchAll(/[ML]([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]),
  );

describe("the explorer's picture", () => {
  it.each(subjects.map(({ title }) => title))("keeps the curves of %s inside the frame", (title) => {
    const svg = drawExplorer(find(title), 0);
    for (const [x, y] of [...points(svg, "derivative"), ...points(svg, "value")]) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(size.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(size.height);
    }
  });

  it("breaks the slope of ReLU where it jumps", () => {
    expect(
      drawExplorer(find("ReLU"), 1)
        .match(/class="derivative" d="([^"]*)"/)![1]!
        .match(/M/g),
    ).toHaveLength(2);
  });

  it("draws the tangent through the point, as steep as the slope", () => {
    const svg = drawExplorer(find("sigmoid"), 0);
    const [start, end] = points(svg, "tangent") as [number[], number[]];
    const [, cx, cy] = svg.match(/class="value-point" cx="([\d.]+)" cy="([\d.]+)"/)!.map(Number);
    expect((start[0]! + end[0]!) / 2).toBeCloseTo(cx!, 0);
    expect((start[1]! + end[1]!) / 2).toBeCloseTo(cy!, 0);
    const curve = points(svg, "value");
    const middle = curve.findIndex(([x]) => x! >= cx!);
    const [before, after] = [curve[middle - 1]!, curve[middle + 1]!];
    const steepness = (after[1]! - before[1]!) / (after[0]! - before[0]!);
    expect((end[1]! - start[1]!) / (end[0]! - start[0]!)).toBeCloseTo(steepness, 1);
  });

  it("finds the z under a pointer, in steps, and no further than the ends", () => {
    expect(findZ(size.width / 2)).toBe(0);
    expect(findZ(-100)).toBe(interval.from);
    expect(findZ(9999)).toBe(interval.to);
    const steps = findZ(123) / interval.step;
    expect(steps).toBeCloseTo(Math.round(steps), 6);
  });
});

describe("the explorer's readings", () => {
  it("give the lecture's sanity points", () => {
    expect(readAt(find("sigmoid"), 0)).toMatchObject({ z: "0", value: "0.5", slope: "0.25", share: 0.25 });
    expect(readAt(find("tanh"), 0)).toMatchObject({ value: "0", slope: "1" });
    expect(readAt(find("ReLU"), 0)).toMatchObject({ value: "0", slope: "1" });
    expect(readAt(find("Leaky ReLU"), -1)).toMatchObject({ z: "−1", value: "−0.01", slope: "0.01" });
  });

  it("say a small slope in powers of ten", () => {
    expect(readAt(find("tanh"), 6).slope).toBe("2.5·10⁻⁵");
  });

  it("are a sentence for who does not see the picture", () => {
    expect(readAt(find("sigmoid"), 1).sentence).toBe(
      "At z = 1 sigmoid has the value 0.731 and the slope 0.197.",
    );
  });
});

it("the explorer's script holds the activations' formulas, and not their compiled loops", async () => {
  const script = await bundleExplorer();
  expect(new TextDecoder().decode(script)).toContain("sigmoid");
  expect(script.length).toBeLessThan(100_000);
});
