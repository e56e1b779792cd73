import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIpynb } from "./ipynb.ts";
import type { JsonValue, Output } from "./notebook.ts";
import { measureJson, measureText, OutputBudget } from "./outputSize.ts";

function fileLength(outputs: readonly Output[]): number {
  const cell = { id: "a", type: "code", source: "", tags: [], metadata: {}, executionCount: null } as const;
  return formatIpynb({ metadata: {}, cells: [{ ...cell, outputs }] }).length;
}

/** What nobody counts: the cell around the outputs, and the names of an output's fields. */
const AROUND = 500;

describe("what an output takes in the file is not underrated", () => {
  it("be it text, with whatever lines, escapes and halves of characters", () => {
    const units = fc.constantFrom(
      "a",
      "−",
      "😀",
      '"',
      "\\",
      "\n",
      "\r\n",
      "\x1b",
      "\x85",
      "\u2028",
      "\ud800",
    );
    const text = fc.array(units, { maxLength: 3000 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (printed) => {
        const file = fileLength([{ output_type: "stream", name: "stdout", text: printed }]);
        expect(measureText(printed) + AROUND).toBeGreaterThanOrEqual(file);
      }),
    );
  });

  it("or data, such as a figure's", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (figure) => {
        const data = { "application/json": figure as JsonValue, "text/plain": "a\nfigure" };
        const file = fileLength([{ output_type: "display_data", data, metadata: {} }]);
        expect(measureJson(data) + AROUND).toBeGreaterThanOrEqual(file);
      }),
    );
  });
});

describe("a budget of outputs", () => {
  it("that was exceeded stays so, and gets back what was cleared before", () => {
    const budget = new OutputBudget(100);
    budget.spend(60);
    budget.giveBack(60);
    budget.spend(100);
    expect(() => budget.spend(1)).toThrow(
      /put out more than .* than a notebook file can hold\.\nPrint and show less/,
    );
    budget.giveBack(100);
    expect(() => budget.spend(1)).toThrow(/put out more/);
  });
});
