import { describe, expect, it } from "vitest";
import { toCodePointPosition, toUtf16Position } from "./codePoints.ts";

describe("a position after 😀", () => {
  it("is one code point on, and two UTF-16 units", () => {
    expect(toUtf16Position("😀.x", 1)).toBe(2);
    expect(toCodePointPosition("😀.x", 2)).toBe(1);
  });

  it("beyond the end is the end", () => {
    expect(toUtf16Position("ab", 9)).toBe(2);
    expect(toCodePointPosition("ab", 9)).toBe(2);
  });
});
