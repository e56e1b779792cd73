import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { formatIpynb, parseIpynb } from "../src/ipynb.ts";
import type { Notebook } from "../src/notebook.ts";
import { makeNotebookFolder } from "../test/scratchFolder.ts";
import { runSlope, startSlope } from "../test/slopeCommand.ts";

const fixtures = fileURLToPath(new URL("../test/fixtures/", import.meta.url));

const SOURCE = [
  '// %% id="sum"',
  "console.log(0.1 + 0.2);",
  "",
  '// %% id="text"',
  '"a".repeat(3);',
  "",
].join("\n");

/** A folder with `n.nb.ts`, executed. */
async function makeExecuted() {
  const cwd = makeNotebookFolder();
  writeFileSync(join(cwd, "n.nb.ts"), SOURCE);
  expect(await runSlope(["run", "n.nb.ts"], { cwd })).toMatchObject({ code: 0, stderr: "" });
  const path = join(cwd, "n.ipynb");
  const edit = (change: (notebook: Notebook) => Notebook) => {
    writeFileSync(path, formatIpynb(change(parseIpynb(readFileSync(path, "utf8"), path))));
  };
  const replace = (from: string, to: string) =>
    writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
  return { cwd, path, edit, replace };
}

describe("slope run", () => {
  it("tells which cell failed, where, and why, goes on with the other notebooks, and exits with 1", async () => {
    const cwd = makeNotebookFolder();
    for (const name of ["throws", "may-throw"])
      copyFileSync(join(fixtures, "run", `${name}.nb.ts`), join(cwd, `${name}.nb.ts`));
    const { code, stdout, stderr } = await runSlope(["run", ".", "--report", "report.json"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ throws {2}2 cells {2}\d+\.\d s$/m);
    expect(stdout).toMatch(/^✓ may-throw {2}2 cells {2}\d+\.\d s$/m);
    expect(stderr).toContain(
      "throws.nb.ts, cell boom, line 2 (throws.nb.ts:9)\n    RangeError: too deep: 2\n",
    );
    expect(stderr).toContain("> 2 | throw new RangeError(");
    expect(existsSync(join(cwd, "throws.ipynb"))).toBe(true);
    expect(JSON.parse(readFileSync(join(cwd, "report.json"), "utf8"))).toMatchObject({
      notebooks: [
        { notebook: "may-throw.nb.ts", status: "ok", executed: 2, written: true },
        {
          notebook: "throws.nb.ts",
          status: "failed",
          failure: { cell: "boom", line: 2, sourceLine: 9, ename: "RangeError" },
        },
      ],
    });
  });

  it("goes on after an error when told to", async () => {
    const cwd = makeNotebookFolder();
    copyFileSync(join(fixtures, "run", "throws.nb.ts"), join(cwd, "throws.nb.ts"));
    expect(await runSlope(["run", "throws.nb.ts", "--allow-errors"], { cwd })).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, "throws.ipynb"), "utf8")).toContain('"never\\n"');
  });

  it("does not touch a file that would not change", async () => {
    const { cwd, path } = await makeExecuted();
    const before = statSync(path, { bigint: true }).mtimeNs;
    expect((await runSlope(["run", "n.nb.ts"], { cwd })).stdout).toMatch(
      /^✓ n {2}2 cells {2}\d+\.\d s {2}unchanged$/m,
    );
    expect(statSync(path, { bigint: true }).mtimeNs).toBe(before);
  });

  it("gets its work done though nobody reads its lines", async () => {
    const { cwd, path, edit } = await makeExecuted();
    const before = readFileSync(path, "utf8");
    edit(({ metadata, cells }) => ({ metadata, cells: cells.map((cell) => ({ ...cell, outputs: [] })) }));
    const { child, ended } = startSlope(["run", "n.nb.ts"], { cwd });
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  it("does not overwrite what was edited in JupyterLab", async () => {
    const { cwd, path, replace } = await makeExecuted();
    replace(".repeat(3)", ".repeat(4)");
    const edited = readFileSync(path, "utf8");
    const { code, stderr } = await runSlope(["run", "n.nb.ts"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /n\.ipynb: it has edits that n\.nb\.ts does not have, and running would lose them\.\n.*`slope sync`/,
    );
    expect(readFileSync(path, "utf8")).toBe(edited);
  });

  it("makes a broken .ipynb anew from its .nb.ts, and says so", async () => {
    const { cwd, path } = await makeExecuted();
    const good = readFileSync(path, "utf8");
    writeFileSync(path, good.slice(0, 200));
    expect((await runSlope(["run", "n.nb.ts"], { cwd })).stderr).toMatch(
      /^note: n\.ipynb: made anew, because/,
    );
    expect(readFileSync(path, "utf8")).toBe(good);
  });

  it("upgrades an .ipynb of nbformat 4.4 in place, and says so", async () => {
    const cwd = makeNotebookFolder();
    copyFileSync(join(fixtures, "nbformat-4.4.ipynb"), join(cwd, "old.ipynb"));
    const { code, stderr } = await runSlope(["run", "old.ipynb"], { cwd });
    expect([code, stderr]).toEqual([
      0,
      "note: old.ipynb: upgraded from nbformat 4.4 to 4.5; its cells now have ids.\n",
    ]);
    expect(parseIpynb(readFileSync(join(cwd, "old.ipynb"), "utf8"), "old.ipynb").cells[1]).toMatchObject({
      executionCount: 1,
    });
  });
});

describe("slope check", () => {
  it("passes for what was just run, and writes nothing", async () => {
    const { cwd, path } = await makeExecuted();
    const before = readFileSync(path, "utf8");
    expect(await runSlope(["check", "n.ipynb"], { cwd })).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  it("shows what differs: notebook, cell, line, committed and now", async () => {
    const { cwd, replace } = await makeExecuted();
    replace("0.30000000000000004", "0.31");
    const { code, stdout, stderr } = await runSlope(["check", "n.ipynb"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ n {2}2 cells {2}\d+\.\d s {2}1 cell differs from what is committed$/m);
    expect(stderr).toBe(
      [
        ...[
          "  n.ipynb, cell sum (n.nb.ts:2), output 1, stdout",
          "    line 1:",
          "    - 0.31",
          "    + 0.30000000000000004",
        ],
        ...["  If the new outputs are right: slope run n.ipynb", ""],
      ].join("\n"),
    );
    expect(await runSlope(["check", "n.ipynb", "--tolerance", "0.05"], { cwd })).toMatchObject({ code: 0 });
  });

  it("fails where the .ipynb was not made from the .nb.ts beside it, and tells what to run", async () => {
    const { cwd } = await makeExecuted();
    writeFileSync(join(cwd, "n.nb.ts"), SOURCE.replace("0.2", "0.3"));
    const stale = await runSlope(["check", "n.ipynb"], { cwd });
    expect(stale).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/its cells are not what n\.nb\.ts says\.\n {2}Run `slope run n\.nb\.ts`/),
    });
    writeFileSync(join(cwd, "new.nb.ts"), SOURCE);
    const missing = await runSlope(["check", "new.nb.ts"], { cwd });
    expect(missing).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/new\.ipynb: it is missing, but there is new\.nb\.ts/),
    });
  });
});

describe("slope sync", () => {
  it("prints which way it went", async () => {
    const cwd = makeNotebookFolder();
    writeFileSync(join(cwd, "n.nb.ts"), SOURCE);
    const { code, stdout } = await runSlope(["sync", "n.nb.ts"], { cwd });
    expect([code, stdout]).toEqual([
      0,
      "→ n  n.nb.ts → n.ipynb  wrote n.nb.ts and n.ipynb  2 cells to run: slope run n.nb.ts\n",
    ]);
    expect((await runSlope(["sync", "n.ipynb"], { cwd })).stdout).toMatch(/^= n/);
  });
});
