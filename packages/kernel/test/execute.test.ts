import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KernelClient, StrayOutput } from "../src/index.ts";
import { resultText, runCell, startSlope, stderrText, stdoutText } from "./testKernel.ts";

let kernel: KernelClient;

beforeAll(async () => {
  kernel = await startSlope();
}, 60_000);

afterAll(() => kernel.shutdown());

describe("a cell", { timeout: 30_000 }, () => {
  it("gives the value of its last expression, without colours, and counts", async () => {
    const first = await runCell(kernel, "const base = 20;\nbase * 2 + 2");
    expect(first).toMatchObject({ status: "ok", incomplete: false });
    expect(first.outputs).toEqual([
      {
        type: "execute_result",
        data: { "text/plain": "42" },
        metadata: {},
        executionCount: first.executionCount,
      },
    ]);
    expect(resultText(await runCell(kernel, "({ word: 'a', list: [1, null] })"))).toBe(
      "{ word: 'a', list: [ 1, null ] }",
    );
    expect((await runCell(kernel, "const silentEnd = 1;")).outputs).toEqual([]);
    expect((await runCell(kernel, "undefined")).outputs).toEqual([]);
    expect(resultText(await runCell(kernel, "null"))).toBe("null");
  });

  it("sees the variables, types and imports of earlier cells, may declare them anew, and may change them", async () => {
    await runCell(kernel, "import { join } from 'node:path';\ninterface P { x: number }\nlet count = 1;");
    expect(
      resultText(await runCell(kernel, "const p: P = { x: 1 }; count += p.x; join('a', 'b') + count")),
    ).toBe("'a/b2'");
    expect(resultText(await runCell(kernel, "const count = 'new'; count"))).toBe("'new'");
  });

  it("may await at its top level", async () => {
    const run = await runCell(
      kernel,
      "const later = await new Promise<number>((r) => setTimeout(r, 5, 7));\nlater",
    );
    expect(resultText(run)).toBe("7");
  });

  it("prints in the order of its writes, stdout, stderr and bytes, before its result", async () => {
    const run = await runCell(
      kernel,
      `console.log("one");
       process.stdout.write(new Uint8Array([0xe2, 0x82]));
       process.stdout.write(new Uint8Array([0xac]));
       console.error("two");
       process.stdout.write("68690a", "hex");
       queueMicrotask(() => console.log("three"));
       setImmediate(() => console.log("four"));
       "end"`,
    );
    expect(
      run.outputs.map((output) => (output.type === "stream" ? [output.name, output.text] : output.type)),
    ).toEqual([["stdout", "one\n€"], ["stderr", "two\n"], ["stdout", "hi\nthree\nfour\n"], "execute_result"]);
  });

  it("calls back who waits for a write", async () => {
    const run = await runCell(kernel, "await new Promise((r) => process.stdout.write('x', r)); 'written'");
    expect(resultText(run)).toBe("'written'");
  });

  it("shows what its child processes print, by every way of starting one", async () => {
    const run = await runCell(
      kernel,
      `import { execFileSync, execSync, spawn, spawnSync } from "node:child_process";
       execSync("echo a; echo b >&2", { stdio: "inherit" });
       execFileSync("echo", ["c"], { stdio: ["ignore", "inherit", "ignore"] });
       spawnSync("sh", ["-c", "echo d; echo e >&2"], { stdio: "inherit" });
       const piped: string = execSync("echo f", { stdio: ["pipe", "pipe", "inherit"] }).toString();
       await new Promise((r) => spawn("echo", ["g"], { stdio: "inherit" }).once("close", r));
       piped`,
    );
    expect(stdoutText(run)).toBe("a\nc\nd\ng\n");
    expect(stderrText(run)).toBe("b\ne\n");
    expect(resultText(run)).toBe("'f\\n'");
  });

  it("that is silent puts nothing out and does not count", async () => {
    const before = (await runCell(kernel, "1")).executionCount;
    const silent = await runCell(kernel, "console.log('x'); const hidden = 5; hidden", { silent: true });
    expect(silent).toMatchObject({ status: "ok", executionCount: before, outputs: [] });
    expect(resultText(await runCell(kernel, "hidden"))).toBe("5");
  });

  it("asks for input where it can be given, and otherwise fails with what to do", async () => {
    const options = { onInput: (prompt: string) => `${prompt} 7` };
    expect(resultText(await runCell(kernel, "prompt('n?') + '!'", options))).toBe("'n? 7!'");
    const refused = await runCell(kernel, "prompt('n?')");
    expect(refused.error?.evalue).toMatch(/asks for input.*Set the value in the cell/);
  });

  it("imports a TypeScript file that lies beside it", async () => {
    const run = await runCell(
      kernel,
      "import { half, type Part } from './half';\nconst q: Part = { whole: 3 };\nhalf(q)",
    );
    expect(resultText(run)).toBe("1.5");
  });
});

describe("cells sent together", { timeout: 30_000 }, () => {
  it("run in order, and those behind a failing one are aborted", async () => {
    const runs = await Promise.all(
      ["1", "throw new Error('stop')", "console.log('never')", "4"].map((code) => runCell(kernel, code)),
    );
    expect(runs.map((run) => run.status)).toEqual(["ok", "error", "aborted", "aborted"]);
    expect(runs[2]!.outputs).toEqual([]);
    expect((await runCell(kernel, "'after'")).status).toBe("ok");
  });

  it("all run where the failing one is not to stop them", async () => {
    const codes = ["throw 1", "2"];
    const runs = await Promise.all(codes.map((code) => runCell(kernel, code, { stopOnError: false })));
    expect(runs.map((run) => run.status)).toEqual(["error", "ok"]);
  });
});

describe("what a cell leaves behind", { timeout: 30_000 }, () => {
  /** Runs a cell that leaves work behind, waiting for `later`, which the next cell brings about. */
  async function strayAfter(code: string, last: string) {
    const strays: StrayOutput[] = [];
    const stop = kernel.onStrayOutput((stray) => strays.push(stray));
    await runCell(kernel, "let goOn = () => {};\nconst later = new Promise<void>((r) => { goOn = r; });");
    const { id, status } = await runCell(kernel, code);
    const next = await runCell(kernel, "goOn();\nawait new Promise((r) => setTimeout(r, 20));\n'next'");
    await expect.poll(() => JSON.stringify(strays), { timeout: 20_000 }).toContain(last);
    stop();
    return { strays, id, status, next };
  }

  it("prints as output of that cell, even while another one runs", async () => {
    const { strays, id, next } = await strayAfter("void later.then(() => console.log('late'));", "late");
    expect(strays).toEqual([{ id, output: { type: "stream", name: "stdout", text: "late\n" } }]);
    expect(next.outputs).toHaveLength(1);
  });

  it("does not kill the kernel by a late rejection or exception, which is an error output of that cell", async () => {
    const code = `later.then(() => { void Promise.reject(new RangeError('late no')); });
later.then(() => setTimeout(() => { throw new Error('late throw'); }));
1`;
    const { strays, id, status, next } = await strayAfter(code, "late throw'); }));");
    expect(status).toBe("ok");
    expect(next.status).toBe("ok");
    expect(strays).toMatchObject([
      { id, output: { type: "error", ename: "RangeError", evalue: "late no" } },
      { id, output: { type: "error", ename: "Error", evalue: "late throw" } },
    ]);
    const texts = strays.map(({ output }) => (output.type === "error" ? output.traceback.join("\n") : ""));
    expect(texts[0]).toMatch(/^RangeError: late no\ncell\[\d+\], line 1, column 40:/);
    expect(texts[1]).toMatch(/^Error: late throw\ncell\[\d+\], line 2, column 43:/);
  });

  it("fails the cell if the rejection that nobody handles comes before its end", async () => {
    const run = await runCell(kernel, "const forgotten = Promise.reject(new Error('not awaited'));\n1");
    expect(run).toMatchObject({ status: "error", error: { ename: "Error", evalue: "not awaited" } });
  });

  it("fails the cell that waits if a timer of its own throws, instead of waiting for ever", async () => {
    const run = await runCell(
      kernel,
      "setTimeout(() => { throw new Error('in a timer'); }, 5);\nawait new Promise(() => {});",
    );
    expect(run).toMatchObject({ status: "error", error: { evalue: "in a timer" } });
  });
});
