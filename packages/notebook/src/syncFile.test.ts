import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeScratchFolder } from "../test/scratchFolder.ts";
import { formatIpynb, parseIpynb } from "./ipynb.ts";
import type { Cell, Notebook } from "./notebook.ts";
import { nameFiles } from "./notebookFiles.ts";
import { parseSource } from "./source.ts";
import { syncFile } from "./syncFile.ts";

const SOURCE = [
  '// %% [markdown] id="intro"',
  "// # Hi",
  "",
  '// %% id="sum" tags=["t"]',
  "1 + 1",
  "",
  '// %% id="two"',
  "2",
  "",
].join("\n");

/** A pair that was synced and run once, in a folder of its own. */
async function makePair() {
  const files = nameFiles(join(makeScratchFolder(), "n.nb.ts"));
  const read = () => parseIpynb(readFileSync(files.ipynb, "utf8"), "n.ipynb");
  const edit = (change: (notebook: Notebook) => Notebook) =>
    writeFileSync(files.ipynb, formatIpynb(change(read())));
  const editSource = (from: string, to: string) => {
    writeFileSync(files.source, readFileSync(files.source, "utf8").replace(from, to));
  };
  writeFileSync(files.source, SOURCE);
  await syncFile(files);
  edit((notebook) => ({
    ...notebook,
    cells: notebook.cells.map((cell, index) => (cell.type === "code" ? run(cell, index) : cell)),
  }));
  return { files, read, edit, editSource, source: () => readFileSync(files.source, "utf8") };
}

const run = (cell: Cell, count: number): Cell => ({
  ...{ ...cell, executionCount: count },
  outputs: [{ output_type: "stream", name: "stdout", text: `${count}\n` }],
});

const change =
  (id: string, source: string) =>
  (notebook: Notebook): Notebook => ({
    ...notebook,
    cells: notebook.cells.map((cell) => (cell.id === id ? { ...cell, source } : cell)),
  });

describe("slope sync", () => {
  it("makes the .ipynb of a .nb.ts, and gives the .nb.ts a header for Jupytext", async () => {
    const { read, source } = await makePair();
    expect(read().cells.map(({ id, metadata }) => [id, metadata.id])).toEqual([
      ["intro", "intro"],
      ["sum", "sum"],
      ["two", "two"],
    ]);
    expect(source()).toMatch(
      /^\/\/ ---\n\/\/ jupyter:\n\/\/ {3}jupytext:\n\/\/ {5}formats: ipynb,\.nb\.ts:percent\n/,
    );
    expect(source().endsWith(SOURCE)).toBe(true);
  });

  it("makes the .nb.ts of an .ipynb", async () => {
    const files = nameFiles(join(makeScratchFolder(), "old.ipynb"));
    const fixture = readFileSync(new URL("../test/fixtures/nbformat-4.4.ipynb", import.meta.url), "utf8");
    writeFileSync(files.ipynb, fixture);
    expect(await syncFile(files)).toMatchObject({ from: "ipynb", toRun: 2 });
    const cells = parseSource(readFileSync(files.source, "utf8"), "old.nb.ts").cells;
    expect(cells.map(({ id, source }) => [id, source])).toEqual(
      parseIpynb(fixture, "old.ipynb").cells.map(({ id, source }) => [id, source]),
    );
  });

  it("changes nothing where both say the same, however often, and keeps outputs", async () => {
    const { files, read } = await makePair();
    const before = read();
    expect(await syncFile(files)).toEqual({ files, from: undefined, written: [], toRun: 0 });
    expect(read()).toEqual(before);
  });

  it("takes an edit made in JupyterLab to the .nb.ts, and leaves the rest of the text as it is", async () => {
    const { files, edit, source } = await makePair();
    const before = source();
    edit(change("sum", "1 + 2"));
    expect(await syncFile(files)).toMatchObject({ from: "ipynb" });
    expect(source()).toBe(before.replace("1 + 1", "1 + 2"));
    expect(await syncFile(files)).toMatchObject({ from: undefined, written: [] });
  });

  it("takes an edit of the .nb.ts to the .ipynb, and keeps the outputs of the other cells", async () => {
    const { files, read, editSource } = await makePair();
    editSource("1 + 1", "3");
    expect(await syncFile(files)).toMatchObject({ from: "source", toRun: 1, written: [files.ipynb] });
    expect(read().cells.map(({ source, outputs }) => [source, outputs.length])).toEqual([
      ["# Hi", 0],
      ["3", 0],
      ["2", 1],
    ]);
  });

  it("keeps a cell's outputs when it is moved, renumbered or tagged", async () => {
    const { files, read, editSource } = await makePair();
    editSource('tags=["t"]', 'tags=["u"] hide');
    await syncFile(files);
    expect(read().cells[1]).toMatchObject({
      tags: ["u"],
      metadata: { hide: null },
      outputs: [{ text: "1\n" }],
    });
  });

  it("refuses where both were edited, and takes a side when told to", async () => {
    const { files, edit, editSource, source, read } = await makePair();
    edit(change("two", "22"));
    editSource("1 + 1", "3");
    const [before, text] = [read(), source()];
    await expect(syncFile(files)).rejects.toThrow(
      /both edited.*`slope sync --from source` keeps the \.nb\.ts/s,
    );
    expect([read(), source()]).toEqual([before, text]);
    await syncFile(files, { from: "ipynb" });
    expect(source()).toContain("1 + 1");
    expect(source()).toContain("\n22\n");
  });

  it("does not guess between two files that slope never paired", async () => {
    const { files, edit } = await makePair();
    edit((notebook) => ({ ...change("two", "22")(notebook), metadata: {} }));
    await expect(syncFile(files)).rejects.toThrow(/neither was made from the other/);
    expect(await syncFile(files, { from: "source" })).toMatchObject({
      from: "source",
      written: [files.ipynb],
    });
  });

  it("writes ids into cells that have none", async () => {
    const { files, editSource, source, read } = await makePair();
    editSource('// %% id="two"', "// %%");
    await syncFile(files);
    expect(source()).toMatch(/\/\/ %% id="cell-[0-9a-f]{8}"\n2\n/);
    expect(source()).toContain(`id="${read().cells[2]?.id}"`);
  });

  it("takes the ids that Jupytext kept in the metadata, but not for a cell that JupyterLab copied", async () => {
    const { files, edit, source } = await makePair();
    edit((notebook) => {
      const renamed = notebook.cells.map((cell, index) => ({ ...cell, id: `random-${index}` }));
      return {
        ...notebook,
        cells: [...renamed.slice(0, 2), { ...renamed[1]!, id: "copy" }, ...renamed.slice(2)],
      };
    });
    await syncFile(files);
    const ids = [...source().matchAll(/id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(["intro", "random-1", "copy", "two"]);
  });

  it("sees no edit where JupyterLab only wrote how it shows a cell, or the kernel's title", async () => {
    const { files, edit, source } = await makePair();
    const before = source();
    edit(({ cells }) => ({
      metadata: {
        ...parseIpynb(readFileSync(files.ipynb, "utf8"), "").metadata,
        kernelspec: { display_name: "TypeScript (Slope)", language: "typescript", name: "tslab" },
      },
      cells: cells.map((cell) => ({ ...cell, metadata: { ...cell.metadata, collapsed: true } })),
    }));
    expect(await syncFile(files)).toMatchObject({ from: undefined });
    expect(source()).toBe(before);
    expect(parseIpynb(readFileSync(files.ipynb, "utf8"), "").cells[0]?.metadata.collapsed).toBe(true);
  });
});
