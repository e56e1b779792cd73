import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseIpynb } from "../src/ipynb.ts";
import { makeScratchFolder } from "../test/scratchFolder.ts";
import { runSlope } from "../test/slopeCommand.ts";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const tslab = createRequire(folder("../../kernel/package.json")).resolve("tslab/bin/tslab");

/** Stock tslab as Jupyter would find it, under a name of its own. */
function installStockTslab(): { JUPYTER_PATH: string } {
  const root = makeScratchFolder();
  const kernel = join(root, "kernels", "stock-tslab");
  mkdirSync(kernel, { recursive: true });
  const argv = [process.execPath, tslab, "kernel", "--config-path={connection_file}"];
  writeFileSync(
    join(kernel, "kernel.json"),
    JSON.stringify({ argv, display_name: "tslab", language: "typescript" }),
  );
  return { JUPYTER_PATH: root };
}

describe("with --kernel, slope runs notebooks on stock tslab", () => {
  it("the notebooks of the book among them", async () => {
    const cwd = folder("../../../notebooks");
    const output = makeScratchFolder();
    const names = readdirSync(cwd).filter((name) => name.endsWith(".nb.ts"));
    const { code, stderr } = await runSlope(
      ["run", ...names, "--kernel", "stock-tslab", "--output", output],
      {
        ...{ cwd, env: installStockTslab() },
      },
    );
    expect([code, stderr]).toEqual([0, ""]);
    for (const name of names) {
      const { cells, metadata } = parseIpynb(
        readFileSync(join(output, name.replace(".nb.ts", ".ipynb")), "utf8"),
        name,
      );
      expect(cells.some(({ outputs }) => outputs.length > 0)).toBe(true);
      expect(metadata.language_info).toMatchObject({ name: "typescript" });
    }
  });

  it("and tells of an error there with the line, as far as stock tslab does", async () => {
    const cwd = folder("../test/fixtures/run");
    const args = [
      "run",
      "throws.nb.ts",
      "type-error.nb.ts",
      "--kernel",
      "stock-tslab",
      "--output",
      makeScratchFolder(),
    ];
    const { code, stderr } = await runSlope(args, { cwd, env: installStockTslab() });
    expect(code).toBe(1);
    expect(stderr).toMatch(/throws\.nb\.ts, cell boom \(throws\.nb\.ts:8\)/);
    expect(stderr).toMatch(
      /type-error\.nb\.ts, cell wrong, line 2 \(type-error\.nb\.ts:3\)\n {4}Error: 2:7 - Type 'string'/,
    );
  });
});
