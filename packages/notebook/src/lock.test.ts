import { spawn } from "node:child_process";
import { once } from "node:events";
import { symlinkSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import os from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { makeScratchFolder } from "../test/scratchFolder.ts";
import { lockNotebook } from "./lock.ts";

const lockModule = new URL("./lock.ts", import.meta.url).href;

/** Another process that locks the notebook, says so, and waits to be killed. */
async function lockElsewhere(path: string) {
  const code = `import { lockNotebook } from ${JSON.stringify(lockModule)};
    await lockNotebook(${JSON.stringify(path)});
    console.log("locked");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  const kill = async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return { pid: child.pid, kill };
}

describe("a notebook is locked", () => {
  it("against another process, which the message names", async () => {
    const path = join(makeScratchFolder(), "n.ipynb");
    const other = await lockElsewhere(path);
    try {
      await expect(lockNotebook(path)).rejects.toThrow(
        `n.ipynb: another slope, process ${other.pid}, is working on this notebook.\nWait until it is done, or end it: kill ${other.pid}`,
      );
    } finally {
      await other.kill();
    }
  });

  it("only where there is a place for locks; else the message says what to do", async () => {
    const folder = makeScratchFolder();
    const file = join(folder, "file");
    writeFileSync(file, "not a folder");
    vi.stubEnv("TMPDIR", file);
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(lockNotebook(join(folder, "n.ipynb"))).rejects.toThrow(
      /file: the system's folder for temporary files cannot be written to: ENOTDIR.*\n.*TMPDIR/,
    );
  });

  it("for a user without a name, as containers have them", async () => {
    vi.spyOn(os, "userInfo").mockImplementation(() => {
      throw new Error("uv_os_get_passwd returned ENOENT");
    });
    syncBuiltinESMExports();
    onTestFinished(() => {
      vi.restoreAllMocks();
      syncBuiltinESMExports();
    });
    await (await lockNotebook(join(makeScratchFolder(), "n.ipynb")))();
  });

  it("until it is unlocked", async () => {
    const path = join(makeScratchFolder(), "n.ipynb");
    const unlock = await lockNotebook(path);
    await expect(lockNotebook(path)).rejects.toMatchObject({ code: "locked" });
    await unlock();
    await (await lockNotebook(path))();
  });

  it("until the process that locked it is gone, however it went", async () => {
    const path = join(makeScratchFolder(), "n.ipynb");
    await (await lockElsewhere(path)).kill();
    const rivals = await Promise.allSettled(Array.from({ length: 8 }, () => lockNotebook(path)));
    const held = rivals.filter(({ status }) => status === "fulfilled");
    expect(held).toHaveLength(1);
    for (const rival of held) await (rival as PromiseFulfilledResult<() => Promise<void>>).value();
  });

  it("whichever of its names is used", async () => {
    const folder = makeScratchFolder();
    writeFileSync(join(folder, "n.ipynb"), "");
    symlinkSync(join(folder, "n.ipynb"), join(folder, "link.ipynb"));
    const unlock = await lockNotebook(join(folder, "n.ipynb"));
    await expect(lockNotebook(join(folder, "link.ipynb"))).rejects.toMatchObject({ code: "locked" });
    await unlock();
  });
});
