import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));

test("the README's program runs as it stands and writes what it says", { timeout: 120_000 }, async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
  expect(blocks.length).toBeGreaterThan(0);
  // Inside of the package, so that its name can be imported; in reports, which is never committed.
  const program = join(root, "reports", "readme.ts");
  await mkdir(join(root, "reports"), { recursive: true });
  await writeFile(program, blocks.join("\n"));
  const folder = await mkdtemp(join(tmpdir(), "plots-readme-"));
  try {
    const { stdout } = await run(process.execPath, [program], { cwd: folder });
    expect(stdout).toContain("Two curves over z for softplus");
    expect((await readdir(folder)).sort()).toEqual(["softplus.png", "softplus.svg"]);
    expect(await readFile(join(folder, "softplus.svg"), "utf8")).toMatch(/^<svg /);
  } finally {
    await rm(folder, { recursive: true });
    await rm(program);
  }
});
