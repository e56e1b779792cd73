import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { KernelClient, KernelDied, type KernelSpec, slopeKernelSpec } from "../src/index.ts";
import {
  eventually,
  isAlive,
  PROJECT,
  resultText,
  runCell,
  STOCK_TSLAB,
  startSlope,
  watchCell,
} from "../test/testKernel.ts";

const STARTER = fileURLToPath(new URL("starter.ts", import.meta.url));

/** A cell that starts a child process, prints its id, and loops so that nothing but a kill ends it. */
const LOOPING = `
const { spawn } = require("node:child_process");
const child = spawn("sleep", ["1000"]);
console.log(child.pid);
await new Promise((r) => setTimeout(r, 300));
while (true) {}`;

/** A starter whose kernels have their scratch folders in `scratch`. */
async function startStarter(
  spec: KernelSpec,
  scratch: string,
): Promise<{ starter: ChildProcess; pids: number[] }> {
  const starter = spawn(process.execPath, [STARTER, JSON.stringify([spec, PROJECT, LOOPING])], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, TMPDIR: scratch },
  });
  let text = "";
  starter.stdout!.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  await eventually(() => /\d+ \d+\n/.test(text), 60_000);
  return { starter, pids: text.trim().split(" ").map(Number) };
}

const KERNELS = {
  "our kernel": slopeKernelSpec(),
  "stock tslab, which does not watch its parent": STOCK_TSLAB,
};

describe.each(Object.entries(KERNELS))("%s", (_name, spec) => {
  it.each(["SIGKILL", "SIGTERM", "SIGINT"] as const)(
    "does not outlive a starter that %s ends, nor do its children, though its cell loops",
    async (signal) => {
      const scratch = mkdtempSync(join(tmpdir(), "kernel-death-"));
      const { starter, pids } = await startStarter(spec, scratch);
      expect(readdirSync(scratch)).not.toEqual([]);
      expect(pids).toHaveLength(2);
      expect(pids.every(isAlive)).toBe(true);
      starter.kill(signal);
      expect(await eventually(() => !pids.some(isAlive))).toBe(true);
      expect(await eventually(() => readdirSync(scratch).length === 0)).toBe(true);
      rmdirSync(scratch);
    },
  );
});

describe("a kernel started by Jupyter", () => {
  it("ends when the parent that Jupyter names is gone, though its cell loops", async () => {
    const parent = spawn("sleep", ["1000"]);
    const spec = slopeKernelSpec();
    // The client names itself as the parent; this puts another one in its place.
    const argv = ["/usr/bin/env", `JPY_PARENT_PID=${parent.pid}`, ...spec.argv];
    const watched = await KernelClient.start({ ...spec, argv }, { cwd: PROJECT });
    const cell = watchCell(watched, "console.log('begun');\nwhile (true) {}");
    const ended = cell.run.catch((error) => error);
    await cell.printed;
    parent.kill("SIGKILL");
    expect(await ended).toBeInstanceOf(KernelDied);
    expect(await watched.died).toMatchObject({ signal: "SIGKILL", expected: false });
  });
});

describe("the death of a kernel is noticed", () => {
  it("when it runs out of memory, with V8's last words", async () => {
    const kernel = await startSlope({ env: { NODE_OPTIONS: "--max-old-space-size=400" } });
    const error = await kernel
      .execute("const all: unknown[] = [];\nfor (;;) all.push(new Array(1e5).fill(0.5));")
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(KernelDied);
    expect(error.death).toMatchObject({ code: null, signal: "SIGABRT" });
    expect(error.message).toContain("heap out of memory");
  });

  it("when it is killed from outside", async () => {
    const kernel = await startSlope();
    const cell = watchCell(kernel, "await new Promise(() => {})");
    await cell.started;
    process.kill(kernel.pid, "SIGKILL");
    await expect(cell.run).rejects.toMatchObject({
      name: "KernelDied",
      death: { signal: "SIGKILL", expected: false },
    });
  });

  it("and takes along what its cells had started", async () => {
    const kernel = await startSlope();
    const run = await runCell(kernel, "require('node:child_process').spawn('sleep', ['1000']).pid");
    const child = Number(resultText(run));
    expect(isAlive(child)).toBe(true);
    await kernel.shutdown();
    expect(await eventually(() => !isAlive(child))).toBe(true);
  });
});

describe("a shutdown", () => {
  it("ends a kernel whose cell loops, with the listeners of its exit", async () => {
    const file = `${tmpdir()}/slope-exit-listener-${process.pid}`;
    const kernel = await startSlope();
    const listener = `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(file)}, ""));`;
    await runCell(kernel, listener);
    const cell = watchCell(kernel, "console.log('begun');\nwhile (true) {}");
    const ended = cell.run.catch((error) => error);
    await cell.printed;
    await kernel.shutdown();
    expect(await ended).toMatchObject({ death: { code: 0, expected: true } });
    expect(existsSync(file)).toBe(true);
  });
});

describe("two kernels at once", () => {
  it("do not hear each other", async () => {
    const kernels = await Promise.all([startSlope(), startSlope()]);
    const runs = await Promise.all(
      kernels.map((kernel, index) => runCell(kernel, `const me = ${index};\nme`)),
    );
    expect(runs.map(resultText)).toEqual(["0", "1"]);
    await Promise.all(kernels.map((kernel) => kernel.shutdown()));
    expect(kernels.some((kernel) => isAlive(kernel.pid))).toBe(false);
  });
});
