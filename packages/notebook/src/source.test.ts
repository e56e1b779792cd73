import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { notebook as anyNotebook } from "../test/arbitraryNotebook.ts";
import { isActiveIn } from "./active.ts";
import { selectTextMetadata } from "./cellHeader.ts";
import { decodeLines } from "./cellText.ts";
import type { Cell, Notebook } from "./notebook.ts";
import { readSource } from "./readSource.ts";
import { formatSource, parseSource } from "./source.ts";

const fixture = (name: string) => readFileSync(new URL(`../test/fixtures/${name}`, import.meta.url), "utf8");
const body = (...lines: string[]) => lines.join("\n");
const cellsOf = (...lines: string[]) => parseSource(body(...lines, ""), "x.nb.ts").cells;
const told = ({ id, type, source, tags, metadata }: Cell) => ({ id, type, source, tags, metadata });

/** All that a text can say: no outputs, and Jupytext's view of metadata and line ends. */
function sayable({ cells, metadata }: Notebook): Notebook {
  const bare = cells.map((cell) => ({
    ...cell,
    outputs: [],
    executionCount: null,
    metadata: selectTextMetadata(cell.metadata),
  }));
  return { metadata, cells: bare.filter((cell) => cell.type !== "code" || isActiveIn("ipynb", cell)) };
}

describe("NAME.nb.ts", () => {
  it("says all of a notebook but its outputs", () => {
    fc.assert(
      fc.property(anyNotebook.map(sayable), (notebook) => {
        const { cells, metadata } = parseSource(formatSource(notebook), "x.nb.ts");
        expect(cells.map(told)).toEqual(notebook.cells.map(told));
        expect(metadata).toMatchObject(notebook.metadata);
      }),
    );
  });

  it("is the same text after any number of readings", () => {
    fc.assert(
      fc.property(anyNotebook.map(sayable), (notebook) => {
        const text = formatSource(notebook);
        expect(formatSource(parseSource(text, "x.nb.ts"))).toBe(text);
        expect(formatSource(parseSource(text, "x.nb.ts"), readSource(text, "x.nb.ts"))).toBe(text);
      }),
    );
  });

  it("keeps each line of a cell on one line of its own, so that an error's line can be found", () => {
    fc.assert(
      fc.property(anyNotebook.map(sayable), (notebook) => {
        const text = formatSource(notebook);
        const lines = text.split("\n");
        for (const { cell, firstLine } of readSource(text, "x.nb.ts").blocks) {
          for (const [offset, line] of cell.source.split("\n").entries()) {
            if (line.trim() === "") continue;
            expect(decodeLines(cell, [lines[firstLine - 1 + offset] ?? ""])).toEqual([line]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("has a marker line that names kind, id, tags and any other metadata", () => {
    expect(
      cellsOf(
        '// %% A title [markdown] id="claim" tags=["hero"] deep={"a": [1, "b=c"]} flag',
        "// # Hi",
        "//",
        "// you",
      ),
    ).toEqual([
      {
        ...{
          id: "claim",
          type: "markdown",
          source: "# Hi\n\nyou",
          tags: ["hero"],
          outputs: [],
          executionCount: null,
        },
        metadata: { title: "A title", deep: { a: [1, "b=c"] }, flag: null },
      },
    ]);
  });

  it("gives a cell that names no id one that depends on nothing but its text", () => {
    const [first, second] = cellsOf("// %%", "a", "", "// %%", "a");
    const [, again] = cellsOf("// %%", "other", "", "// %%", "a");
    expect(first?.id).toMatch(/^cell-[0-9a-f]{8}$/);
    expect(second?.id).not.toBe(first?.id);
    expect(again?.id).toBe(first?.id);
  });

  it("may begin with code that has no marker", () => {
    expect(cellsOf("const a = 1;", "", '// %% id="b"', "a").map(({ source }) => source)).toEqual([
      "const a = 1;",
      "a",
    ]);
  });

  it("escapes what would begin a cell inside of a cell", () => {
    const source = body("const text = `", "// %% not a cell", "`;", "// \\%% nor this");
    const cell: Cell = {
      id: "a",
      type: "code",
      source,
      tags: [],
      metadata: {},
      outputs: [],
      executionCount: null,
    };
    const text = formatSource({ metadata: {}, cells: [cell] });
    expect(text).toContain(body("const text = `", "// \\%% not a cell", "`;", "// \\\\%% nor this"));
    expect(parseSource(text, "x.nb.ts").cells[0]?.source).toBe(source);
  });

  it("comments out magics, which are no TypeScript, and brings them back", () => {
    expect(cellsOf('// %% id="a"', "// %time f()", "// // %time")[0]?.source).toBe(
      body("%time f()", "// %time"),
    );
  });

  it("hides a cell tagged active-ipynb from the type checker", () => {
    const [cell] = cellsOf('// %% id="a" tags=["active-ipynb"]', '// const n: number = "x";');
    expect(cell).toMatchObject({ type: "code", source: 'const n: number = "x";' });
  });

  it("leaves a %% inside a fenced block of markdown alone", () => {
    const cells = cellsOf(
      '// %% [markdown] id="a"',
      "// ```mermaid",
      "// %% a comment",
      "// graph",
      "// ```",
      "",
      '// %% id="b"',
    );
    expect(cells.map(({ source }) => source)).toEqual([
      body("```mermaid", "%% a comment", "graph", "```"),
      "",
    ]);
  });

  it("keeps its header, comments and order included, while it says the same", () => {
    const text = fixture("jupytext-header.nb.ts");
    const file = readSource(text, "x.nb.ts");
    expect(file.notebook.metadata.kernelspec).toEqual({
      display_name: "TypeScript",
      language: "typescript",
      name: "tslab",
    });
    expect(file.notebook.cells[0]).toMatchObject({
      id: "front-matter",
      type: "raw",
      source: "---\ntitle: Kept\n---",
    });
    expect(formatSource(file.notebook, file)).toBe(text);
  });

  it("reads Windows line ends", () => {
    expect(cellsOf('// %% id="a"\r', "a\r", "b\r")[0]?.source).toBe("a\nb");
  });
});

describe("a marker line that cannot be read is refused with its line:", () => {
  it.each([
    ["// %% id=claim", /x\.nb\.ts, line 1: .*`claim` is not JSON; text needs double quotes/],
    ["// %% tags='a'", /`'a'` is not JSON/],
    ['// %% tags="a"', /tags="a" is not a list of strings/],
    ['// %% id="a" !', /`!` is not of the form key=value/],
    ['// %% id="no spaces"', /"no spaces" cannot be the id/],
    ['// %% id="a"\n\n// %% id="a"', /cell a, line 3: this cell has the same id as the one at line 1/],
    ["// ---\n// jupyter:\n//   a: [\n// ---\n", /line 1: the header between the two `\/\/ ---` is not YAML/],
  ])("%s", (text, message) => {
    expect(() => parseSource(text, "x.nb.ts")).toThrow(message);
  });
});
