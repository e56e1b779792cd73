import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KernelClient } from "../src/index.ts";
import { PROJECT, runCell, STOCK_TSLAB, stdoutText } from "../test/testKernel.ts";

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
    await expect(runCell(kernel, "while (true) {}", { timeoutMs: 300 })).rejects.toMatchObject({
      killed: false,
    });
    expect(stdoutText(await runCell(kernel, "a"))).toBe("40\n");
  });

  it("is killed where a signal does not reach the cell", async () => {
    const own = await KernelClient.start(STOCK_TSLAB, { cwd: PROJECT });
    const run = runCell(own, "await null;\nwhile (true) {}", { timeoutMs: 300, graceMs: 500 });
    await expect(run).rejects.toMatchObject({ name: "ExecuteTimeout", killed: true });
  });

  it("loses output after some 500 messages, which is reported and does not hang", async () => {
    const run = await runCell(kernel, "for (let line = 0; line < 2000; line++) console.log(line);");
    expect(run).toMatchObject({ status: "ok", incomplete: true });
  });
});
