import { expect, test } from "vitest";
import { openTextMeasure } from "./fonts.ts";

const measure = await openTextMeasure();

/** Adobe's font metrics of Helvetica, in thousandths: H 722, e 556, l 222, o 556; bold H 722, e 556, l 278, o 611. */
test("text is as wide as Adobe's metrics of Helvetica say", () => {
  expect(measure.widthOf("Hello", 1000, false)).toBeCloseTo(722 + 556 + 222 + 222 + 556, -1);
  expect(measure.widthOf("Hello", 1000, true)).toBeCloseTo(722 + 556 + 278 + 278 + 611, -1);
});

test("letters and signs of formulas have widths of their own", () => {
  for (const sign of "σ′∂∞−⊙∇ℝ") {
    const width = measure.widthOf(sign, 1000, false);
    expect(width, sign).toBeGreaterThan(100);
    expect(width, sign).toBeLessThan(1100);
  }
  expect(measure.widthOf("σ", 1000, false)).not.toBe(measure.widthOf("∂", 1000, false));
});
