import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import {
  ExecuteTimeout,
  KernelClient,
  KernelDied,
  type KernelSpec,
  KernelStartError,
  slopeKernelSpec,
} from "../src/index.ts";
import { isAlive, PROJECT, resultText, runCell, startSlope } from "./testKernel.ts";

function shellSpec(script: string): KernelSpec {
  return { ...slopeKernelSpec(), name: "shell", argv: ["/bin/sh", "-c", script] };
}

/** The processes that have `text` in their environment. */
function processesWith(text: string): string[] {
  return readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/environ`, "latin1").includes(text);
    } catch {
      return false;
    }
  });
}

/** A folder of this test's own, for the scratch folders of the kernels that it starts. */
function ownScratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "kernel-client-"));
  vi.stubEnv("TMPDIR", folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  return folder;
}

describe("starting a kernel", { timeout: 60_000 }, () => {
  it("fails with the exit code and the last words of one that dies at once", async () => {
    const start = KernelClient.start(shellSpec("echo cannot find python >&2; exit 4"), { cwd: PROJECT });
    await expect(start).rejects.toThrow(KernelStartError);
    await expect(start).rejects.toThrow(/"shell" did not start: exit code 4.*\ncannot find python/);
  });

  it("fails with the name of a command that is not there", async () => {
    const spec = { ...slopeKernelSpec(), argv: ["no-such-kernel"] };
    await expect(KernelClient.start(spec, { cwd: PROJECT })).rejects.toThrow(/no-such-kernel: not found/);
  });

  it("fails in a folder that does not exist", async () => {
    await expect(startSlope({ cwd: "nowhere" })).rejects.toThrow(/working directory nowhere does not exist/);
  });

  it("fails where it finds no place for its connection file", async () => {
    vi.stubEnv("TMPDIR", "/proc/self");
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(startSlope()).rejects.toThrow(
      /^The kernel "tslab" did not start: .*\/proc\/self\/slope-kernel/,
    );
  });

  it("fails when its time is over, and leaves no process and no file behind", async () => {
    const scratch = ownScratch();
    const start = KernelClient.start(shellSpec("echo up; sleep 600; :"), {
      cwd: PROJECT,
      env: { NEVER_ANSWERS: scratch },
      startTimeoutMs: 300,
    });
    await expect(start).rejects.toThrow(/did not answer within 300 ms\./);
    expect(processesWith(`NEVER_ANSWERS=${scratch}`)).toEqual([]);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it("is given up when its signal is aborted", async () => {
    const signal = AbortSignal.timeout(200);
    await expect(KernelClient.start(shellSpec("sleep 600"), { cwd: PROJECT, signal })).rejects.toThrow(
      /timeout/i,
    );
  });

  it("tries again when another program has taken a port", async () => {
    const real = slopeKernelSpec();
    // Fails as a kernel that finds its port taken, the first time only.
    const marker = `${tmpdir()}/slope-port-taken-${process.pid}`;
    const script = `if [ -e ${marker} ]; then rm ${marker}; exec "$@"; fi; touch ${marker}; echo "Address already in use" >&2; exit 1`;
    const kernel = await KernelClient.start(
      { ...real, argv: ["/bin/sh", "-c", script, "sh", ...real.argv] },
      { cwd: PROJECT },
    );
    expect(resultText(await runCell(kernel, "1 + 1"))).toBe("2");
    await kernel.shutdown();
  });
});

describe("a started kernel", { timeout: 60_000 }, () => {
  it("keeps the deadline of a cell, goes on with its state, and ends without a trace", async () => {
    let pid: number;
    {
      await using kernel = await startSlope();
      pid = kernel.pid;
      await runCell(kernel, "const kept = 'kept'");
      const late = await runCell(kernel, "while (true) {}", { timeoutMs: 200 }).catch(
        (error: Error) => error,
      );
      expect(late).toBeInstanceOf(ExecuteTimeout);
      expect(late).toMatchObject({ killed: false, timeoutMs: 200 });
      expect(resultText(await runCell(kernel, "kept"))).toBe("'kept'");
      const gaveUp = runCell(kernel, "await new Promise(() => {})", { signal: AbortSignal.timeout(100) });
      await expect(gaveUp).rejects.toThrow(/timeout/i);
    }
    expect(isAlive(pid)).toBe(false);
  });

  it("whose cell exits is reported dead with the exit code, and the output before is there", async () => {
    const kernel = await startSlope();
    const outputs: unknown[] = [];
    const code =
      "process.on('exit', () => console.log('bye'));\nconsole.log('last words');\nprocess.exit(3);";
    const error = await kernel
      .execute(code, { onOutput: (output) => outputs.push(output) })
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(KernelDied);
    expect(error.death).toMatchObject({ code: 3, signal: null, expected: false });
    expect(outputs).toEqual([{ type: "stream", name: "stdout", text: "last words\nbye\n" }]);
    expect(await kernel.died).toEqual(error.death);
    await expect(kernel.execute("1")).rejects.toThrow(KernelDied);
    await kernel.shutdown();
  });

  it("tells where a cell called process.exit, through a function of an earlier one as well", async () => {
    const kernel = await startSlope();
    await runCell(kernel, "const leave = () => {\n  process.exit(4);\n};");
    const error = await kernel.execute("const before = 1;\nleave();").catch((thrown) => thrown);
    expect(error.death).toMatchObject({ code: 4, expected: false });
    expect(error.death.log).toMatch(
      /process\.exit was called here:\n {4}at leave \(cell\[1\]:2:11\)\n {4}at cell\[2\]:2:1\n$/,
    );
  });

  it("passes on what the listener of outputs throws, and who should answer a question", async () => {
    await using kernel = await startSlope();
    const execution = kernel.execute("console.log(1)", {
      onOutput: () => {
        throw new Error("disk full");
      },
    });
    await expect(execution).rejects.toThrow("disk full");
    const asking = kernel.execute("prompt()", { onInput: () => Promise.reject(new Error("nobody there")) });
    await expect(asking).rejects.toThrow("nobody there");
    expect((await runCell(kernel, "1")).status).toBe("ok");
  });
});
