import { expect, test } from "vitest";
import { type Piece, toColumns } from "./piece.ts";
import { sampleCurve } from "./sample.ts";

const what = { figure: "a test", of: "f" };
const all = (pieces: readonly Piece[], column: "z" | "y"): number[] => pieces.flatMap((p) => [...p[column]]);

/** The polyline's value at z. */
function interpolate({ z, y }: Piece, at: number): number {
  const i = z.findIndex((next) => next >= at);
  if (i === 0) return y[0]!;
  const part = (at - z[i - 1]!) / (z[i]! - z[i - 1]!);
  return y[i - 1]! + part * (y[i]! - y[i - 1]!);
}

test("a polyline stays within a part in a thousand of its curve's height, however sharply that bends", () => {
  const f = (z: number) => Math.tanh(40 * z);
  const [piece, ...rest] = sampleCurve(what, f, { from: -6, to: 6 });
  expect(rest).toEqual([]);
  for (let z = -0.3; z <= 0.3; z += 0.00137) {
    expect(Math.abs(interpolate(piece!, z) - f(z))).toBeLessThan(2 / 1000);
  }
  expect(piece!.z.length).toBeLessThan(250);
});

test("corners, zero and both ends are sampled exactly", () => {
  const pieces = sampleCurve(what, Math.abs, { from: -1.1, to: 0.7 }, [{ at: 0.1234 }]);
  expect(pieces).toHaveLength(1);
  expect(all(pieces, "z")).toEqual(expect.arrayContaining([-1.1, 0, 0.1234, 0.7]));
});

test("a turning point between samples is found", () => {
  const pieces = sampleCurve(what, (z) => -((z - 1 / 3) ** 2), { from: -6, to: 6 });
  expect(all(pieces, "z").some((z) => Math.abs(z - 1 / 3) < 1e-6)).toBe(true);
});

test("at a jump one piece ends at the left limit and the next begins at the right one", () => {
  const pieces = sampleCurve(what, Math.sign, { from: -2, to: 2 }, [{ at: 0, left: -1, right: 1 }]);
  expect(pieces.map(({ z, y }) => [z[0], y[0], z.at(-1), y.at(-1)])).toEqual([
    [-2, -1, 0, -1],
    [0, 1, 2, 1],
  ]);
  expect(toColumns(pieces).x.filter((x) => x === null)).toHaveLength(1);
});

test("where a function is not finite its curve has a gap", () => {
  const pieces = sampleCurve(what, Math.sqrt, { from: -1, to: 1 });
  expect(pieces).toHaveLength(1);
  expect(pieces[0]!.z[0]).toBe(0);
  const poles = sampleCurve(what, (z) => (z === 0 ? Number.NaN : z), { from: -1, to: 1 });
  expect(poles).toHaveLength(2);
});

test("a function that is finite nowhere is refused by name", () => {
  expect(() => sampleCurve(what, () => Number.NaN, { from: -1, to: 1 })).toThrow(
    new RangeError(
      "a test: f is not finite anywhere between z = -1 and z = 1; choose another interval or function.",
    ),
  );
});
