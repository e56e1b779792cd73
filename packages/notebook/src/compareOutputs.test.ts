import { describe, expect, it } from "vitest";
import { compareNotebooks } from "./check.ts";
import { compareOutputs } from "./compareOutputs.ts";
import { describeDifference } from "./describeDifference.ts";
import type { Cell, MimeBundle, Output } from "./notebook.ts";

const printed = (text: string, name: "stdout" | "stderr" = "stdout"): Output => ({
  output_type: "stream",
  name,
  text,
});
const shown = (data: MimeBundle): Output => ({ output_type: "display_data", data, metadata: {} });
const compare = (one: Output[], other: Output[]) => compareOutputs(one, other, 1e-9);
const PLOTLY = "application/vnd.plotly.v1+json";

describe("outputs are compared", () => {
  it("number by number inside of JSON, and the place is named", () => {
    const figure = (y: number) => [shown({ [PLOTLY]: { data: [{ y: [0, y] }], layout: { title: "σ" } } })];
    expect(compare(figure(0.25), figure(0.25 + 1e-12))).toEqual([]);
    expect(compare(figure(0.25), figure(0.26))).toEqual([
      { output: 1, part: PLOTLY, at: "data[0].y[1]", committed: "0.25", now: "0.26" },
    ]);
  });

  it("without looking into pictures, but not without noticing that one is gone", () => {
    expect(compare([shown({ "image/png": "AAAA" })], [shown({ "image/png": "BBBB" })])).toEqual([]);
    expect(
      compare([shown({ "image/png": "AAAA", "text/plain": "x" })], [shown({ "text/plain": "x" })]),
    ).toEqual([{ output: 1, part: "image/png", committed: "(a picture)", now: undefined }]);
  });

  it("so that one too many, one too few, and one on the other stream are all seen", () => {
    expect(compare([], [printed("new\n")])).toMatchObject([
      { part: "stdout", committed: undefined, now: "new\n" },
    ]);
    expect(compare([printed("old\n")], [])).toMatchObject([
      { part: "stdout", committed: "old\n", now: undefined },
    ]);
    expect(compare([printed("a")], [printed("a", "stderr")])).toHaveLength(2);
  });

  it("whether an execute result or a display holds them", () => {
    const result: Output = {
      ...shown({ "text/plain": "0.5" }),
      output_type: "execute_result",
      execution_count: 3,
    } as Output;
    expect(compare([result], [{ ...result, execution_count: 4 } as Output])).toEqual([]);
  });
});

describe("a difference is shown", () => {
  const cell = (outputs: Output[], tags: string[] = []): Cell => ({
    ...{ id: "table", type: "code", source: "print()", tags, metadata: {}, outputs, executionCount: 1 },
  });
  const notebook = (...cells: Cell[]) => ({ metadata: {}, cells });
  const where = { file: "n.ipynb", source: "n.nb.ts", lines: new Map([["table", 12]]) };

  it("with file, cell, line, and only the lines that differ by more than the tolerance", () => {
    const [difference] = compareNotebooks(
      notebook(cell([printed("z 1\nloss 0.10000000000001\nworst 2.5e-16\n")])),
      notebook(cell([printed("z 1\nloss 0.10000000000002\nworst 3.5e-16\n")])),
    );
    expect(describeDifference(difference!, where, 1e-9)).toBe(
      [
        "n.ipynb, cell table (n.nb.ts:12), output 1, stdout",
        "  line 3:",
        "  - worst 2.5e-16",
        "  + worst 3.5e-16",
      ].join("\n"),
    );
  });

  it("cut short where it is long", () => {
    const text = (word: string) =>
      printed(Array.from({ length: 500 }, (_, line) => `${word} ${line}\n`).join(""));
    const [difference] = compareNotebooks(notebook(cell([text("a")])), notebook(cell([text("b")])));
    expect(describeDifference(difference!, where, 1e-9).split("\n")).toHaveLength(42);
    expect(describeDifference(difference!, where, 1e-9)).toMatch(/… 961 more lines$/);
    const [long] = compareNotebooks(
      notebook(cell([printed("a".repeat(5000))])),
      notebook(cell([printed("b".repeat(5000))])),
    );
    expect(describeDifference(long!, where, 1e-9)).toMatch(
      /- a{1998} … 3002 more characters\n {2}\+ b{1998} … /,
    );
  });

  it("line by line where hundreds of thousands of lines are all different", () => {
    const text = (word: string) =>
      printed(Array.from({ length: 200_000 }, (_, line) => `${word} ${line}\n`).join(""));
    const [difference] = compareNotebooks(notebook(cell([text("a")])), notebook(cell([text("b")])));
    const lines = describeDifference(difference!, where, 1e-9).split("\n");
    expect(lines.slice(1, 7)).toEqual(
      ["line 1:", "- a 0", "+ b 0", "line 2:", "- a 1", "+ b 1"].map((line) => `  ${line}`),
    );
    expect(lines.at(-1)).toBe("  … 599960 more lines");
  });

  it("not at all for a cell tagged nbval-ignore-output", () => {
    const [one, other] = ["12 ms\n", "13 ms\n"].map((text) =>
      notebook(cell([printed(text)], ["nbval-ignore-output"])),
    );
    expect(compareNotebooks(one!, other!)).toEqual([]);
  });
});
