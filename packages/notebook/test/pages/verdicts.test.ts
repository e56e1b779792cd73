import { describe, expect, it } from "vitest";
import { renderPage } from "../../src/html/page.ts";
import { judgeFormulas } from "../../src/judgeFormulas.ts";
import type { Notebook } from "../../src/notebook.ts";
import { makeCell } from "./makeCell.ts";

const makeNotebook = (source: string): Notebook => ({
  metadata: {},
  cells: [makeCell({ id: "derivation", type: "markdown", source })],
});

async function renderMarked(source: string): Promise<string> {
  const notebook = makeNotebook(source);
  const draw = () => Promise.reject(new Error("there is no figure"));
  const { html } = await renderPage(notebook, {
    path: "proof.ipynb",
    draw,
    verdicts: judgeFormulas(notebook),
  });
  return html;
}

const countMarks = (html: string): number => html.split('class="judged"').length - 1;

describe("on a page whose formulas were checked", () => {
  it("a proven formula has a mark, a definition and a wrong formula have none", async () => {
    const html = await renderMarked("$$g(z) = e^{2z}$$\n\n$$g'(z) = 2 g(z)$$\n\n$$g'(z) = g(z)$$");
    expect(countMarks(html)).toBe(1);
    expect(html).toContain("1 equation proven by machine");
  });

  it("a chain with one wrong step has no mark", async () => {
    const html = await renderMarked("$$\\begin{aligned} 2z + 2 &= 2(z + 1) \\\\ &= 2z + 1 \\end{aligned}$$");
    expect(countMarks(html)).toBe(0);
  });

  it("a formula that begins on the line after its dollars is found as well", async () => {
    expect(countMarks(await renderMarked("Text.\n\n$$\nz + z = 2z\n$$"))).toBe(1);
  });

  it("without a verdict there is no word of proofs", async () => {
    expect(await renderMarked("$$g(z) = e^{2z}$$")).not.toContain("proven");
  });
});
