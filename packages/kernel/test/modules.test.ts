import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KernelClient } from "../src/index.ts";
import { resultText, runCell, startSlope, stderrText } from "./testKernel.ts";

const TYPES = "export declare const one: number;\nexport default function two(): number;\n";
const CODE = "export const one = 1;\nexport default function two() { return 2; }\n";

/** Packages and files as cells meet them; what is in node_modules is not of the workspace. */
const FILES = {
  "node_modules/esm-only/package.json": `{ "type": "module", "exports": { ".": { "types": "./lib/index.d.ts", "default": "./lib/index.js" } } }`,
  "node_modules/esm-only/lib/index.js": CODE,
  "node_modules/esm-only/lib/index.d.ts": TYPES,
  "node_modules/import-only/package.json": `{ "type": "module", "exports": { ".": { "import": { "types": "./lib/index.d.ts", "default": "./lib/index.js" } } } }`,
  "node_modules/import-only/lib/index.js": CODE,
  "node_modules/import-only/lib/index.d.ts": TYPES,
  "node_modules/awaiting/package.json": `{ "type": "module", "exports": "./index.js", "types": "./index.d.ts" }`,
  "node_modules/awaiting/index.js": "export const late = await Promise.resolve(7);\nexport default late;\n",
  "node_modules/awaiting/index.d.ts": "export declare const late: number;\nexport default late;\n",
  "node_modules/failing/package.json": `{ "type": "module", "exports": "./index.js", "types": "./index.d.ts" }`,
  "node_modules/failing/index.js": "export const never = await Promise.reject(new Error('as asked'));\n",
  "node_modules/failing/index.d.ts": "export declare const never: number;\n",
  "node_modules/no-require/package.json": `{ "type": "module", "exports": { "import": "./index.js" } }`,
  "node_modules/no-require/index.js": CODE,
  "node_modules/pure/package.json": `{ "type": "module", "exports": "./index.js", "types": "./index.d.ts", "sideEffects": false }`,
  "node_modules/pure/index.js": "globalThis.pure = true;\nexport const one = 1;\n",
  "node_modules/pure/index.d.ts": "export declare const one: number;\n",
  "node_modules/impure/package.json": `{ "type": "module", "exports": "./index.js", "types": "./index.d.ts" }`,
  "node_modules/impure/index.js": "globalThis.impure = true;\nexport const one = 1;\n",
  "node_modules/impure/index.d.ts": "export declare const one: number;\n",
  "data.json": `{ "list": [1, 2, 3] }`,
  "half.ts": "export const half = (n: number): number => n / 2;\n",
  "through.ts": `import data from "./data.json";\nimport { late } from "awaiting";\nexport const sum = data.list.length + late;\n`,
  "workspace-package/package.json": `{ "type": "module", "exports": "./index.js", "types": "./index.d.ts" }`,
  "workspace-package/index.js": "export const version = 1;\n",
  "workspace-package/index.d.ts": "export declare const version: number;\n",
};

let folder: string;
let kernel: KernelClient;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kernel-modules-"));
  for (const [file, text] of Object.entries(FILES)) write(file, text);
  kernel = await startSlope({ cwd: folder });
});

afterAll(async () => {
  await kernel.shutdown();
  rmSync(folder, { recursive: true });
});

async function evaluate(code: string): Promise<unknown> {
  const run = await runCell(kernel, code);
  expect(run).toMatchObject({ status: "ok" });
  expect(stderrText(run)).toBe("");
  return resultText(run);
}

describe("a cell imports", () => {
  it.each(["esm-only", "import-only"])("a package of ES modules: %s", async (name) => {
    expect(await evaluate(`import two, { one } from "${name}";\none + two()`)).toBe("3");
    expect(await evaluate(`import * as all from "${name}";\nall.one + all.default()`)).toBe("3");
    const wrong = await runCell(kernel, `import { one as uno } from "${name}";\nuno.length`);
    expect(wrong.error?.evalue).toContain("Property 'length' does not exist on type 'number'");
  });

  it("a package with a top-level await, by every kind of import, itself or through a file", async () => {
    expect(await evaluate(`import { late } from "awaiting";\nlate`)).toBe("7");
    expect(await evaluate(`import again, * as all from "awaiting";\nagain + all.late`)).toBe("14");
    expect(await evaluate(`import "awaiting";\n"done"`)).toBe("'done'");
    expect(await evaluate(`import { sum } from "./through";\nsum`)).toBe("10");
    expect(await evaluate("late + sum")).toBe("17");
  });

  it("JSON, with its type", async () => {
    expect(await evaluate(`import data from "./data.json";\ndata.list`)).toBe("[ 1, 2, 3 ]");
    const wrong = await runCell(kernel, `import json from "./data.json";\njson.lost`);
    expect(wrong.error?.evalue).toContain("Property 'lost' does not exist");
  });

  it("a TypeScript file by its name without ending, with .js and with .ts", async () => {
    for (const name of ["./half", "./half.js", "./half.ts"])
      expect(await evaluate(`import { half } from "${name}";\nhalf(3)`)).toBe("1.5");
  });
});

describe("what cannot be imported", () => {
  it("by require or import(), because it awaits, says how it can", async () => {
    for (const code of ['require("failing")', 'await import("failing")', 'require("no-require")']) {
      const run = await runCell(kernel, code);
      expect(run.error?.evalue).toMatch(
        /cannot be loaded by require or import\(\) in a cell.*: import … from/,
      );
    }
  });

  it("because it fails while it is loaded says why, in the line of the import", async () => {
    const run = await runCell(kernel, `1;\nimport { never } from "failing";\nnever`);
    expect(run.error?.evalue).toBe("as asked");
    expect(run.error?.traceback.join("\n")).toContain("failing/index.js:1");
  });

  it("because it is not there is an error of its line", async () => {
    const run = await runCell(kernel, `1;\nimport { x } from "not-there";\nx`);
    expect(run.error?.evalue).toMatch(/^cell\[\d+\]:2:19 - TS2307: Cannot find module 'not-there'/);
  });
});

describe("a package of the workspace that is built anew", () => {
  it("has its new types and its old code, and the next cell says so, once", async () => {
    expect(await evaluate(`import { version } from "./workspace-package/index.js";\nversion`)).toBe("1");
    // The same content again is no news.
    write("workspace-package/index.js", FILES["workspace-package/index.js"]);
    expect(await evaluate("version")).toBe("1");
    write("workspace-package/index.js", "export const version = 2;\n");
    const warned = await runCell(kernel, "version");
    expect(stderrText(warned)).toBe(
      "Changed since this kernel loaded it: workspace-package/index.js.\n" +
        "Cells are checked against the new types and still run the old code. Restart the kernel to use the new code.\n",
    );
    expect(resultText(warned)).toBe("1");
    expect(await evaluate("version")).toBe("1");
  });
});

describe("a package that says that loading it has no side effects", () => {
  it("is loaded while the compiler looks at the cell, and any other not before the cell is accepted", async () => {
    const refused = `import * as pure from "pure";\nimport * as impure from "impure";\nconst n: string = pure.one + impure.one;`;
    expect((await runCell(kernel, refused)).error?.evalue).toContain("TS2322");
    const loaded = `[Reflect.has(globalThis, "pure"), Reflect.has(globalThis, "impure")].join()`;
    expect(await evaluate(loaded)).toBe("'true,false'");
    expect(await evaluate(`import { one } from "impure";\none`)).toBe("1");
    expect(await evaluate(loaded)).toBe("'true,true'");
  });
});
