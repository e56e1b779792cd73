import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import * as everything from "./index.ts";
import * as page from "./page.ts";

test("what a page imports reaches nothing of Node's, and is also in the index", async () => {
  const reached = new Set<string>();
  const follow = async (file: string): Promise<void> => {
    if (reached.has(file)) return;
    reached.add(file);
    const source = await readFile(new URL(file, import.meta.url), "utf8");
    for (const [, specifier] of source.matchAll(/(?:from|import\()\s*"([^"]*)"/g)) {
      expect(specifier, file).toMatch(/^\.\//);
      await follow(specifier!);
    }
  };
  await follow("./page.ts");
  expect([...reached].sort()).toEqual(["./page.ts", "./palette.ts", "./theme.ts"]);
  expect(everything).toMatchObject(page);
});
