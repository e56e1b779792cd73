import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeNotebook } from "./lab.ts";
import { useLab } from "./useLab.ts";

const shared = useLab("kernels");
const { openCells, openNotebook } = shared;

/** A cell that writes one file and waits for another. */
function meet(mine: string, theirs: string): string {
  return [
    'import { existsSync, writeFileSync } from "node:fs";',
    `writeFileSync("${mine}", "");`,
    `while (!existsSync("${theirs}")) await new Promise((resolve) => setTimeout(resolve, 20));`,
    '"met";',
  ].join("\n");
}

describe("in JupyterLab", () => {
  it("two notebooks run at the same time, each in a kernel of its own", async () => {
    const first = await openCells("first", meet("first.txt", "second.txt"));
    const second = await openCells("second", meet("second.txt", "first.txt"));
    await first.startCell(0);
    await second.runCell(0);
    await first.outputs(0).filter({ hasText: "met" }).waitFor();
    expect(await second.outputText(0)).toBe("'met'");
    await first.close();
    await second.close();
  });

  it("a workspace package that was built anew is picked up, or the cell asks for a restart", async () => {
    const folder = join(shared.lab.root, "packages", "growing");
    mkdirSync(join(folder, "dist"), { recursive: true });
    mkdirSync(join(shared.lab.root, "book", "node_modules"), { recursive: true });
    symlinkSync(folder, join(shared.lab.root, "book", "node_modules", "growing"));
    const manifest = {
      name: "growing",
      version: "1.0.0",
      type: "module",
      main: "dist/index.js",
      types: "dist/index.d.ts",
    };
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
    const build = (size: number): void => {
      writeFileSync(join(folder, "dist", "index.js"), `export const size = ${size};\n`);
      writeFileSync(join(folder, "dist", "index.d.ts"), "export declare const size: number;\n");
    };
    build(1);
    const notebook = await openCells("book/rebuilt", 'import { size } from "growing";\nsize;');
    await notebook.runCell(0);
    expect(await notebook.outputText(0)).toBe("1");
    build(2);
    await notebook.runCell(0);
    expect(await notebook.outputText(0)).toMatch(/^2$|restart/i);
    await notebook.screenshot("rebuilt");
    await notebook.restart();
    await notebook.runCell(0);
    expect(await notebook.outputText(0)).toBe("2");
    await notebook.close();
  });
});

/** The first cell says "begun", waits for a file, and goes on; the second one shows what it made. */
const RELOADED = [
  {
    kernel: "TypeScript (Slope)",
    spec: undefined,
    cells: [
      [
        'import { existsSync } from "node:fs";',
        'console.log("begun");',
        'while (!existsSync("go-on-tslab")) await new Promise((resolve) => setTimeout(resolve, 50));',
        'console.log("goes", "on");',
        "const made = 42;",
      ].join("\n"),
      'console.log("it made", made);',
    ],
  },
  {
    kernel: "Python 3 (ipykernel)",
    spec: { name: "python3", language: "python", display_name: "Python 3" },
    cells: [
      [
        "import os, time",
        'print("begun", flush=True)',
        'while not os.path.exists("go-on-python3"): time.sleep(0.05)',
        'print("goes", "on", flush=True)',
        "made = 42",
      ].join("\n"),
      'print("it made", made)',
    ],
  },
];

describe.each(RELOADED)("under $kernel, a cell whose tab is loaded again", ({ kernel, spec, cells }) => {
  it("goes on; the tab hears what it prints and shows only what the next cell prints", async () => {
    const name = spec?.name ?? "tslab";
    writeNotebook(shared.lab.root, `reloaded-${name}`, cells, spec);
    const notebook = await openNotebook(`reloaded-${name}`, kernel);
    await notebook.beginCell(0);
    await notebook.save();
    const listens = notebook.waitForMessage("execution_state");
    const heard = notebook.waitForMessage("goes on");
    await notebook.load();
    await listens;
    // Python's kernel does not say so: it answers nothing while a cell runs.
    if (spec === undefined) await notebook.waitForStatus("busy");
    await notebook.startCell(1);
    writeFileSync(join(shared.lab.root, `go-on-${name}`), "");
    await heard;
    await notebook.outputs(1).filter({ hasText: "it made 42" }).waitFor();
    expect(await notebook.outputText(0)).toBe("begun\n");
    await notebook.screenshot(`reloaded-${name}`);
    await notebook.close();
  });
});
