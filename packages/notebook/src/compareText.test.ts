import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalNumbers, equalText } from "./compareText.ts";

describe("two texts are the same output", () => {
  it.each([
    ["loss 0.12345678901", "loss 0.12345678902"],
    ["a 1.5e-300 b", "a 1.5000000000001e-300 b"],
    ["−0.25", "−0.25"],
    ["0.5", "0.50"],
    ["[1, 2.0000000000001]", "[1, 2]"],
  ])("when their numbers agree within the tolerance: %s, %s", (one, other) => {
    expect(equalText(one, other, 1e-9)).toBe(true);
  });

  it.each([
    ["loss 0.1234", "loss 0.1235"],
    ["4.2e-18", "0"],
    ["0.0", "-0.0"],
    ["14 cells", "15 cells"],
    ["1000000000", "1000000001"],
    ["version 1.2.3", "version 1.2.4"],
    ["x86", "x87"],
    ["3f2a91", "3f2a92"],
    ["NaN", "0"],
    ["0.5 and 1", "0.5 and 1 more"],
    ["0.5", "0.5 0.5"],
    ["a  b", "a b"],
  ])("but not when text, a whole number, or a number by more than that differs: %s, %s", (one, other) => {
    expect(equalText(one, other, 1e-9)).toBe(false);
  });

  it("when they are the same text, whatever it is", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => equalText(text, text, 0)));
  });

  it("no matter which of the two was committed", () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom("a", " ", ".", "-", "e5"), fc.double().map(String)))
      .map((all) => all.join(""));
    fc.assert(
      fc.property(text, text, (one, other) => equalText(one, other, 0.1) === equalText(other, one, 0.1)),
    );
  });
});

describe("a tolerance is relative", () => {
  it("so that a tail is told from zero", () => {
    expect(equalNumbers(4.248354255291589e-18, 4.24835425529159e-18, 1e-9)).toBe(true);
    expect(equalNumbers(4.248354255291589e-18, 0, 1e-9)).toBe(false);
    expect(equalNumbers(0, -0, 1e-9)).toBe(false);
  });
});
