import { expect, test } from "vitest";
import { simplify } from "./simplify.ts";

const z = Array.from({ length: 401 }, (_, i) => (i - 200) / 50);
const size = { width: 8, height: 4 };

test("a straight line keeps its two ends", () => {
  expect(simplify({ z, y: z.map((at) => 2 * at + 1) }, size, 1e-3)).toEqual({ z: [-4, 4], y: [-7, 9] });
});

test("a corner stays where it is", () => {
  expect(simplify({ z, y: z.map((at) => Math.max(0, at)) }, size, 1e-3).z).toEqual([-4, 0, 4]);
});

test("a curve keeps few of its points, and none of those left out is farther from its chord than was asked", () => {
  const y = z.map(Math.tanh);
  const simple = simplify({ z, y }, size, 1 / 300);
  expect(simple.z.length).toBeLessThan(20);
  for (const [i, at] of z.entries()) {
    const after = Math.max(
      1,
      simple.z.findIndex((kept) => kept >= at),
    );
    const [z0, z1] = [simple.z[after - 1]!, simple.z[after]!];
    const [y0, y1] = [simple.y[after - 1]!, simple.y[after]!];
    const chord = y0 + ((y1 - y0) * (at - z0)) / (z1 - z0);
    expect(Math.abs(chord - y[i]!)).toBeLessThan((2 * size.height) / 300);
  }
});

test("a single point is left alone", () => {
  expect(simplify({ z: [1], y: [2] }, size, 1)).toEqual({ z: [1], y: [2] });
});
