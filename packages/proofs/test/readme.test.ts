import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { inspect } from "node:util";
import { expect, test } from "vitest";

const PACKAGE = new URL("..", import.meta.url);

test("the README's examples give what they say", async () => {
  const readme = await readFile(new URL("README.md", PACKAGE), "utf8");
  const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code!);
  expect(blocks).toHaveLength(2);
  await mkdir(new URL("reports", PACKAGE), { recursive: true });
  for (const [i, block] of blocks.entries()) {
    const expected = [...block.matchAll(/; \/\/ → (.*)$/gm)].map(([, value]) => value);
    expect(expected.length).toBeGreaterThan(2);
    const recorded = block
      .replaceAll(/^(\S.*); \/\/ → .*$/gm, "results.push($1);")
      .replace('"@slope/proofs"', '"../src/index.ts"');
    const file = new URL(`reports/readme-${i}.ts`, PACKAGE);
    await writeFile(file, `export const results: unknown[] = [];\n${recorded}`);
    const { results } = (await import(file.href)) as { results: unknown[] };
    expect(results.map((value) => inspect(value))).toEqual(expected);
    await rm(file);
  }
});
