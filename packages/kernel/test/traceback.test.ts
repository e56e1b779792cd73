import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KernelClient } from "../src/index.ts";
import { runCell, startSlope, stdoutText } from "./testKernel.ts";

let kernel: KernelClient;

beforeAll(async () => {
  kernel = await startSlope();
}, 60_000);

afterAll(() => kernel.shutdown());

async function failCell(code: string) {
  const { error, outputs, executionCount } = await runCell(kernel, code);
  const shown = outputs.find((output) => output.type === "error");
  expect(shown).toEqual({ type: "error", ...error });
  // Cells are numbered by their order in this file; the tests are about what stands around the number.
  const rename = (text: string) => text.replaceAll(`cell[${executionCount}]`, "cell[this]");
  return { ...error, evalue: rename(error!.evalue), text: rename(error!.traceback.join("\n")) };
}

describe("what a cell throws", { timeout: 30_000 }, () => {
  it("is shown with its place in the TypeScript that the author wrote", async () => {
    const error = await failCell(`import { readFileSync,
  writeFileSync } from "node:fs";
interface Shape { side: number;
  name: string }
const shape: Shape = {
  side: 1, name: "square" };
void [readFileSync, writeFileSync];
throw new TypeError("bad " + shape.name);`);
    expect(error).toMatchObject({ ename: "TypeError", evalue: "bad square" });
    expect(error.text).toBe(`TypeError: bad square
cell[this], line 8, column 7:
  7 | void [readFileSync, writeFileSync];
> 8 | throw new TypeError("bad " + shape.name);
    |       ^
    at cell[this]:8:7`);
  });

  it("after an await is shown in the same way", async () => {
    const error = await failCell(`await Promise.resolve();
type Unused = {
  a: 1 };
await new Promise((r) => setTimeout(r, 2));
(JSON.parse("null") as { x: number }).x;`);
    expect(error.ename).toBe("TypeError");
    expect(error.text).toContain("cell[this], line 5, column 38:");
  });

  it("in a function of an earlier cell is shown in that cell, and where this cell called it", async () => {
    const { executionCount } = await runCell(
      kernel,
      `function inner(n: number): never {
  throw new RangeError("no " + n);
}`,
    );
    const error = await failCell("const five = 5;\n\nconst result: number =\n  inner(five);");
    expect(error.text).toBe(`RangeError: no 5
cell[${executionCount}], line 2, column 9:
  1 | function inner(n: number): never {
> 2 |   throw new RangeError("no " + n);
    |         ^
  3 | }
cell[this], line 4, column 3:
  3 | const result: number =
> 4 |   inner(five);
    |   ^
    at inner (cell[${executionCount}]:2:9)
    at cell[this]:4:3`);
  });

  it("in a TypeScript file that a cell imports is shown there", async () => {
    const error = await failCell("import { half } from './half';\nhalf({ whole: -1 });");
    expect(error.text).toMatch(/^RangeError: cannot halve -1\nhalf\.ts, line 7, column 11:/);
    expect(error.text).toContain("cell[this], line 2, column 5:");
    expect(error.text).toMatch(/at half \(half\.ts:7:11\)\n {4}at cell\[this\]:2:5$/);
  });

  it("shows its cause, its properties, and each error of several", async () => {
    const error = await failCell(`const cause = new Error("the root");
throw Object.assign(new AggregateError([cause, "text"], "all failed", { cause }), { code: "E1" });`);
    expect(error.text).toContain("AggregateError: all failed");
    expect(error.text).toContain("{ code: 'E1' }");
    expect(error.text.match(/Caused by:\nError: the root\ncell\[this\], line 1, column 15:/g)).toHaveLength(
      2,
    );
    expect(error.text).toContain("Caused by:\n'text'");
  });

  it("is shown also if it is no Error", async () => {
    const error = await failCell("throw { reason: 'none' };");
    expect(error).toMatchObject({ ename: "Thrown", evalue: "{ reason: 'none' }" });
  });

  it("keeps its name and message where a worker thread passes it on", async () => {
    const error = await failCell(`import { Worker } from "node:worker_threads";
await new Promise((_, reject) => new Worker("throw new RangeError('too far')", { eval: true }).once("error", reject));`);
    expect(error).toMatchObject({ ename: "RangeError", evalue: "too far" });
    expect(error.text).toMatch(/^RangeError: too far\n.*\n {4}at /s);
  });

  it("has the cell's places in its own stack too, for who prints that", async () => {
    const run = await runCell(
      kernel,
      "class Box {\n  open(): string {\n    return new Error('e').stack!;\n  }\n}\nconsole.log(new Box().open())",
    );
    const cell = `cell[${run.executionCount}]`;
    expect(stdoutText(run)).toBe(`Error: e\n    at Box.open (${cell}:3:12)\n    at ${cell}:6:23\n`);
  });
});

describe("a cell that does not compile", { timeout: 30_000 }, () => {
  it("does not run; each error is shown with its number, place and excerpt", async () => {
    const run = await runCell(kernel, "console.log('ran');\nconst word: string = 1;\nmissing(word,\n  2);");
    const cell = `cell[${run.executionCount}]`;
    expect(run.outputs).toHaveLength(1);
    expect(run.error).toEqual({
      ename: "TypeScriptError",
      evalue: `${cell}:2:7 - TS2322: Type 'number' is not assignable to type 'string'. (and 1 more)`,
      traceback: [
        `${cell}:2:7 - TS2322: Type 'number' is not assignable to type 'string'.`,
        "  1 | console.log('ran');",
        "> 2 | const word: string = 1;",
        "    |       ^^^^",
        "  3 | missing(word,",
        "",
        `${cell}:3:1 - TS2304: Cannot find name 'missing'.`,
        "  2 | const word: string = 1;",
        "> 3 | missing(word,",
        "    | ^^^^^^^",
        "  4 |   2);",
      ],
    });
  });

  it("shows a long explanation as one error", async () => {
    const error = await failCell(
      "const f: (p: { a: { b: number } }) => void = (p: { a: { b: string } }) => {};",
    );
    expect(error.evalue).not.toContain("more)");
    expect(error.text).toMatch(/TS2322: .*\n {4}Types of parameters .*\n {4,}/);
  });

  it("because of a file that it imports is shown in that file", async () => {
    const error = await failCell("import { answer } from './mistaken';\nanswer");
    expect(error.text).toContain("mistaken.ts:1:14 - TS2322");
    expect(error.text).toContain("> 1 | export const answer: string = 42;");
  });

  it("because of its syntax is shown in the same way, and the variables of earlier cells are kept", async () => {
    await runCell(kernel, "const kept = 'kept'");
    const error = await failCell("const = 3;");
    expect(error).toMatchObject({ ename: "TypeScriptError" });
    expect(error.text).toContain("cell[this]:1:7 - TS");
    expect((await runCell(kernel, "kept")).status).toBe("ok");
  });
});
