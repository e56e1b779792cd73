import { describe, expect, it } from "vitest";
import { excerptSource } from "./excerpt.ts";

describe("an excerpt", () => {
  it("shows the line with its neighbours and a caret under the column", () => {
    expect(excerptSource("one\ntwo\nthree", { line: 2, column: 3 })).toEqual([
      "  1 | one",
      "> 2 | two",
      "    |   ^",
      "  3 | three",
    ]);
  });

  it("underlines as far as the line goes, and keeps tabs so that the caret stays in place", () => {
    expect(excerptSource("\tfail()", { line: 1, column: 2 }, 99)).toEqual([
      "> 1 | \tfail()",
      "    | \t^^^^^^",
    ]);
  });

  it("aligns line numbers of different widths", () => {
    const source = Array.from({ length: 10 }, (_, index) => `line ${index + 1}`).join("\n");
    expect(excerptSource(source, { line: 9, column: 1 })).toEqual([
      "   8 | line 8",
      ">  9 | line 9",
      "     | ^",
      "  10 | line 10",
    ]);
  });
});
