import { describe, expect, it } from "vitest";
import { PLOTLY_MIME } from "../../src/html/mime/plotly.ts";
import { renderOutputs } from "../../src/html/outputs.ts";
import type { JsonObject, Output } from "../../src/notebook.ts";
import { makeCell, makeDisplay } from "./makeCell.ts";
import { makeContext } from "./makeContext.ts";

const render = (output: Output, context = makeContext()): string =>
  renderOutputs(makeCell({ outputs: [output] }), context);
const show = (data: JsonObject): string => render(makeDisplay(data));
const print = (text: string, name: "stdout" | "stderr" = "stdout"): string =>
  render({ output_type: "stream", name, text });

describe("an output with several forms", () => {
  const figure = { data: [], layout: {} };

  it("is shown as its figure before anything else", () => {
    const context = makeContext({ figures: new Map([[figure, "<figure></figure>"]]) });
    const output = makeDisplay({ "text/html": "<p>no</p>", "image/png": "AAAA", [PLOTLY_MIME]: figure });
    expect(render(output, context)).toContain("<figure></figure>");
  });

  it("is shown as its picture where its HTML is nothing but script", () => {
    expect(show({ "text/html": "<script>draw()</script>", "image/png": "AAAA" })).toContain(
      "data:image/png;base64,AAAA",
    );
  });

  it("is shown as text where no other form is known", () => {
    expect(show({ "application/x-unknown": "?", "text/plain": "plain" })).toContain(
      '<pre class="text">plain</pre>',
    );
  });

  it("that has none that is known is left out", () => {
    expect(show({ "application/x-unknown": "?" })).toBe("");
  });
});

describe("each form", () => {
  it("of SVG becomes an image, in which no script runs", () => {
    const html = show({ "image/svg+xml": "<svg><script>alert(1)</script></svg>" });
    expect(html).toMatch(/<img src="data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+"/);
    expect(html).not.toContain("<script");
  });

  it("of a bitmap keeps the size that its metadata gives, and the text as its description", () => {
    const output = makeDisplay(
      { "image/png": "AA\nAA", "text/plain": "a cat" },
      { "image/png": { width: 10, height: 20 } },
    );
    expect(render(output)).toContain(
      '<img src="data:image/png;base64,AAAA" alt="a cat" width="10" height="20">',
    );
  });

  it("of a bitmap that is none is not let into the page", () => {
    expect(show({ "image/png": '" onerror="alert(1)', "text/plain": "text" })).toContain(">text<");
  });

  it("of LaTeX may come with or without its delimiters", () => {
    expect(show({ "text/latex": "$\\frac{1}{2}$" })).toContain("<mfrac>");
    expect(show({ "text/latex": "\\frac{1}{2}" })).toContain("katex-display");
  });

  it("of LaTeX that does not parse names the output", () => {
    expect(() => show({ "text/latex": "$\\nosuch$" })).toThrow(/cell cell, line 1: the formula of output 1 /);
  });

  it("of JSON is written out", () => {
    expect(show({ "application/json": { a: [1] } })).toContain("&quot;a&quot;: [");
  });

  it("of HTML keeps a table and drops what could run", () => {
    const html = show({
      "text/html": '<table onclick="x()"><tr><th>z</th></tr></table><style>*{display:none}</style>',
    });
    expect(html).toContain('<div class="table"><table><tr><th>z</th></tr></table></div>');
    expect(html).not.toMatch(/onclick|display:none/);
  });
});

describe("printed text", () => {
  it("is escaped", () => {
    expect(print("</pre></script><script>alert(1)</script>&")).toContain(
      "&lt;/pre&gt;&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;",
    );
  });

  it("has its terminal colours as classes", () => {
    expect(print("\u001b[31mred\u001b[0m \u001b[1;92mgreen\u001b[0m")).toMatch(
      /<span class="ansi-red-fg">red<\/span> <span style="font-weight:bold" class="ansi-bright-green-fg">green<\/span>/,
    );
  });

  it("keeps the text of a terminal's link, and not its address", () => {
    const html = print("see \u001b]8;;javascript:alert(1)\u001b\\here\u001b]8;;\u001b\\ and \u001b[2Jthere");
    expect(html).toContain("see here and there");
    expect(html).not.toContain("javascript:");
  });

  it("cannot smuggle markup in an escape sequence", () => {
    expect(print("\u001b[31m<b>\u001b]0;<script>\u0007x")).not.toMatch(/<b>|<script>/);
  });

  it("shows the last state of a progress bar", () => {
    expect(print("10%\r50%\r100%\ndone\r\n")).toContain(">100%\ndone<");
  });

  it("is marked where it was printed as an error", () => {
    expect(print("oh", "stderr")).toContain('class="text stderr"');
  });

  it("of many lines is folded after the first of them", () => {
    const html = print(Array.from({ length: 1000 }, (_, i) => `line ${i}`).join("\n"));
    expect(html).toContain("<summary>980 more lines</summary>");
    expect(html).toContain("line 999");
    expect(html.indexOf("line 19")).toBeLessThan(html.indexOf("<details"));
  });

  it("of many megabytes is cut, and says by how much", () => {
    const html = print(`${"x".repeat(99)}\n`.repeat(100_000));
    expect(html.length).toBeLessThan(300_000);
    expect(html).toContain("9,800,000 more characters are in the notebook.");
  });

  it("of one line without end is folded", () => {
    expect(print("x".repeat(100_000))).toContain("<summary>A long output</summary>");
  });
});

describe("an error", () => {
  it("shows what it was and where, in the kernel's colours", () => {
    const html = render({
      output_type: "error",
      ename: "TypeError",
      evalue: "a < b",
      traceback: ["\u001b[31mTypeError\u001b[0m: a < b", "    at <cell claim>:3:1"],
    });
    expect(html).toContain("<strong>TypeError</strong> a &lt; b");
    expect(html).toContain("at &lt;cell claim&gt;:3:1");
    expect(html).toContain("ansi-red-fg");
  });
});
