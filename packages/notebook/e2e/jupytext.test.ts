import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { formatIpynb, parseIpynb } from "../src/ipynb.ts";
import type { Cell, JsonValue, Notebook } from "../src/notebook.ts";
import { sealPair } from "../src/pair.ts";
import { adoptIds } from "../src/pairedIds.ts";
import { completeHeader, formatSource, parseSource } from "../src/source.ts";
import { makeSharedFolder } from "../test/scratchFolder.ts";
import { runSlope } from "../test/slopeCommand.ts";

const run = promisify(execFile);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Notebooks as people write them; the stranger ones, which Jupytext itself does not bring back, are in the unit tests. */
const line = fc.oneof(
  fc.constantFrom(
    "",
    "const a = 1;",
    "  indented();",
    "// note",
    "%time f()",
    "# Title",
    "- σ′(z) = a(1 − a)",
    "```ts\nlet b = 2;\n```",
  ),
  fc.constantFrom(
    "// %% no cell",
    "$$\\frac{1}{2}$$",
    "`x %% b`",
    "let s = 'it''s';",
    "x  ",
    "//",
    "---",
    "😀",
  ),
  fc.stringMatching(/^[\w .,=<>()[\]{}-]{0,20}$/),
);
const value: fc.Arbitrary<JsonValue> = fc.constantFrom(true, 1, 0.25, "text", 'é "q"', ["a", 1], {
  deep: { x: [1.5, 2] },
});
const cell: fc.Arbitrary<Cell> = fc.record({
  id: fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/),
  type: fc.constantFrom("code" as const, "markdown" as const, "raw" as const),
  source: fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n").trimEnd()),
  tags: fc.uniqueArray(fc.constantFrom("hero", "hide-input", "two words", "é"), { maxLength: 2 }),
  metadata: fc.dictionary(fc.constantFrom("editable", "slideshow", "a.b", "we-ird"), value),
  outputs: fc.constant([]),
  executionCount: fc.constant(null),
});
const notebook: fc.Arbitrary<Notebook> = fc.record({
  metadata: fc.constant({}),
  cells: fc.uniqueArray(cell, { selector: ({ id }) => id, minLength: 1, maxLength: 8 }),
});

const folder = makeSharedFolder();
const python = join(folder, "venv", "bin", "python");
const samples = new Map<string, Notebook>();
let result: { changed: string[]; invalid: string[] };

const read = (name: string) => readFileSync(join(folder, name), "utf8");

beforeAll(async () => {
  await run("python3", ["-m", "venv", join(folder, "venv")]);
  await run(python, [
    "-m",
    "pip",
    "install",
    "-q",
    "jupytext==1.19.6",
    "nbformat==5.11.1",
    "nbclient==0.11.0",
  ]);
  for (const [index, sample] of fc.sample(notebook, { numRuns: 150, seed: 20261124 }).entries()) {
    samples.set(`sample-${index}`, sample);
  }
  const book = here("../../../notebooks/");
  for (const name of readdirSync(book).filter((file) => file.endsWith(".nb.ts"))) {
    samples.set(name.replace(".nb.ts", ""), parseSource(readFileSync(join(book, name), "utf8"), name));
  }
  for (const [name, sample] of samples) {
    writeFileSync(join(folder, `${name}.nb.ts`), formatSource(sample));
    writeFileSync(join(folder, `${name}.ipynb`), formatIpynb(sealPair(completeHeader(sample))));
  }
  result = JSON.parse((await run(python, [here("readAndWrite.py"), folder])).stdout);
}, 300_000);

describe("Jupytext", () => {
  it("reads our .nb.ts and writes it back unchanged, the book's among them", () => {
    expect(samples.size).toBeGreaterThanOrEqual(155);
    expect(result.changed.filter((name) => name.endsWith(".nb.ts"))).toEqual([]);
  });

  it("and slope read the same cells out of it, with the same ids", () => {
    for (const [name, sample] of samples) {
      const theirs = adoptIds(parseIpynb(read(`${name}.nb.ts.jupytext.ipynb`), name)).cells;
      const told = ({ id, type, tags, metadata, source }: Cell) => ({
        id,
        type,
        tags,
        metadata,
        source: source.replaceAll("\\%%", "%%"),
      });
      expect(theirs.map(told), name).toEqual(sample.cells.map(told));
    }
  });

  it("writes a .nb.ts of our .ipynb that says the same, ids included, and the book's to the letter", () => {
    for (const name of samples.keys()) {
      const [theirs, ours] = [read(`${name}.ipynb.jupytext.nb.ts`), read(`${name}.nb.ts`)];
      // Jupytext does not escape what looks like a marker.
      if (ours.includes("\\%%")) continue;
      expect(parseSource(theirs, name).cells, name).toEqual(parseSource(ours, name).cells);
      if (!name.startsWith("sample")) expect(theirs.replace(/\n+$/, "\n"), name).toBe(ours);
    }
  });
});

describe("nbformat", () => {
  it("finds our .ipynb valid, and writes the same bytes", () => {
    expect(result.invalid).toEqual([]);
    expect(result.changed.filter((name) => name.endsWith(".ipynb"))).toEqual([]);
  });
});

describe("nbclient", () => {
  it("executes a notebook of ours on Slope's kernel, installed by `slope kernel install`", async () => {
    const installed = await runSlope(["kernel", "install", "--prefix", join(folder, "venv")], {
      cwd: folder,
    });
    expect(installed).toMatchObject({ code: 0 });
    const code = [
      "import nbformat, nbclient, sys",
      "notebook = nbformat.read(sys.argv[1], as_version=4)",
      "nbclient.NotebookClient(notebook, kernel_name='tslab', timeout=60).execute()",
      "print(notebook.cells[1].outputs[0].data['text/plain'])",
    ].join("\n");
    const { stdout } = await run(python, ["-c", code, here("../test/fixtures/two-cells.ipynb")], {
      env: { ...process.env, VIRTUAL_ENV: join(folder, "venv"), JUPYTER_DATA_DIR: join(folder, "none") },
    });
    expect(stdout).toBe("2\n");
  });
});
