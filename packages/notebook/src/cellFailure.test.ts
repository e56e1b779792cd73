import { ExecuteTimeout, KernelDied } from "@slope/kernel";
import { describe, expect, it } from "vitest";
import { failureOfLateOutput, failureOfRejection, findErrorLine } from "./cellFailure.ts";
import { describeFailure } from "./describeFailure.ts";
import type { Cell } from "./notebook.ts";

const error = (evalue: string, ...traceback: string[]) => ({ ename: "Error", evalue, traceback });
const cell: Cell = {
  ...{
    id: "boom",
    type: "code",
    source: "a\nb\nc\nd\ne",
    tags: [],
    metadata: {},
    outputs: [],
    executionCount: 3,
  },
};

describe("the line on which a cell failed is found", () => {
  it.each([
    ["in Slope's traceback", error("no", "Error: no", "cell[1], line 9, column 1:", "    at cell[3]:2:7"), 2],
    ["in the compiler's message", error("cell[3]:4:7 - TS2322: Type …"), 4],
    [
      "in IPython's traceback, colours and all",
      error("no", "\u001b[0;36mCell\u001b[0m \u001b[0;32mIn[3], line 5\u001b[0m"),
      5,
    ],
    ["in the message of stock tslab's compiler", error("7:1 - Cannot find name 'z'."), 7],
    ["nowhere, if the kernel does not tell", error("no", "    at evalmachine.<anonymous>:4:11"), undefined],
  ])("%s", (_, content, line) => {
    expect(findErrorLine(content, 3)).toBe(line);
  });
});

describe("an error that comes after its cell had ended", () => {
  const printed = (text: string) => ({ type: "stream", name: "stderr", text }) as const;

  it("is told from other late output, as Slope's kernel and stock tslab write it", () => {
    const ours = "Rejected, after its cell had ended:\nTypeError: late\ncell[3], line 2, column 1:\n";
    expect(failureOfLateOutput(cell, printed(ours), 3)).toMatchObject({
      ...{ kind: "late-error", cellId: "boom", line: 2, ename: "TypeError", evalue: "late" },
    });
    expect(
      failureOfLateOutput(cell, printed("UnhandledPromiseRejection: Error: rej\n    at x"), 3),
    ).toMatchObject({ evalue: "rej" });
    expect(failureOfLateOutput(cell, { type: "error", ...error("late") }, 3)).toMatchObject({
      kind: "late-error",
    });
    expect(failureOfLateOutput(cell, printed("(node:1) Warning: slow\n"), 3)).toBeUndefined();
  });
});

describe("a failure is shown", () => {
  const where = {
    notebook: { metadata: {}, cells: [cell] },
    file: "n.nb.ts",
    source: "n.nb.ts",
    lines: new Map([["boom", 40]]),
  };

  it("with an excerpt, where the kernel gave none", () => {
    const failure = {
      kind: "error",
      cellId: "boom",
      line: 3,
      ename: "Error",
      evalue: "no",
      traceback: [],
    } as const;
    expect(describeFailure(failure, where).split("\n")).toEqual([
      "n.nb.ts, cell boom, line 3 (n.nb.ts:42)",
      "  Error: no",
      "       1 | a",
      "       2 | b",
      "  >    3 | c",
      "       4 | d",
      "       5 | e",
    ]);
  });

  it("with what to do about it, where that is known", () => {
    const died = (log: string, signal: NodeJS.Signals | null = null) =>
      describeFailure(
        failureOfRejection(cell, new KernelDied("k", { code: 1, signal, log, expected: false }), 3),
        where,
      );
    expect(died("FATAL ERROR: … JavaScript heap out of memory")).toMatch(
      /ran out of memory[\s\S]*--max-old-space-size/,
    );
    expect(died("", "SIGKILL")).toMatch(/signal SIGKILL[\s\S]*Run it again\.$/);
    expect(died("", "SIGSEGV")).toMatch(/signal SIGSEGV[\s\S]*look for a native module/);
    const timeout = failureOfRejection(cell, new ExecuteTimeout(2000, false), 3);
    expect(describeFailure(timeout, where)).toMatch(/longer than 2 s.*\n.*--timeout SECONDS/);
  });

  it("with the line that ended the kernel, if it is one of this cell", () => {
    const log = (place: string) => `slope-kernel: process.exit was called here:\n    at ${place}`;
    const lineOf = (place: string) =>
      failureOfRejection(
        cell,
        new KernelDied("k", { code: 0, signal: null, log: log(place), expected: false }),
        3,
      ).line;
    expect(lineOf("cell[3]:2:5")).toBe(2);
    expect(lineOf("Timeout._onTimeout (cell[1]:2:5)")).toBeUndefined();
  });

  it("with the beginning of a line that is too long for a terminal", () => {
    const evalue = "x".repeat(5000);
    const failure = {
      kind: "error",
      cellId: "boom",
      line: undefined,
      ename: "E",
      evalue,
      traceback: [],
    } as const;
    expect(describeFailure(failure, where)).toMatch(/\n {2}E: x{1997} … 3003 more characters$/);
  });

  it("without colours of the kernel's, and cut short", () => {
    const traceback = [
      "\u001b[31mError: no\u001b[0m",
      ...Array.from({ length: 99 }, (_, n) => `    at f${n}`),
    ];
    const shown = describeFailure(
      { kind: "error", cellId: "boom", line: undefined, ename: "Error", evalue: "no", traceback },
      where,
    );
    expect(shown).toMatch(/^n\.nb\.ts, cell boom \(n\.nb\.ts:40\)\n {2}Error: no\n/);
    expect(shown).toMatch(/at f28\n {2}… 70 more lines, in the notebook$/);
  });
});
