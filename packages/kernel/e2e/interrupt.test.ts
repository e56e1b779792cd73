import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KernelClient } from "../src/index.ts";
import { resultText, runCell, startSlope, stdoutText, watchCell } from "../test/testKernel.ts";

let kernel: KernelClient;

beforeAll(async () => {
  kernel = await startSlope();
  await runCell(kernel, "const state = { cells: 1 };");
});

afterAll(() => kernel.shutdown());

const ENDLESS = {
  "a loop": "while (true) {}",
  "a pending await": "await new Promise(() => {});",
  "a loop after an await": "await null;\nwhile (true) {}",
  "a loop in a timer": "setTimeout(() => { while (true) {} });\nawait new Promise(() => {});",
  "a loop that catches everything":
    "while (true) { try { while (true) {} } catch {} finally { while (true) {} } }",
  "endless printing": "while (true) console.log('again');",
  "an endless chain of awaits": "while (true) await null;",
  "a blocking wait": "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
  "a child process that is waited for":
    "require('node:child_process').execSync('sleep 1000'); while (true) {}",
};

/** Interrupts as soon as the cell runs. */
async function interruptCell(code: string, interrupt: () => Promise<void> | void) {
  const cell = watchCell(kernel, `console.log("begun");\n${code}`, { timeoutMs: 60_000 });
  await cell.printed;
  await interrupt();
  return cell.run;
}

describe("an interrupt request", () => {
  it.each(Object.entries(ENDLESS).slice(0, -1))(
    "ends %s, keeps the state, three times in a row",
    async (_name, code) => {
      for (let time = 0; time < 3; time++) {
        const run = await interruptCell(code, () => kernel.interrupt());
        expect(run).toMatchObject({ status: "error", error: { ename: "Interrupted" } });
        expect(run.outputs.at(-1)).toMatchObject({ type: "error", ename: "Interrupted" });
        expect(resultText(await runCell(kernel, "++state.cells > 1"))).toBe("true");
      }
    },
  );

  it("leaves timers and later awaits in order", async () => {
    await interruptCell(ENDLESS["a loop in a timer"], () => kernel.interrupt());
    const code = "await new Promise((r) => setTimeout(r, 20)); await null; console.log('timers live');";
    expect(stdoutText(await runCell(kernel, code))).toBe("timers live\n");
  });

  it("without a running cell changes nothing", async () => {
    await kernel.interrupt();
    expect(resultText(await runCell(kernel, "typeof state"))).toBe("'object'");
  });

  it("aborts the cells that wait behind the interrupted one", async () => {
    const behind = interruptCell(ENDLESS["a loop"], () => kernel.interrupt());
    const waiting = await runCell(kernel, "console.log('never')");
    expect((await behind).status).toBe("error");
    expect(waiting).toMatchObject({ status: "aborted", outputs: [] });
  });

  it("100 times leaves a kernel that works", async () => {
    for (let time = 0; time < 100; time++) {
      const code = time % 2 ? ENDLESS["a loop"] : ENDLESS["a loop after an await"];
      const run = await interruptCell(code, () => kernel.interrupt());
      expect(run.error?.ename).toBe("Interrupted");
    }
    expect(resultText(await runCell(kernel, "state.cells > 1"))).toBe("true");
  });

  it("sent as soon as the kernel says that it is busy with a cell ends that cell, every time", async () => {
    const before = await runCell(kernel, "1");
    for (let time = 0; time < 100; time++) {
      // Before it is compiled, while it is, or when it runs.
      const cell = watchCell(kernel, `const never${time}: string = "${"x".repeat(time)}";\nwhile (true) {}`);
      await cell.started;
      await kernel.interrupt();
      expect((await cell.run).error?.ename).toBe("Interrupted");
      const after = await runCell(kernel, "({ counted: state.cells > 0 })");
      expect(after).toMatchObject({ status: "ok", executionCount: before.executionCount! + 2 * time + 2 });
      expect(resultText(after)).toBe("{ counted: true }");
    }
  });

  it("ends the first cell of a kernel that is still loading its compiler, and the next one runs", async () => {
    const own = await startSlope();
    const cell = watchCell(own, "while (true) {}");
    await cell.started;
    await own.interrupt();
    expect((await cell.run).error?.ename).toBe("Interrupted");
    expect(resultText(await runCell(own, "6 * 7"))).toBe("42");
    await own.shutdown();
  });

  it("ends a cell that waits because a timer of an earlier one blocks the kernel", async () => {
    await runCell(kernel, "setImmediate(() => setImmediate(() => { while (true) {} }));");
    const cell = watchCell(kernel, "1");
    await cell.started;
    await kernel.interrupt();
    expect((await cell.run).error?.ename).toBe("Interrupted");
    expect(resultText(await runCell(kernel, "typeof state"))).toBe("'object'");
  });
});

describe("a question to the reader", () => {
  it("can be interrupted, and its late answer is not taken for the answer to the next one", async () => {
    const asked = Promise.withResolvers<void>();
    const late = Promise.withResolvers<string>();
    const onFirst = () => {
      asked.resolve();
      return late.promise;
    };
    const first = runCell(kernel, "prompt('first?')", { onInput: onFirst });
    await asked.promise;
    await kernel.interrupt();
    expect((await first).error?.ename).toBe("Interrupted");
    const onSecond = async () => {
      // The late answer goes out first, on the same socket, while the second question waits.
      late.resolve("late");
      await new Promise((resolve) => setImmediate(resolve));
      return "in time";
    };
    expect(resultText(await runCell(kernel, "prompt('second?')", { onInput: onSecond }))).toBe("'in time'");
  });
});

describe("SIGINT", () => {
  it.each(Object.entries(ENDLESS).slice(0, 4))("ends %s, and keeps the state", async (_name, code) => {
    const run = await interruptCell(code, () => {
      process.kill(kernel.pid, "SIGINT");
    });
    expect(run).toMatchObject({ status: "error", error: { ename: "Interrupted" } });
    expect(resultText(await runCell(kernel, "typeof state"))).toBe("'object'");
  });
});

describe("a cell that no interrupt reaches", () => {
  it("is ended with its kernel and its children, after the grace", async () => {
    const own = await startSlope();
    const code = ENDLESS["a child process that is waited for"];
    // So that the compiler is loaded: while it is at work, a cell can be interrupted.
    await runCell(own, "1");
    const error = await own.execute(code, { timeoutMs: 5000, graceMs: 500 }).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: "ExecuteTimeout", killed: true });
    expect(await own.died).toMatchObject({ signal: "SIGKILL", expected: true });
  });
});
