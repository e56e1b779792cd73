import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KernelClient } from "../src/index.ts";
import { PROJECT, runCell, STOCK_TSLAB, stdoutText, watchCell } from "../test/testKernel.ts";

let kernel: KernelClient;

beforeAll(async () => {
  kernel = await KernelClient.start(STOCK_TSLAB, { cwd: PROJECT });
});

afterAll(() => kernel.shutdown());

describe("stock tslab through the same client", () => {
  it("runs cells in order and keeps their variables", async () => {
    expect(kernel.info.implementation).toBe("tslab");
    const first = await runCell(kernel, "const a = 40;\nconsole.log('first');\na + 2");
    expect(first).toMatchObject({ status: "ok", executionCount: 1, incomplete: false });
    expect(stdoutText(first)).toBe("first\n42\n");
    expect(stdoutText(await runCell(kernel, "a"))).toBe("40\n");
  });

  it("has an error named, though it only prints it, and runs the next cell, though it refuses it at first", async () => {
    const failed = await runCell(kernel, "throw new Error('no')");
    expect(failed).toMatchObject({ status: "error", error: { evalue: "Error: no" } });
    expect(stdoutText(await runCell(kernel, "a"))).toBe("40\n");
  });

  it("is interrupted by a signal, and keeps its state", async () => {
    // Its signal ends a cell only once the code runs.
    const cell = watchCell(kernel, "console.log('begun');\nwhile (true) {}");
    await cell.printed;
    await kernel.interrupt();
    expect((await cell.run).status).toBe("error");
    expect(stdoutText(await runCell(kernel, "a"))).toBe("40\n");
  });

  it("is killed where a signal does not reach the cell", async () => {
    const own = await KernelClient.start(STOCK_TSLAB, { cwd: PROJECT });
    const enough = new AbortController();
    const cell = watchCell(own, "await null;\nconsole.log('begun');\nwhile (true) {}", {
      signal: enough.signal,
      graceMs: 500,
    });
    await cell.printed;
    enough.abort(new Error("enough"));
    await expect(cell.run).rejects.toThrow("enough");
    expect(await own.died).toMatchObject({ signal: "SIGKILL", expected: true });
  });

  it("loses output after some 500 messages, which is reported and does not hang", async () => {
    const run = await runCell(kernel, "for (let line = 0; line < 2000; line++) console.log(line);");
    expect(run).toMatchObject({ status: "ok", incomplete: true });
  });
});
