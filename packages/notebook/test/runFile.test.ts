import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { runPool } from "../src/cli/session.ts";
import { parseIpynb } from "../src/ipynb.ts";
import type { Cell, Output } from "../src/notebook.ts";
import { nameFiles } from "../src/notebookFiles.ts";
import { type RunReport, runFile } from "../src/runFile.ts";
import { makeSharedFolder } from "./scratchFolder.ts";

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/run/${name}.nb.ts`, import.meta.url));

const BEHAVIOURS = [
  ...["throws", "type-error", "rejects", "late-rejection", "loops-for-ever", "exits"],
  ...["throws-after-the-end", "ticks-for-ever"],
  ...["may-throw", "streams-and-results", "displays", "needs-a-folder"],
];

/** Each fixture, executed once in a kernel of its own: what was reported, and what stands in the file. */
const runs = new Map<string, { report: RunReport; cells: readonly Cell[] }>();

beforeAll(async () => {
  const output = makeSharedFolder();
  await runPool(BEHAVIOURS, { jobs: 2, signal: new AbortController().signal }, async (name) => {
    const timeoutMs = name === "loops-for-ever" ? 10_000 : 60_000;
    const report = await runFile(nameFiles(fixture(name)), { output, timeoutMs });
    const text = readFileSync(join(output, `${name}.ipynb`), "utf8");
    runs.set(name, { report, cells: parseIpynb(text, name).cells });
  });
}, 120_000);

const reportOf = (name: string) => runs.get(name)!.report;
const outputsOf = (name: string, id: string): readonly Output[] => {
  return runs.get(name)!.cells.find((cell) => cell.id === id)!.outputs;
};
const printed = (text: string, name: "stdout" | "stderr" = "stdout") => ({
  output_type: "stream",
  name,
  text,
});

describe("a cell", () => {
  it("that throws stops the notebook, which holds what ran, the error, and nothing of what did not run", () => {
    expect(reportOf("throws").failure).toMatchObject({
      ...{ kind: "error", cellId: "boom", line: 2, ename: "RangeError", evalue: "too deep: 2" },
    });
    expect(outputsOf("throws", "before")).toEqual([printed("ran\n")]);
    expect(outputsOf("throws", "boom")).toMatchObject([{ output_type: "error", ename: "RangeError" }]);
    expect(runs.get("throws")!.cells.at(-1)).toMatchObject({
      id: "after",
      outputs: [],
      executionCount: null,
    });
    expect(reportOf("throws").lines.get("boom")).toBe(8);
  });

  it("that does not compile is not run, and its line is named", () => {
    expect(reportOf("type-error").failure).toMatchObject({ kind: "error", cellId: "wrong", line: 2 });
    expect(outputsOf("type-error", "wrong")).toMatchObject([
      { output_type: "error", evalue: expect.stringContaining("TS2322") },
    ]);
  });

  it("that rejects fails like one that throws", () => {
    expect(reportOf("rejects").failure).toMatchObject({
      kind: "error",
      cellId: "rejecting",
      line: 1,
      evalue: "no",
    });
  });

  it("whose promise rejects after it has ended fails then, by its own id", () => {
    expect(reportOf("late-rejection").failure).toMatchObject({
      kind: "late-error",
      cellId: "early",
      evalue: "too late",
    });
    expect(outputsOf("late-rejection", "meanwhile")).toEqual([printed("waited\n")]);
    expect(outputsOf("late-rejection", "after")).toEqual([]);
  });

  it("whose timer throws when the last cell has ended fails, by its own id", () => {
    expect(reportOf("throws-after-the-end").failure).toMatchObject({
      ...{ kind: "late-error", cellId: "setting-off", ename: "Error", evalue: "after the end" },
    });
    expect(outputsOf("throws-after-the-end", "setting-off")).toMatchObject([
      printed("late words\n"),
      { output_type: "error", evalue: "after the end" },
    ]);
  });

  it("whose interval never ends does not keep the run from ending", () => {
    expect(reportOf("ticks-for-ever")).toMatchObject({ failure: undefined, executed: 1 });
  });

  it("that loops for ever is stopped when its time is over", () => {
    expect(reportOf("loops-for-ever").failure).toMatchObject({
      ...{
        kind: "timeout",
        cellId: "loop",
        evalue: "this cell ran longer than 10 s; the kernel was interrupted",
      },
    });
    expect(outputsOf("loops-for-ever", "loop")).toMatchObject([printed("begun\n"), { ename: "CellTimeout" }]);
  });

  it("that calls process.exit ends the notebook, with its last words kept", () => {
    expect(reportOf("exits").failure).toMatchObject({
      ...{
        kind: "died",
        cellId: "exit",
        line: 2,
        evalue: "the kernel ended with exit code 3 while this cell ran",
      },
    });
    expect(outputsOf("exits", "exit")).toMatchObject([printed("last words\n"), { ename: "KernelDied" }]);
  });

  it("may throw if it is tagged so, and is left out if it is tagged so or empty, as in nbclient", () => {
    expect(reportOf("may-throw")).toMatchObject({ failure: undefined, executed: 2 });
    expect(outputsOf("may-throw", "throwing")).toMatchObject([{ ename: "Error", evalue: "as announced" }]);
    expect(outputsOf("may-throw", "skipped")).toEqual([]);
    expect(outputsOf("may-throw", "after")).toMatchObject([
      { execution_count: 2, data: { "text/plain": "42" } },
    ]);
  });

  it("has its streams in order, and its last expression as a result", () => {
    const streams = [printed("one\ntwo\n"), printed("three\n", "stderr"), printed("four\n")];
    expect(outputsOf("streams-and-results", "streams")).toEqual(streams);
    expect(outputsOf("streams-and-results", "result")).toMatchObject([
      { data: { "text/plain": "[ 0.25, 0.5, 0.75 ]" } },
    ]);
    expect(outputsOf("streams-and-results", "nothing")).toEqual([]);
  });

  it("can draw itself, and draw again into an earlier cell", () => {
    expect(outputsOf("displays", "drawn")).toMatchObject([{ data: { "text/html": "<b>a drawing</b>" } }]);
    expect(outputsOf("displays", "updated")).toEqual([
      { output_type: "display_data", data: { "text/plain": "second" }, metadata: {} },
    ]);
    expect(outputsOf("displays", "updating")).toEqual([]);
  });

  it("runs in its notebook's folder, and an error does not tell where on the machine that is", () => {
    expect(outputsOf("needs-a-folder", "here")).toMatchObject([
      printed("first\nsecond\n\n"),
      { ename: "Error", evalue: "in two-lines.txt" },
    ]);
  });
});
