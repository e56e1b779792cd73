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
    await writeChapter("2-middle", "# 2 · Middle\n\n[back](1-first.ipynb#a) [on](./10-last.nb.ts)");
    await writeChapter("1-first", "# 1 · First\n\nThe **claim** is $x < 1$.");
    const made: string[] = [];
    const files = await renderBook(await readBook(folder), (name) => made.push(name));
    expect(made).toEqual(["1-first", "2-middle", "10-last"]);

    const middle = String(files.get("notebooks/2-middle.html"));
    expect(middle).toContain('<a rel="prev" class="prev" href="1-first.html">');
    expect(middle).toContain('<a rel="next" class="next" href="10-last.html">');
    expect(middle).toContain('href="1-first.html#a"');
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
    const chapters = await readBook(folder);
    const files = await renderBook(chapters, () => {});
    expect(files.get("notebooks/1-first.ipynb")).toBe(chapters[0]!.text);
  });

  it("that has not been executed says what to do", async () => {
    await expect(readBook(folder)).rejects.toThrow(
      /no executed notebook in this folder\.\nRun `pnpm notebooks`/,
    );
  });
});
