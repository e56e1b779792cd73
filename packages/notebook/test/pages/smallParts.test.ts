import { DERIVATION_MIME } from "@slope/proofs";
import { describe, expect, it } from "vitest";
import { formatScriptJson } from "../../src/html/escape.ts";
import { inlineAssets, linkAssets } from "../../src/html/pageAssets.ts";
import { estimateReadingMinutes } from "../../src/html/readingTime.ts";
import { shrinkSvg } from "../../src/html/shrinkSvg.ts";
import { makeCell, makeDisplay } from "./makeCell.ts";

describe("JSON in a script element", () => {
  it("is the same value, and cannot end the element", () => {
    const value = { a: "</script><!--\u2028", b: [1, null] };
    expect(formatScriptJson(value)).not.toMatch(/<|\u2028/);
    expect(JSON.parse(formatScriptJson(value))).toEqual(value);
  });
});

describe("shrinkSvg", () => {
  it("takes out empty layers, defaults and classes, and nothing that is seen or referred to", () => {
    const svg =
      '<svg class="main-svg"><title id="a">t</title><defs><clipPath id="c"><rect width="1"/></clipPath></defs><g class="x"><g/></g>' +
      '<path class="line" style="fill: none; stroke: var(--slope-blue, rgb(0, 1, 2)); stroke-opacity: 1; opacity: 0.5;" d="M0,0h1"/></svg>';
    expect(shrinkSvg(svg)).toBe(
      '<svg><defs><clipPath id="c"><rect width="1"/></clipPath></defs>' +
        '<path style="fill:none;stroke:var(--slope-blue);opacity:0.5" d="M0,0h1"/></svg>',
    );
  });
});

describe("the paths of shrinkSvg", () => {
  const shrink = (path: string): string =>
    /d="([^"]*)"/.exec(shrinkSvg(`<svg><path d="${path}"/></svg>`))![1]!;

  it("write a curve that is straight as a line", () => {
    expect(shrink("M0,1Q2,3 2,3C2,3 4,5 4,5C9,9 6,7 6,7Z")).toBe("M0,1L2,3L4,5C9,9 6,7 6,7Z");
  });

  it("are rounded to a tenth of a pixel, unless their errors would add up", () => {
    expect(shrink("M0.123,-4.567L10,0.06")).toBe("M0.1,-4.6L10,0.1");
    expect(shrink("M0.123,1h0.123")).toBe("M0.123,1h0.123");
  });
});

describe("the reading time", () => {
  it("counts words, formulas, visible code and pictures", () => {
    const words = makeCell({ type: "markdown", source: "word ".repeat(1000) });
    expect(estimateReadingMinutes({ metadata: {}, cells: [words] })).toBe(5);
    const code = makeCell({ source: "x;\n".repeat(60) });
    expect(estimateReadingMinutes({ metadata: {}, cells: [words, code] })).toBe(7);
    expect(estimateReadingMinutes({ metadata: {}, cells: [words, { ...code, tags: ["hide-input"] }] })).toBe(
      5,
    );
    expect(estimateReadingMinutes({ metadata: {}, cells: [words, { ...words, tags: ["answer"] }] })).toBe(5);
  });

  it("takes a formula in a line for a second, and what stands in a comment for nothing", () => {
    const formulas = makeCell({
      type: "markdown",
      source: `${"$a_{1}$ ".repeat(120)}<!-- ${"x ".repeat(999)}-->`,
    });
    expect(estimateReadingMinutes({ metadata: {}, cells: [formulas] })).toBe(2);
  });

  it("counts the steps of a derivation, not the picture that it is none of", () => {
    const step = { latex: "= 1", verdict: "proven", message: "proven" };
    const data = { start: "z", steps: Array.from({ length: 24 }, () => step) };
    const cell = makeCell({ outputs: [makeDisplay({ [DERIVATION_MIME]: data })] });
    expect(estimateReadingMinutes({ metadata: {}, cells: [cell] })).toBe(2);
  });

  it("is a minute at least", () => {
    expect(estimateReadingMinutes({ metadata: {}, cells: [] })).toBe(1);
  });
});

describe("the assets of a page", () => {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

  it("are links relative to the page", () => {
    expect(linkAssets("../assets/").style).toBe('<link rel="stylesheet" href="../assets/style.css">');
  });

  it("can all lie in the page, where no text of theirs ends the element it is in", () => {
    const { style, script, plotly, inlineScripts } = inlineAssets(
      new Map([
        ["style.css", encode("@font-face{src:url(fonts/a.woff2)}a{content:'</style>'}")],
        ["fonts/a.woff2", encode("font")],
        ["page.js", encode("x='</script>'")],
        ["plotly.js", encode("y='<!--'")],
      ]),
    );
    expect(style).toContain("url(data:font/woff2;base64,Zm9udA==)");
    for (const element of [style, script, plotly])
      expect(element.match(/<\/(?:style|script)>/g)).toHaveLength(1);
    expect(plotly).not.toContain("<!--");
    expect(inlineScripts).toHaveLength(2);
  });
});
