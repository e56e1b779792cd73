import { expect, test } from "vitest";
import { narrateCurve } from "./narrate.ts";
import { sampleCurve } from "./sample.ts";

const curve = (f: (z: number) => number, breaks: Parameters<typeof sampleCurve>[3] = []) =>
  sampleCurve({ figure: "a test", of: "f" }, f, { from: -4, to: 4 }, breaks);

test("a monotone curve rises or falls from end to end", () => {
  expect(narrateCurve(curve((z) => z / 2))).toBe("rises from −2 at z = −4 to 2 at z = 4");
  expect(narrateCurve(curve((z) => -z))).toBe("falls from 4 at z = −4 to −4 at z = 4");
});

test("a bump is told by its peak", () => {
  expect(narrateCurve(curve((z) => 1 / (1 + z * z)))).toBe(
    "rises from 0.0588 at z = −4 to 1 at z = 0, then falls to 0.0588 at z = 4",
  );
});

test("level stretches are told as such", () => {
  expect(narrateCurve(curve(() => 0.5))).toBe("is 0.5 up to z = 4");
  expect(narrateCurve(curve((z) => Math.max(0, z)))).toBe("is 0 up to z = 0, then rises to 4 at z = 4");
});

test("a jump is told with the level it jumps to", () => {
  expect(narrateCurve(curve((z) => (z < 1 ? 0 : z), [{ at: 1, left: 0, right: 1 }]))).toBe(
    "is 0 up to z = 1, then jumps to 1 and rises to 4 at z = 4",
  );
});

test("a curve of many turns is summed up by its ends and extremes", () => {
  expect(narrateCurve(curve((z) => Math.sin(5 * z)))).toMatch(
    /^goes from −0\.913 at z = −4 to 0\.913 at z = 4, never below −1 at z = .* nor above 1 at z = /,
  );
});

test("on a logarithmic axis a turn counts by its size on paper", () => {
  const tiny = [{ z: [0, 1, 2], y: [1e-12, 1e-16, 1] }];
  expect(narrateCurve(tiny, { variable: "x", scale: "log" })).toBe(
    "falls from 10⁻¹² at x = 0 to 10⁻¹⁶ at x = 1, then rises to 1 at x = 2",
  );
  expect(narrateCurve(tiny, { variable: "x" })).toBe("rises from 10⁻¹² at x = 0 to 1 at x = 2");
});
