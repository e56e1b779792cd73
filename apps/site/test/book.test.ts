import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cell, formatIpynb } from "@slope/notebook";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readBook } from "../src/readBook.ts";
import { renderBook } from "../src/renderBook.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slope-book-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function writeChapter(name: string, source: string): Promise<void> {
  const cell: Cell = {
    id: "a",
    type: "markdown",
    source,
    tags: [],
    metadata: {},
    outputs: [],
    executionCount: null,
  };
  await writeFile(join(folder, `${name}.ipynb`), formatIpynb({ metadata: {}, cells: [cell] }));
}

describe("the book", () => {
  it("is in the order of its numbers, and each page leads to its neighbours", async () => {
    await writeChapter("10-last", "# 10 · Last");
    await writeChapter(
      "2-middle",
      "# 2 · Middle\n\n[back](1-first.ipynb#a) [heading](1-first.ipynb#first) [on](./10-last.nb.ts)",
    );
    await writeChapter("1-first", "# 1 · First\n\nThe **claim** is $x < 1$.");
    const made: string[] = [];
    const files = await renderBook(await readBook(folder), (name) => made.push(name));
    expect(made).toEqual(["1-first", "2-middle", "10-last"]);

    const middle = String(files.get("notebooks/2-middle.html"));
    expect(middle).toContain('<a rel="prev" class="prev" href="1-first.html">');
    expect(middle).toContain('<a rel="next" class="next" href="10-last.html">');
    expect(middle).toContain('href="1-first.html#cell-a"');
    expect(middle).toContain('href="1-first.html#first"');
    expect(middle).toContain('<a href="10-last.html">on</a>');

    const front = String(files.get("index.html"));
    expect([...front.matchAll(/<li><a href="(notebooks\/[^"]*)"/g)].map(([, href]) => href)).toEqual([
      "notebooks/1-first.html",
      "notebooks/2-middle.html",
      "notebooks/10-last.html",
    ]);
    expect(front).toContain("<strong>First</strong>");
    expect(front).toContain("Begin with First");
    expect(front).toMatch(/<span class="claim">The claim is <span class="katex">/);
  });

  it("keeps each notebook for those who want to open it", async () => {
    await writeChapter("1-first", "# First");
    const book = await readBook(folder);
    const files = await renderBook(book, () => {});
    expect(files.get("notebooks/1-first.ipynb")).toBe(book.chapters[0]!.text);
  });

  it("has a glossary, if there is one, to which every page leads, and which leads to the notebooks", async () => {
    await writeChapter("1-first", "# First\n\n[kink](glossary.md#kink)");
    await writeFile(
      join(folder, "glossary.md"),
      "# Glossary\n\n## kink\n\nA corner: [first](1-first.ipynb#a).\n",
    );
    const files = await renderBook(await readBook(folder), () => {});
    const [front, first, glossary] = ["index", "notebooks/1-first", "glossary"].map((name) =>
      String(files.get(`${name}.html`)),
    );
    expect(front).toContain('<a href="glossary.html">Glossary</a>');
    expect(first).toContain('<a href="../glossary.html">Glossary</a>');
    expect(first).toContain('<a href="../glossary.html#kink">kink</a>');
    expect(glossary).toContain('<h2 id="kink">kink</h2>');
    expect(glossary).toContain('<a href="notebooks/1-first.html#cell-a">first</a>');
    expect(glossary).toContain('<a href="notebooks/1-first.html" aria-label="First">1</a>');
    expect(glossary).not.toContain("Notebook ");
  });

  it("has fonts with the characters of its pages, the same bytes each time", async () => {
    await writeChapter("1-first", "# First\n\nÀ propos $x$");
    const render = async () =>
      (await renderBook(await readBook(folder), () => {})) as Map<string, Uint8Array>;
    const [one, other] = [await render(), await render()];
    const fonts = [...one.keys()].filter((name) => name.endsWith(".woff2"));
    expect(fonts.length).toBeGreaterThan(20);
    for (const name of fonts) expect(one.get(name), name).toEqual(other.get(name));
    expect(one.get("assets/fonts/KaTeX_Math-Italic.woff2")!.length).toBeLessThan(4000);
    expect(one.get("assets/fonts/source-serif-4-latin-400-normal.woff2")!.length).toBeLessThan(14_000);
  });

  it("that has not been executed says what to do", async () => {
    await expect(readBook(folder)).rejects.toThrow(
      /no executed notebook in this folder\.\nRun `pnpm notebooks`/,
    );
  });
});
