import { describe, expect, it } from "vitest";
import { renderCell } from "../../src/html/cell.ts";
import type { Cell } from "../../src/notebook.ts";
import { makeCell } from "./makeCell.ts";
import { makeContext } from "./makeContext.ts";

const program = makeCell({
  id: "plot-it",
  source: "const z = 1;",
  outputs: [{ output_type: "stream", name: "stdout", text: "printed" }],
});
const render = (cell: Cell): string => renderCell(cell, makeContext());
const tagged = (tag: string): string => render({ ...program, tags: [tag] });

describe("a code cell", () => {
  it("shows its program and its outputs, under an address of its own", () => {
    const html = render(program);
    expect(html).toMatch(/^<div class="cell code" id="cell-plot-it">/);
    expect(html).toContain("const z = 1;");
    expect(html).toContain("printed");
  });

  it.each([
    ["remove-cell", false, false],
    ["remove-input", false, true],
    ["remove_output", true, false],
  ])("tagged %s leaves that out", (tag, hasInput, hasOutput) => {
    expect(tagged(tag).includes("const z")).toBe(hasInput);
    expect(tagged(tag).includes("printed")).toBe(hasOutput);
  });

  it.each([
    ["hide-input", "<summary>Code</summary>"],
    ["hide_output", "<summary>Output</summary>"],
    ["hide-cell", "<summary>Show this cell</summary>"],
  ])("tagged %s folds that", (tag, summary) => {
    expect(tagged(tag)).toContain(summary);
    expect(tagged(tag)).toMatch(/const z[\s\S]*printed/);
  });

  it("without program and outputs leaves no trace", () => {
    expect(render(makeCell({ source: " \n" }))).toBe("");
  });
});

describe("a raw cell", () => {
  it("is shown as it is", () => {
    expect(render(makeCell({ type: "raw", source: "<raw>" }))).toContain("&lt;raw&gt;");
  });

  it.each([
    ["meant for LaTeX", makeCell({ type: "raw", source: "\\newpage", metadata: { format: "text/latex" } })],
    ["of front matter", makeCell({ type: "raw", source: "---\ntitle: x\n---" })],
  ])("%s is left out", (_, cell) => {
    expect(render(cell)).toBe("");
  });

  it("of HTML is sanitized", () => {
    const source = "<b>bold</b><script>alert(1)</script>";
    expect(render(makeCell({ type: "raw", source, metadata: { format: "text/html" } }))).toContain(
      "<b>bold</b></div>",
    );
  });
});

describe("a picture pasted into a cell", () => {
  it("is found by its name", () => {
    const cell = makeCell({
      type: "markdown",
      source: "![](<attachment:my cat.png>)",
      attachments: { "my cat.png": { "image/png": "AAAA" } },
    });
    expect(render(cell)).toContain("data:image/png;base64,AAAA");
  });
});
