import { describe, expect, it } from "vitest";
import { type PageOptions, renderPage } from "../../src/html/page.ts";
import type { Cell, Notebook } from "../../src/notebook.ts";
import { makeCell, makeDisplay } from "./makeCell.ts";

const ink = 'style="fill:var(--slope-ink, rgb(0, 0, 0))"';
const draw = () =>
  `<svg class="main-svg"><title>t</title><g class="empty"></g><text ${ink}>figure</text></svg>`;
const render = (notebook: Partial<Notebook>, options: Partial<PageOptions> = {}) =>
  renderPage({ metadata: {}, cells: [], ...notebook }, { path: "folder/sample.ipynb", draw, ...options });
const markdown = (source: string, changes: Partial<Cell> = {}): Cell =>
  makeCell({ type: "markdown", source, ...changes });

const figure = {
  data: [{ type: "contour", z: [[0.123456789, 1]] }, { x: [1] }],
  layout: {
    height: 300,
    template: {},
    meta: { alt: 'A hill "seen" from above.' },
    sliders: [
      { active: 1, currentvalue: { prefix: "z = " }, steps: [{ label: "1" }, { label: "2</script>" }] },
    ],
  },
};
const plot = makeCell({
  outputs: [makeDisplay({ "application/vnd.plotly.v1+json": figure, "image/png": "AAAA" })],
});

describe("a page", () => {
  it("takes title and summary from the notebook", async () => {
    const page = await render({
      cells: [markdown("# The *slope* of $z^2$\n\nIt is **$2z$**, [always](x).\n\nMore.")],
    });
    expect(page).toMatchObject({
      title: "The slope of z²",
      summary: "It is 2z, always.",
      minutes: 1,
      traceTypes: [],
    });
    expect(page.html).toContain("<title>The slope of z²</title>");
    expect(page.html).toContain('<meta name="description" content="It is 2z, always.">');
    expect(page.html.match(/<h1/g)).toHaveLength(1);
    expect(page.summaryHtml).not.toMatch(/<a |<strong/);
  });

  it("is named for its file where the notebook has no heading", async () => {
    expect((await render({ cells: [makeCell({ source: "1" })] })).title).toBe("sample");
    expect((await render({ metadata: { title: "Named" } })).title).toBe("Named");
  });

  it("colours code in the language of the kernel that ran it", async () => {
    const cells = [makeCell({ source: "def f(): pass" })];
    const python = await render({ cells, metadata: { language_info: { name: "python" } } });
    expect(python.html).toContain('<span class="tk-keyword">def</span>');
    expect((await render({ cells })).html).not.toContain("tk-");
    const unknown = await render({ cells, metadata: { kernelspec: { language: "klingon" } } });
    expect(unknown.html).toContain("def f(): pass");
  });

  it("lists its sections", async () => {
    const { html } = await render({ cells: [markdown("# T\n\n## One\n\n### Two $z$\n\n## Three")] });
    expect(
      [...html.matchAll(/<li class="level-(\d)"><a href="#([^"]*)"/g)].map(([, level, id]) => [level, id]),
    ).toEqual([
      ["2", "one"],
      ["3", "two-z"],
      ["2", "three"],
    ]);
  });

  it("folds neighbouring answers together", async () => {
    const tags = ["answer"];
    const { html } = await render({
      cells: [markdown("Q"), markdown("A", { tags }), makeCell({ source: "1", tags }), markdown("Q2")],
    });
    expect(html.match(/<summary>Answer<\/summary>/g)).toHaveLength(1);
    expect(html).toMatch(
      /<details class="answer">[\s\S]*A[\s\S]*1[\s\S]*<\/details>\n<div class="cell markdown"[^>]*><div class="prose"><p>Q2/,
    );
  });

  it("permits no script but its own, and no other host", async () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec((await render({})).html)?.[1];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).not.toMatch(/https?:/);
  });

  it("is the same, byte for byte, each time", async () => {
    const notebook = { cells: [markdown("# T\n\n$x$"), plot] };
    expect((await render(notebook)).html).toBe((await render(notebook)).html);
  });
});

describe("a figure on a page", () => {
  it("is drawn for a column and for a phone, and described in words", async () => {
    const { html, traceTypes } = await render({ cells: [plot] });
    expect(traceTypes).toEqual(["contour", "scatter"]);
    expect(html.match(/<svg><text style="fill:var\(--slope-ink\)">figure/g)).toHaveLength(2);
    expect(html).toContain('role="img" aria-label="A hill &quot;seen&quot; from above."');
    expect(html).toContain("--wide:680/300;--narrow:328/300");
  });

  it("has its title as text of the page, and no room for it in the picture", async () => {
    const layout = { ...figure.layout, margin: { t: 60 } };
    const titled = (text: string) =>
      render({
        cells: [
          makeCell({
            outputs: [
              makeDisplay({
                "application/vnd.plotly.v1+json": { ...figure, layout: { ...layout, title: { text } } },
              }),
            ],
          }),
        ],
      });
    const { html } = await titled("Broken for<br>a phone");
    expect(html).toContain("<figcaption>Broken for a phone</figcaption>");
    const json = /<figure[\s\S]*?<script type="application\/json">([\s\S]*?)<\/script>/.exec(html)![1]!;
    const { title, height, margin } = JSON.parse(json).layout;
    expect(title).toBeUndefined();
    expect(html).toContain(`--wide:680/${height};`);
    expect(300 - height).toBe(60 - margin.t);
    expect((await titled("A<sub>1</sub>")).html).not.toContain("figcaption");
  });

  it("has its slider as one that keys can move, and says where it stands", async () => {
    const { html } = await render({ cells: [plot] });
    expect(html).toContain("<output>z = 2&lt;/script&gt;</output>");
    expect(html).toContain('<input type="range" min="0" max="1" value="1"');
  });

  it("carries its data in six digits, and nothing in them can end the script that holds them", async () => {
    const { html } = await render({ cells: [plot] });
    const json = /<figure[\s\S]*?<script type="application\/json">([\s\S]*?)<\/script>/.exec(html)?.[1];
    expect(json).toContain("0.123457");
    expect(JSON.parse(json!).layout.sliders[0].steps[1].label).toBe("2</script>");
  });

  it("that cannot be drawn without a browser is shown as the picture beside it", async () => {
    const { html } = await render(
      { cells: [plot] },
      { draw: () => Promise.reject(new Error("needs WebGL")) },
    );
    expect(html).toContain('<img src="data:image/png;base64,AAAA" alt="">');
    expect(html).toContain('class="plot foreign"');
  });

  it("fetches no picture that it names", async () => {
    const withImage = () =>
      '<svg><image xlink:href="https://example.org/x.png"/><image href="data:image/png;base64,AA"/></svg>';
    const { html } = await render({ cells: [plot] }, { draw: withImage });
    expect(html).not.toContain("example.org");
    expect(html).toContain("data:image/png;base64,AA");
  });
});
