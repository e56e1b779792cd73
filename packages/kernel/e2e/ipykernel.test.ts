import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { findKernelSpec, installKernelSpec, KernelClient } from "../src/index.ts";
import { isAlive, PROJECT, resultText, runCell, stdoutText, watchCell } from "../test/testKernel.ts";
import { PYTHON, preparePython, VENV } from "./pythonEnvironment.ts";

let kernel: KernelClient;

beforeAll(async () => {
  preparePython();
  vi.stubEnv("VIRTUAL_ENV", VENV);
  vi.stubEnv("PATH", `${join(VENV, "bin")}:${process.env.PATH}`);
  kernel = await KernelClient.start(findKernelSpec("python3"), { cwd: PROJECT });
}, 300_000);

afterAll(() => kernel?.shutdown());

describe("ipykernel through the same client", () => {
  it("runs cells, gives results and errors, asks for input", async () => {
    const run = await runCell(kernel, "a = 20\nprint('hello')\na + 1");
    expect(stdoutText(run)).toBe("hello\n");
    expect(resultText(run)).toBe("21");
    expect((await runCell(kernel, "1 / 0")).error?.ename).toBe("ZeroDivisionError");
    const asked = await runCell(kernel, "input('who? ') + '!'", { onInput: (prompt) => `${prompt}me` });
    expect(resultText(asked)).toBe("'who? me!'");
  });

  it("is interrupted by a signal, with its state kept, and leaves no process", async () => {
    const cell = watchCell(kernel, "print('begun', flush=True)\nwhile True: pass");
    await cell.printed;
    await kernel.interrupt();
    expect((await cell.run).error?.ename).toBe("KeyboardInterrupt");
    expect(resultText(await runCell(kernel, "a"))).toBe("20");
    await kernel.shutdown();
    expect(isAlive(kernel.pid)).toBe(false);
  });
});

describe("Python's own client", () => {
  it("finds our kernel where we install it, runs a cell in it, and stops it", () => {
    installKernelSpec({ prefix: VENV });
    const script = `
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="tslab")
outputs = []
reply = client.execute_interactive("const a: number = 6;\\nconsole.log('hi');\\na * 7", output_hook=lambda m: outputs.append(m))
print(reply["content"]["status"], [m["msg_type"] for m in outputs])
print([m["content"]["data"]["text/plain"] for m in outputs if m["msg_type"] == "execute_result"])
client.stop_channels()
manager.shutdown_kernel()
print(manager.is_alive())
`;
    const text = execFileSync(PYTHON, ["-c", script], { cwd: PROJECT, encoding: "utf8" });
    expect(text.split("\n")).toEqual([
      "ok ['status', 'execute_input', 'stream', 'execute_result', 'status']",
      "['42']",
      "False",
      "",
    ]);
  });
});
