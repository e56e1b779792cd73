import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nameFiles } from "../src/notebookFiles.ts";
import { runFile } from "../src/runFile.ts";
import { makeNotebookFolder } from "./scratchFolder.ts";

const NOTEBOOK = JSON.stringify({
  cells: [{ cell_type: "code", id: "a", metadata: {}, execution_count: null, outputs: [], source: "1 + 1" }],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

describe("a notebook that somebody saves while it runs", () => {
  it.each(["n.ipynb", "n.nb.ts"])("keeps that edit, and the run of %s says so", async (given) => {
    const cwd = makeNotebookFolder();
    const path = join(cwd, "n.ipynb");
    if (given === "n.ipynb") writeFileSync(path, NOTEBOOK);
    else writeFileSync(join(cwd, given), '// %% id="a"\n1 + 1;\n');
    const edited = NOTEBOOK.replace("1 + 1", "2 + 2");
    const run = runFile(nameFiles(join(cwd, given)), { onCell: () => writeFileSync(path, edited) });
    await expect(run).rejects.toThrow(/n\.ipynb: it was edited while the notebook ran.*\nRun it again\./);
    expect(readFileSync(path, "utf8")).toBe(edited);
  });
});
