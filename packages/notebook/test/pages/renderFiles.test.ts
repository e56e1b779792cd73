import { chmod, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatIpynb } from "../../src/ipynb.ts";
import { findNotebooks } from "../../src/notebookFiles.ts";
import { type RenderOptions, renderFiles } from "../../src/renderFiles.ts";
import { makeScratchFolder } from "../scratchFolder.ts";
import { makeCell, makeDisplay } from "./makeCell.ts";

async function writeNotebook(path: string, source: string): Promise<string> {
  const cells = [makeCell({ id: "a", type: "markdown", source })];
  await writeFile(path, formatIpynb({ metadata: {}, cells }));
  return path;
}

const render = async (paths: string[], options: RenderOptions = {}): Promise<void> =>
  renderFiles(await findNotebooks(paths), options);

describe("renderFiles", () => {
  it("writes a page beside its notebook, and the assets that it links to", async () => {
    const folder = makeScratchFolder();
    await render([await writeNotebook(join(folder, "one.ipynb"), "# One\n\n$x$")]);
    expect((await readdir(folder)).sort()).toEqual(["assets", "one.html", "one.ipynb"]);
    const html = await readFile(join(folder, "one.html"), "utf8");
    for (const [, address] of html.matchAll(/(?:href|src)="(assets\/[^"]*)"/g)) {
      await expect(readFile(join(folder, address!))).resolves.toBeDefined();
    }
    const style = await readFile(join(folder, "assets/style.css"), "utf8");
    const fonts = [...style.matchAll(/url\((fonts\/[^)]*)\)/g)].map(([, name]) => name!);
    expect(fonts.length).toBeGreaterThan(10);
    for (const name of fonts) await expect(readFile(join(folder, "assets", name))).resolves.toBeDefined();
    expect(await readdir(join(folder, "assets"))).not.toContain("plotly.js");
  });

  it("gives the pages of a folder a Plotly that knows their figures", async () => {
    const folder = makeScratchFolder();
    const figure = { data: [{ type: "bar", x: [1], y: [2] }], layout: {} };
    const cells = [makeCell({ outputs: [makeDisplay({ "application/vnd.plotly.v1+json": figure })] })];
    await writeFile(join(folder, "bars.ipynb"), formatIpynb({ metadata: {}, cells }));
    await render([folder]);
    const plotly = await readFile(join(folder, "assets/plotly.js"), "utf8");
    expect(plotly).toMatch(/Plotly/);
    expect(plotly.length).toBeGreaterThan(500_000);
    expect(await readFile(join(folder, "bars.html"), "utf8")).toContain("<svg");
  });

  it("can put everything into one file", async () => {
    const folder = makeScratchFolder();
    const path = await writeNotebook(join(folder, "one.ipynb"), "# One");
    await render([path], { output: join(folder, "out"), inline: true });
    expect(await readdir(join(folder, "out"))).toEqual(["one.html"]);
    expect(await readFile(join(folder, "out/one.html"), "utf8")).not.toMatch(/assets\/|url\(fonts/);
  });

  it("shows a .nb.ts that has never run by its text alone", async () => {
    const folder = makeScratchFolder();
    await writeFile(
      join(folder, "new.nb.ts"),
      '// %% [markdown] id="t"\n// # New\n\n// %% id="c"\nconst x = 1;\n',
    );
    await render([join(folder, "new.nb.ts")]);
    const html = await readFile(join(folder, "new.html"), "utf8");
    expect(html).toContain("<h1>New</h1>");
    expect(html).toContain('<span class="tk-keyword">const</span>');
  });

  it("links notebooks of the same run to each other's pages, and leaves other links alone", async () => {
    const folder = makeScratchFolder();
    const one = await writeNotebook(join(folder, "one.ipynb"), "[two](sub/two.ipynb#x) [three](three.ipynb)");
    await mkdir(join(folder, "sub"));
    const two = await writeNotebook(join(folder, "sub/two.ipynb"), "[one](../one.nb.ts)");
    await render([one, two]);
    const html = await readFile(join(folder, "one.html"), "utf8");
    expect(html).toContain('href="sub/two.html#x"');
    expect(html).toContain('href="three.ipynb"');
    expect(await readFile(join(folder, "sub/two.html"), "utf8")).toContain('href="../one.html"');
  });

  it("takes pictures along that lie in the notebook's folder, and no others", async () => {
    const folder = makeScratchFolder();
    const book = join(folder, "book");
    await mkdir(book);
    await writeFile(join(book, "in.png"), "in");
    await writeFile(join(folder, "out.png"), "out");
    await symlink(join(folder, "out.png"), join(book, "linked.png"));
    const source = "![a](in.png) ![b](../out.png) ![c](linked.png) ![d](missing.png) ![e](%E0%A4%A.png)";
    await render([await writeNotebook(join(book, "one.ipynb"), source)]);
    const html = await readFile(join(book, "one.html"), "utf8");
    expect(html).toContain(`src="data:image/png;base64,${Buffer.from("in").toString("base64")}"`);
    expect(html).not.toContain(Buffer.from("out").toString("base64"));
    expect(html.match(/<img /g)).toHaveLength(1);
  });

  it("writes nothing where one of the notebooks cannot be rendered", async () => {
    const folder = makeScratchFolder();
    await writeNotebook(join(folder, "1.ipynb"), "fine");
    await writeNotebook(join(folder, "2.ipynb"), "one\ntwo $\\nosuch$");
    await expect(render([folder])).rejects.toThrow(/2\.ipynb, cell a, line 2: the formula/);
    expect((await readdir(folder)).sort()).toEqual(["1.ipynb", "2.ipynb"]);
    await render([folder], { allowErrors: true });
    expect(await readFile(join(folder, "2.html"), "utf8")).toContain("formula-error");
  });

  it("refuses to write two notebooks into one page", async () => {
    const folder = makeScratchFolder();
    await mkdir(join(folder, "sub"));
    const paths = [join(folder, "one.ipynb"), join(folder, "sub/one.ipynb")];
    for (const path of paths) await writeNotebook(path, "x");
    await expect(render(paths, { output: join(folder, "out") })).rejects.toThrow(
      /would both become one\.html/,
    );
  });

  it("says which file is no notebook", async () => {
    const folder = makeScratchFolder();
    await writeFile(join(folder, "bad.ipynb"), "{");
    await expect(render([join(folder, "bad.ipynb")])).rejects.toThrow(/bad\.ipynb.*not JSON/s);
  });

  it("says which folder cannot be written", async () => {
    const folder = makeScratchFolder();
    const path = await writeNotebook(join(folder, "one.ipynb"), "x");
    await writeFile(join(folder, "file"), "");
    await chmod(join(folder, "file"), 0o444);
    await expect(render([path], { output: join(folder, "file/out") })).rejects.toThrow(/cannot be written/);
  });
});
