import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseIpynb } from "../src/ipynb.ts";
import type { Cell } from "../src/notebook.ts";
import { makeNotebookFolder } from "../test/scratchFolder.ts";
import { runSlope, type SlopeOptions } from "../test/slopeCommand.ts";
import { makeMark } from "./survivors.ts";

async function runSource(source: string, env: SlopeOptions["env"] = {}, args: readonly string[] = []) {
  const cwd = makeNotebookFolder();
  writeFileSync(join(cwd, "n.nb.ts"), source);
  const ended = await runSlope(["run", "n.nb.ts", ...args], { cwd, env });
  return { ...ended, cells: parseIpynb(readFileSync(join(cwd, "n.ipynb"), "utf8"), "n.ipynb").cells };
}

function textOf(cell: Cell | undefined): string {
  const [only, ...others] = cell?.outputs ?? [];
  expect(others).toEqual([]);
  if (only?.output_type !== "stream" || only.name !== "stdout")
    throw new Error("the cell has no text on stdout");
  return only.text;
}

describe("nothing is lost", () => {
  it("of 300 trivial cells: each output is there, in its cell", async () => {
    const source = Array.from(
      { length: 300 },
      (_, index) => `// %% id="c${index}"\nconsole.log(${index});\n`,
    ).join("\n");
    const { code, cells } = await runSource(source);
    expect(code).toBe(0);
    expect(cells.map((cell) => textOf(cell))).toEqual(
      Array.from({ length: 300 }, (_, index) => `${index}\n`),
    );
  });

  it("of a cell that prints 200,000 lines: each is there, in order, as one output", async () => {
    const { code, cells } = await runSource(
      '// %% id="lines"\nfor (let n = 0; n < 200_000; n++) console.log(n);\n',
    );
    expect(code).toBe(0);
    expect(textOf(cells[0])).toBe(Array.from({ length: 200_000 }, (_, n) => `${n}\n`).join(""));
  });

  it("of a cell that prints 100 MB", async () => {
    const line = `"${"x".repeat(99)}"`;
    const { code, cells } = await runSource(
      `// %% id="much"\nfor (let n = 0; n < 1_000_000; n++) console.log(${line});\n`,
    );
    expect(code).toBe(0);
    const text = textOf(cells[0]);
    expect(text.length).toBe(100_000_000);
    expect(/^(?:x{99}\n)*$/.test(text.slice(0, 1e6))).toBe(true);
    expect(text.endsWith(`${"x".repeat(99)}\n`)).toBe(true);
  });

  it("of a cell that prints 100 MB on one line", async () => {
    const { code, cells } = await runSource(
      '// %% id="long"\nvoid process.stdout.write("y".repeat(100_000_000));\n',
    );
    expect(code).toBe(0);
    expect(textOf(cells[0]).length).toBe(100_000_000);
  });
});

describe("a cell that takes all there is", () => {
  it("of the memory ends its notebook with that reason, and no process survives", async () => {
    const mark = makeMark();
    const source =
      '// %% id="before"\nconsole.log("ran");\n\n// %% id="hungry"\nconst all: unknown[] = [];\nwhile (true) all.push(new Array(1e5).fill({}));\n';
    const { code, stderr, cells } = await runSource(source, {
      ...mark.env,
      NODE_OPTIONS: "--max-old-space-size=300",
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /n\.nb\.ts, cell hungry.*\n {4}KernelDied: the kernel ran out of memory in this cell and died/,
    );
    expect(textOf(cells[0])).toBe("ran\n");
    expect(cells[1]?.outputs).toMatchObject([{ ename: "KernelDied" }]);
    expect(await mark.awaitNone(5000)).toEqual([]);
  });

  it("of the output a file can hold is stopped, with what to do", async () => {
    const { code, stderr } = await runSource(
      '// %% id="endless"\nconst line = "z".repeat(99_999);\nwhile (true) console.log(line);\n',
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /cell endless.*\n {4}OutputTooLarge: the notebook printed more than 200 million characters.*Print less/,
    );
  });
});
