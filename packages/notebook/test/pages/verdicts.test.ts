import { DERIVATION_MIME } from "@slope/proofs";
import { describe, expect, it } from "vitest";
import { renderOutputs } from "../../src/html/outputs.ts";
import { renderPage } from "../../src/html/page.ts";
import { judgeFormulas } from "../../src/judgeFormulas.ts";
import type { JsonValue, Notebook } from "../../src/notebook.ts";
import { makeCell, makeDisplay } from "./makeCell.ts";
import { makeContext } from "./makeContext.ts";

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

  it("the mark says what was proven, and what the proof adds about corners", async () => {
    const html = await renderMarked(
      "$$g(z) = \\max(0, z)$$\n\n$$g'(z) = \\begin{cases} 0 & z < 0 \\\\ 1 & z > 0 \\end{cases}$$\n\n$$2z = z + z = 3z - z$$",
    );
    expect(html).toContain(
      'aria-label="proven by exact algebra; no slope at z = 0: 0 from the left, 1 from the right"',
    );
    expect(html).toContain('aria-label="2 equations, all proven by exact algebra"');
  });

  it("without a verdict there is no word of proofs", async () => {
    expect(await renderMarked("$$g(z) = e^{2z}$$")).not.toContain("proven");
  });
});

describe("a derivation among a cell's outputs", () => {
  const data = {
    start: "g'(z)",
    given: "z > 0",
    steps: [
      { latex: "= 1 < 2", because: 'as "above" & below', verdict: "proven", message: "proven: as above" },
      { latex: "= 3", verdict: "refuted", message: "refuted: 1 is not 3" },
    ],
  };
  const render = (derivation: JsonValue, html = "<p>as HTML</p>"): string => {
    const output = makeDisplay({ [DERIVATION_MIME]: derivation, "text/html": html });
    return renderOutputs(makeCell({ outputs: [output] }), makeContext());
  };

  it("is typeset, with its reasons, and a mark at each step that says what was found", () => {
    const html = render(data);
    expect(html.match(/class="katex-display"/g)).toHaveLength(3);
    expect(html).toContain('<span class="reason">as &quot;above&quot; &amp; below</span>');
    expect(html).toContain('class="verdict proven" role="img" tabindex="0" aria-label="proven: as above"');
    expect(html).toContain(
      'class="verdict refuted" role="img" tabindex="0" aria-label="refuted: 1 is not 3"',
    );
    expect(html).toContain('<p class="given">for <span class="katex">');
  });

  it("that does not parse is an error with its place", () => {
    const broken = { ...data, start: "\\frac{1" };
    expect(() => render(broken)).toThrow(/cell cell, line 1: the formula of output 1 .* does not parse/);
  });

  it.each([[{}], [{ start: "z", steps: [{ latex: "z" }] }], ["text"], [[]]])(
    "that is none (%j) leaves its place to the HTML",
    (none) => {
      expect(render(none as JsonValue)).toContain("<p>as HTML</p>");
    },
  );

  it("counts its proven steps among the page's equations", () => {
    const outputs = [makeDisplay({ [DERIVATION_MIME]: data })];
    const cells = [makeCell({ outputs }), makeCell({ id: "b", type: "markdown", source: "$$2z = z + z$$" })];
    expect(judgeFormulas({ metadata: {}, cells }).count).toBe(2);
  });
});
