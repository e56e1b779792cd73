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
  const file = readFileSync(join(cwd, "n.ipynb"), "utf8");
  return { ...ended, file, readCells: () => parseIpynb(file, "n.ipynb").cells };
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
    const { code, readCells } = await runSource(source);
    expect(code).toBe(0);
    expect(readCells().map((cell) => textOf(cell))).toEqual(
      Array.from({ length: 300 }, (_, index) => `${index}\n`),
    );
  });

  it("of a cell that prints 200,000 lines: each is there, in order, as one output", async () => {
    const { code, readCells } = await runSource(
      '// %% id="lines"\nfor (let n = 0; n < 200_000; n++) console.log(n);\n',
    );
    expect(code).toBe(0);
    expect(textOf(readCells()[0])).toBe(Array.from({ length: 200_000 }, (_, n) => `${n}\n`).join(""));
  });

  it("of a cell that prints 100 MB", async () => {
    const line = `"${"x".repeat(99)}"`;
    const { code, readCells } = await runSource(
      `// %% id="much"\nfor (let n = 0; n < 1_000_000; n++) console.log(${line});\n`,
    );
    expect(code).toBe(0);
    const text = textOf(readCells()[0]);
    expect(text.length).toBe(100_000_000);
    expect(/^(?:x{99}\n)*$/.test(text.slice(0, 1e6))).toBe(true);
    expect(text.endsWith(`${"x".repeat(99)}\n`)).toBe(true);
  });

  it("of a cell that prints 100 MB on one line", async () => {
    const { code, readCells } = await runSource(
      '// %% id="long"\nvoid process.stdout.write("y".repeat(100_000_000));\n',
    );
    expect(code).toBe(0);
    expect(textOf(readCells()[0]).length).toBe(100_000_000);
  });
});

describe("a cell that takes all there is", () => {
  it("of the memory ends its notebook with that reason, and no process survives", async () => {
    const mark = makeMark();
    const source =
      '// %% id="before"\nconsole.log("ran");\n\n// %% id="hungry"\nconst all: unknown[] = [];\nwhile (true) all.push(new Array(1e5).fill({}));\n';
    const { code, stderr, readCells } = await runSource(source, {
      ...mark.env,
      NODE_OPTIONS: "--max-old-space-size=300",
      // For other options of Node another snapshot is built, in the background, by a process that ends when that is done.
      SLOPE_SNAPSHOT: "off",
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /n\.nb\.ts, cell hungry.*\n {4}KernelDied: the kernel ran out of memory in this cell and died/,
    );
    expect(textOf(readCells()[0])).toBe("ran\n");
    expect(readCells()[1]?.outputs).toMatchObject([{ ename: "KernelDied" }]);
    expect(await mark.awaitNone(5000)).toEqual([]);
  });

  it.each([
    ["long lines", 'const line = "z".repeat(99_999);\nwhile (true) console.log(line);'],
    // 100 MB of these would be 700 MB in the file, and 50 million strings in memory.
    ["short lines", 'const lines = "z\\n".repeat(50_000);\nwhile (true) process.stdout.write(lines);'],
    [
      "displays",
      'import { display } from "tslab";\nconst html = "z".repeat(5_000_000);\nwhile (true) display.html(html);',
    ],
  ])(
    "of the output a file can hold, in %s, is stopped, with what to do, and what came before is kept",
    async (_, code) => {
      const { code: exitCode, stderr, file } = await runSource(`// %% id="endless"\n${code}\n`);
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(
        /cell endless.*\n {4}OutputTooLarge: the notebook put out more than 300 million characters.*Print and show less/,
      );
      // Not parsed: it has millions of lines.
      expect(file.length).toBeGreaterThan(50_000_000);
      expect(file.slice(-10_000)).toContain('"ename": "OutputTooLarge"');
    },
  );
});
