import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/html/markdown.ts";
import { textOfHtml } from "../../src/html/plainText.ts";
import { makeContext } from "./makeContext.ts";

const place = { cell: "claim" };
const render = (source: string, context = makeContext()): string => renderMarkdown(source, context, place);

describe("Markdown on a page", () => {
  it("sets a formula as HTML for the eye and MathML for the ear", () => {
    const html = render("The slope is $\\frac{1}{4}$.");
    expect(html).toContain("<mfrac><mn>1</mn><mn>4</mn></mfrac>");
    expect(html).toContain('class="katex-html" aria-hidden="true"');
  });

  it("shows a displayed formula in a box that can scroll", () => {
    expect(render("$$x$$")).toMatch(/<span class="formula"><span class="katex-display">/);
  });

  it("lets a later cell use a macro that an earlier one defined", () => {
    const context = makeContext();
    render("$\\newcommand{\\slope}{g'(z)}$", context);
    expect(textOfHtml(render("$\\slope$", context))).toContain("g′(z)");
  });

  it("names notebook, cell and line of a formula that does not parse", () => {
    expect(() => render("fine\n\n$\\frac{1}{$ text")).not.toThrow();
    expect(() => render("fine\n\n$\\frac{1}$")).toThrow(
      /^folder\/sample\.ipynb, cell claim, line 3: the formula "\$\\\\frac/,
    );
  });

  it("shows the source of such a formula where it is told to", () => {
    const html = render("$\\nosuch$", makeContext({ showBadFormulas: true }));
    expect(html).toContain('<code class="formula-error"');
    expect(html).toContain("$\\nosuch$");
  });

  it("gives each heading an id of its own, over all cells of the page", () => {
    const context = makeContext();
    const html = render("## See it\n\n## See it\n", context) + render("## See it", context);
    expect([...html.matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => id)).toEqual([
      "see-it",
      "see-it-1",
      "see-it-2",
    ]);
  });

  it("keeps the ids of the page's own parts for itself", () => {
    expect(render("## Content")).toContain('id="content-1"');
  });

  it("lists a heading with its formula set, and its text without TeX", () => {
    const context = makeContext();
    render("## The slope of $z^2$", context);
    expect(context.headings.all[0]).toMatchObject({
      level: 2,
      id: "the-slope-of-z",
      text: "The slope of z²",
    });
  });

  it("writes quotation marks of print, but not in code", () => {
    expect(render('"it\'s" and `"x"`')).toBe("<p>“it’s” and <code>&quot;x&quot;</code></p>\n");
  });

  it("leaves a formula in code as it is written", () => {
    expect(render("`$x$`\n\n    $y$\n")).not.toContain("katex");
  });

  it("leads a link to another notebook to its page", () => {
    const context = makeContext({ resolveLink: (address) => address.replace(".ipynb", ".html") });
    expect(render("[next](2-tanh.ipynb#see)", context)).toContain('href="2-tanh.html#see"');
  });
});

describe("a stranger's Markdown", () => {
  it.each([
    ["a script", "<script>alert(1)</script>"],
    ["an event handler", '<img src="x.png" onerror="alert(1)">'],
    ["a script address", '[x](javascript:alert(1)) <a href="jAvAsCript:alert(1)">y</a>'],
    ["a frame", '<iframe src="https://example.org"></iframe>'],
    ["a style that covers the page", '<div style="position:fixed;inset:0">x</div>'],
    ["a form", '<form action="https://example.org"><input name="x"></form>'],
    ["an SVG with a script", '<svg><script>alert(1)</script><use href="data:x"/></svg>'],
    [
      "a formula that would break out of an attribute",
      '<img alt="$x$ onerror=alert(1) $\\text{"}$" src="a.png">',
    ],
    ["a formula with a link", "$\\text{a}$ <a title='$\\text{\"><script>alert(1)</script>}$'>x</a>"],
    ["a marker of ours", '\uFDD00\uFDD1<b title="\uFDD00\uFDD1">$\\text{<script>}$</b>'],
    ["a heading that breaks out", '## <img src=x onerror=alert(1)> "><script>x</script>'],
    ["a code fence that names its language in markup", '```"><script>alert(1)</script>\nx\n```'],
  ])("cannot bring %s", (_, source) => {
    const html = render(source);
    const tags = html.match(/<[a-z][^>]*>/gi)?.join("") ?? "";
    expect(tags).not.toMatch(/<script|<iframe|<form|<input|<svg|\son\w+=|javascript:|position/i);
  });

  it("cannot make a formula follow a link or fetch a picture", () => {
    expect(() => render("$\\href{javascript:alert(1)}{x}$")).not.toThrow();
    expect(render("$\\href{javascript:alert(1)}{x}$")).not.toMatch(/<a\b/);
    expect(render("$\\includegraphics{https://example.org/x.png}$")).not.toMatch(/<img\b/);
  });

  it("has its pictures from elsewhere shown as links, so that the page asks nobody for anything", () => {
    const html = render("![a cat](https://example.org/cat.png)");
    expect(html).toContain('<a href="https://example.org/cat.png" rel="noreferrer">a cat</a>');
    expect(html).not.toContain("<img");
  });

  it("keeps tables, folds and pictures that lie in it", () => {
    const html = render(
      '<details><summary>More</summary><table><tr><td colspan="2">1</td></tr></table></details>',
    );
    expect(html).toContain("<details><summary>More</summary>");
    expect(html).toContain('<td colspan="2">1</td>');
    expect(render("![dot](data:image/png;base64,AAAA)")).toContain(
      '<img src="data:image/png;base64,AAAA" alt="dot"',
    );
  });

  it("is believed only if the reader says so", () => {
    const script = "<script>draw()</script>";
    expect(render(script, makeContext({ trusted: true }))).toContain(script);
  });
});
