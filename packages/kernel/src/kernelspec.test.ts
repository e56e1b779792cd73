import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findKernelSpec, listKernelSpecs, readKernelSpecIn } from "./kernelSpecSearch.ts";
import {
  installKernelSpec,
  isSlopeKernel,
  KernelSpecError,
  removeKernelSpec,
  slopeKernelSpec,
} from "./kernelspec.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kernelspec-"));
  vi.stubEnv("JUPYTER_PATH", "");
  vi.stubEnv("JUPYTER_DATA_DIR", join(folder, "user"));
  vi.stubEnv("VIRTUAL_ENV", join(folder, "venv"));
  vi.stubEnv("CONDA_PREFIX", "");
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function ownNames() {
  return listKernelSpecs()
    .filter((spec) => spec.directory?.startsWith(folder))
    .map((spec) => spec.name);
}

describe("our kernelspec", () => {
  it("is named tslab, is interrupted by message, and offers no debugger", () => {
    const spec = slopeKernelSpec();
    expect(spec).toMatchObject({ name: "tslab", interruptMode: "message", metadata: { debugger: false } });
    expect(isAbsolute(spec.argv[0]!)).toBe(true);
  });

  it("installed for the user or into a prefix, is found with all it says", () => {
    installKernelSpec({ user: true });
    const directory = installKernelSpec({ prefix: join(folder, "venv") }, { name: "slope" });
    expect(ownNames()).toEqual(["slope", "tslab"]);
    expect(findKernelSpec("slope")).toEqual({ ...slopeKernelSpec(), name: "slope", directory });
  });

  it("installed into the active environment lies in its prefix, under the title that was given", () => {
    const directory = installKernelSpec({ sysPrefix: true }, { displayName: "Mine" });
    expect(directory).toBe(join(folder, "venv", "share", "jupyter", "kernels", "tslab"));
    expect(readKernelSpecIn({ sysPrefix: true }, "tslab")).toEqual({
      ...slopeKernelSpec(),
      displayName: "Mine",
      directory,
    });
    expect(isSlopeKernel(slopeKernelSpec())).toBe(true);
    expect(isSlopeKernel({ ...slopeKernelSpec(), argv: ["tslab", "kernel"] })).toBe(false);
  });

  it("cannot go into the active environment where there is none, and no Python", () => {
    for (const name of ["VIRTUAL_ENV", "PATH"]) vi.stubEnv(name, "");
    expect(() => installKernelSpec({ sysPrefix: true })).toThrow(/No Python environment is active/);
  });

  it("is written as Jupyter reads it", () => {
    const directory = installKernelSpec({ directory: join(folder, "kernels") });
    expect(directory).toBe(join(folder, "kernels", "tslab"));
    expect(JSON.parse(readFileSync(join(directory, "kernel.json"), "utf8"))).toEqual({
      argv: slopeKernelSpec().argv,
      display_name: "TypeScript (Slope)",
      language: "typescript",
      interrupt_mode: "message",
      env: {},
      metadata: { debugger: false },
    });
  });

  it("removed, is not found any more", () => {
    installKernelSpec({ user: true });
    removeKernelSpec({ user: true });
    expect(ownNames()).toEqual([]);
    expect(() => removeKernelSpec({ user: true })).toThrow(/nothing was removed/);
  });
});

describe("an installed kernelspec", () => {
  function write(root: string, name: string, content: string): void {
    const directory = join(folder, root, "kernels", name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "kernel.json"), content);
  }

  it("in JUPYTER_PATH wins over one of the same name elsewhere", () => {
    vi.stubEnv("JUPYTER_PATH", join(folder, "first"));
    write("first", "deno", '{"argv": ["first"]}');
    write("user", "deno", '{"argv": ["second"]}');
    expect(findKernelSpec("deno").argv).toEqual(["first"]);
  });

  it("that says little is interrupted by signal and shown under its own name", () => {
    write("user", "plain", '{"argv": ["run"]}');
    expect(findKernelSpec("plain")).toMatchObject({ displayName: "plain", interruptMode: "signal", env: {} });
  });

  it("that is broken is left out of the list, and named when it is asked for", () => {
    write("user", "broken", "{");
    write("user", "empty", '{"argv": []}');
    expect(ownNames()).toEqual([]);
    expect(() => findKernelSpec("broken")).toThrow(/broken[/\\]kernel.json/);
    expect(() => findKernelSpec("empty")).toThrow(/no "argv" that is a list of strings/);
  });

  it("that is missing is refused with the names of those that are there", () => {
    write("user", "deno", '{"argv": ["run"]}');
    expect(() => findKernelSpec("ruby")).toThrow(/No kernel named "ruby" is installed; there are: .*deno/);
  });

  it("cannot be reached, written or removed by a name that leads out of the folder", () => {
    for (const name of ["../user", "..", "a/b", ""]) {
      expect(() => findKernelSpec(name)).toThrow(KernelSpecError);
      expect(() => installKernelSpec({ user: true }, { name })).toThrow(/cannot be a kernel's name/);
      expect(() => removeKernelSpec({ user: true }, name)).toThrow(/cannot be a kernel's name/);
    }
  });

  it("that cannot be written says where", () => {
    writeFileSync(join(folder, "file"), "");
    expect(() => installKernelSpec({ prefix: join(folder, "file") })).toThrow(
      /Cannot install a kernel in .*file/,
    );
  });
});
