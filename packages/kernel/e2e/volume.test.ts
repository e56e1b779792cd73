import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KernelClient } from "../src/index.ts";
import { resultText, runCell, startSlope, stdoutText } from "../test/testKernel.ts";

let kernel: KernelClient;

beforeAll(async () => {
  kernel = await startSlope();
});

afterAll(() => kernel.shutdown());

function peakMegabytes(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024;
}

describe("nothing is lost", () => {
  it("of 300 trivial cells: every output is there, in order", async () => {
    for (let cell = 0; cell < 300; cell++) {
      const run = await runCell(kernel, `console.log("cell ${cell}");\n${cell} * 2`);
      expect(run.outputs).toHaveLength(2);
      expect(stdoutText(run)).toBe(`cell ${cell}\n`);
      expect(resultText(run)).toBe(String(cell * 2));
    }
  });

  it("of 300 cells sent at once", async () => {
    const cells = Array.from({ length: 300 }, (_, cell) => runCell(kernel, `console.log("cell ${cell}")`));
    const texts = (await Promise.all(cells)).map(stdoutText);
    expect(texts).toEqual(texts.map((_, cell) => `cell ${cell}\n`));
  });

  it("of 200,000 lines", async () => {
    let text = "";
    const result = await kernel.execute("for (let line = 0; line < 200_000; line++) console.log(line);", {
      onOutput: (output) => {
        if (output.type === "stream") text += output.text;
      },
    });
    expect(result).toMatchObject({ status: "ok", incomplete: false });
    const lines = text.split("\n");
    expect(lines).toHaveLength(200_001);
    expect(lines.findIndex((line, index) => index < 200_000 && line !== String(index))).toBe(-1);
  });

  it("of 100 MB, while neither side's memory grows by as much", async () => {
    await runCell(kernel, "const filler = 'x'.repeat(993);");
    const kernelBefore = peakMegabytes(kernel.pid);
    const clientBefore = process.memoryUsage.rss();
    let length = 0;
    let clientPeak = 0;
    await kernel.execute(
      "for (let i = 0; i < 100_000; i++) console.log(String(i).padStart(6, '0') + filler);",
      {
        onOutput: (output) => {
          if (output.type === "stream") length += output.text.length;
          clientPeak = Math.max(clientPeak, process.memoryUsage.rss());
        },
      },
    );
    expect(length).toBe(100_000 * 1000);
    expect(peakMegabytes(kernel.pid) - kernelBefore).toBeLessThan(200);
    expect((clientPeak - clientBefore) / 2 ** 20).toBeLessThan(200);
  });

  it("of one text of 100 MB", async () => {
    let length = 0;
    await kernel.execute("process.stdout.write('y'.repeat(100_000_000))", {
      onOutput: (output) => {
        if (output.type === "stream") length += output.text.length;
      },
    });
    expect(length).toBe(100_000_000);
  });

  it("of what a process prints before it exits", async () => {
    const own = await startSlope();
    let text = "";
    const code = "for (let line = 0; line < 100_000; line++) console.log(line);\nprocess.exit(0);";
    await own
      .execute(code, {
        onOutput: (output) => {
          if (output.type === "stream") text += output.text;
        },
      })
      .catch(() => {});
    expect(text.endsWith("\n99999\n")).toBe(true);
    expect(text.split("\n")).toHaveLength(100_001);
  });
});
