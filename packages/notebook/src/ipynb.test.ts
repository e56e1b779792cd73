import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { notebook as anyNotebook } from "../test/arbitraryNotebook.ts";
import { NotebookError } from "./errors.ts";
import { formatIpynb, parseIpynb } from "./ipynb.ts";

const fixture = (name: string) => readFileSync(new URL(`../test/fixtures/${name}`, import.meta.url), "utf8");

function problemOf(name: string): NotebookError {
  try {
    parseIpynb(fixture(name), name);
  } catch (error) {
    if (error instanceof NotebookError) return error;
    throw error;
  }
  throw new Error(`${name} was read`);
}

describe("an .ipynb", () => {
  it("comes back from its text as it was", () => {
    fc.assert(
      fc.property(anyNotebook, (notebook) => {
        expect(parseIpynb(formatIpynb(notebook), "x.ipynb")).toEqual(notebook);
      }),
    );
  });

  it("is written with the same bytes after any number of readings", () => {
    fc.assert(
      fc.property(anyNotebook, (notebook) => {
        const text = formatIpynb(notebook);
        expect(formatIpynb(parseIpynb(text, "x.ipynb"))).toBe(text);
      }),
    );
  });

  it("that nbformat wrote is written with nbformat's bytes: odd numbers, odd line ends, attachments", () => {
    const text = fixture("written-by-nbformat.ipynb");
    expect(formatIpynb(parseIpynb(text, "x.ipynb"))).toBe(text);
  });

  it("keeps metadata that nobody here knows", () => {
    const { metadata, cells } = parseIpynb(fixture("unknown-metadata.ipynb"), "x.ipynb");
    expect(metadata.colab).toEqual({ provenance: [], toc_visible: true });
    expect(cells[0]?.metadata).toEqual({ "vendor.com/thing": { deep: [1, { b: null }] }, scrolled: true });
  });

  it.each([0, 1, 2, 3, 4])("of nbformat 4.%i gets the same ids each time, and a note says so", (minor) => {
    const text = fixture("nbformat-4.4.ipynb").replace('"nbformat_minor": 4', `"nbformat_minor": ${minor}`);
    const notes: string[] = [];
    const { cells } = parseIpynb(text, "old.ipynb", { onNote: (note) => notes.push(note) });
    expect(cells.map(({ id }) => id)).toEqual(parseIpynb(text, "old.ipynb").cells.map(({ id }) => id));
    expect(new Set(cells.map(({ id }) => id)).size).toBe(3);
    expect(notes).toEqual([`old.ipynb: upgraded from nbformat 4.${minor} to 4.5; its cells now have ids.`]);
  });

  it("starts with a byte order mark or not, all the same", () => {
    const text = fixture("two-cells.ipynb");
    expect(parseIpynb(`\uFEFF${text}`, "x.ipynb")).toEqual(parseIpynb(text, "x.ipynb"));
  });
});

describe("a file that is no notebook is refused, with what to do:", () => {
  it.each([
    ["not-json.ipynb", "not-json", /not-json\.ipynb: this file is not JSON/],
    ["empty.ipynb", "not-json", /this file is empty.*`slope run`/s],
    ["merge-conflict.ipynb", "not-json", /conflict marks of a git merge.*git checkout --ours/s],
    ["json-but-no-notebook.ipynb", "not-nbformat-4", /not a Jupyter notebook.*nbformat 4/s],
    ["nbformat-3.ipynb", "not-nbformat-4", /nbformat 3\.0.*jupyter nbconvert/s],
    ["nbformat-4.6.ipynb", "not-nbformat-4", /nbformat 4\.6.*Save it as nbformat 4\.5/s],
    ["duplicate-ids.ipynb", "duplicate-cell-id", /cell twice: number 3 has the same id as number 1/],
    ["bad-id.ipynb", "bad-cell-id", /cell number 1: "no spaces please" cannot be the id.*1 to 64 letters/s],
    ["unknown-cell-type.ipynb", "malformed", /cell number 1: its cell_type is "heading"/],
    ["unknown-output-type.ipynb", "malformed", /cell number 1, output 1: its output_type is "pyout"/],
    ["source-is-a-number.ipynb", "malformed", /cell number 1: its `source` is not text/],
  ])("%s", (name, code, message) => {
    const problem = problemOf(name);
    expect(problem.code).toBe(code);
    expect(problem.message).toMatch(message);
  });
});
