import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { prepareVenv } from "./venv.ts";

let folder: string;
let locks: string[];

const path = (name: string): string => join(folder, name);
const readCalls = (): string[] =>
  existsSync(path("calls")) ? readFileSync(path("calls"), "utf8").trim().split("\n") : [];

/** A program on the PATH that writes down how it is called. */
function writeProgram(name: string, body: string): void {
  const program = `#!/bin/sh\necho "${name} $*" >> ${path("calls")}\n${body}\n`;
  writeFileSync(path(`bin/${name}`), program);
  chmodSync(path(`bin/${name}`), 0o755);
}

/** A Python that knows its version and makes folders that look like a virtual environment. */
function writePython({ canMakeVenv = "True", pip = "exit 0" } = {}): void {
  const self = path("bin/python3");
  writeProgram(
    "python3",
    `case "$1 $2" in
  "-c"*) printf '%s\\n' ${self} 3.11.2 ${canMakeVenv} ;;
  "-m venv") mkdir -p "$3/bin" && cp ${self} "$3/bin/python" ;;
  "-m pip") ${pip} ;;
esac`,
  );
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "slope-venv-"));
  mkdirSync(path("bin"));
  for (const tool of ["cp", "mkdir"]) {
    const real = execFileSync("/bin/sh", ["-c", `command -v ${tool}`], { encoding: "utf8" }).trim();
    writeFileSync(path(`bin/${tool}`), `#!/bin/sh\nexec ${real} "$@"\n`);
    chmodSync(path(`bin/${tool}`), 0o755);
  }
  locks = [path("one.txt"), path("two.txt")];
  for (const lock of locks) writeFileSync(lock, "package==1.0\n");
  vi.stubEnv("PATH", path("bin"));
  vi.stubEnv("PYTHON", "");
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const prepare = (given: readonly string[] = locks) => prepareVenv({ folder: path("venv"), locks: given });
const pipCalls = () => readCalls().filter((call) => call.includes("-m pip install"));

describe("the virtual environment", () => {
  it("is made once, and left alone while its locks stay the same", () => {
    writePython();
    expect(prepare()).toBe(true);
    expect(pipCalls().map((call) => call.includes("--require-hashes"))).toEqual([true, true]);
    const calls = readCalls();
    expect(prepare()).toBe(false);
    expect(prepare([locks[0]!])).toBe(false);
    expect(readCalls()).toEqual(calls);
  });

  it("gets what a further lock lists without being made anew", () => {
    writePython();
    prepare([locks[0]!]);
    writeFileSync(path("venv/mark"), "");
    expect(prepare()).toBe(true);
    expect(existsSync(path("venv/mark"))).toBe(true);
    expect(pipCalls()).toHaveLength(2);
  });

  it("is made anew when its first lock has changed, or its Python is gone", () => {
    writePython();
    prepare();
    writeFileSync(path("venv/mark"), "");
    writeFileSync(locks[0]!, "package==2.0\n");
    expect(prepare()).toBe(true);
    expect(existsSync(path("venv/mark"))).toBe(false);
    rmSync(path("venv/bin/python"));
    expect(prepare()).toBe(true);
  });

  it("is made by uv where there is one, with the Python that was found", () => {
    writePython();
    writeProgram(
      "uv",
      `[ "$1" = venv ] && mkdir -p "${path("venv/bin")}" && : > "${path("venv/bin/python")}"\nexit 0`,
    );
    expect(prepare()).toBe(true);
    expect(pipCalls()).toEqual([]);
    expect(readCalls().filter((call) => call.startsWith("uv"))).toEqual([
      "uv --version",
      `uv venv --quiet --no-cache --python ${path("bin/python3")} ${path("venv")}`,
      ...locks.map(
        (lock) =>
          `uv pip install --no-cache --python ${path("venv/bin/python")} --quiet --require-hashes --requirement ${lock}`,
      ),
    ]);
  });

  it("that could not be filled says why, and is begun again the next time", () => {
    writePython({ pip: "echo 'no route to the index' >&2; exit 1" });
    expect(() => prepare()).toThrow(/pip install.* failed:\nno route to the index\n.*Run this again/);
    writePython();
    expect(prepare()).toBe(true);
    expect(prepare()).toBe(false);
  });

  it("is not begun where there is no Python", () => {
    expect(() => prepare()).toThrow(/needs Python 3\.10 or newer; there is none on the PATH/);
    expect(existsSync(path("venv"))).toBe(false);
  });

  it("cannot be made by a Python without venv, which is told with what to install", () => {
    writePython({ canMakeVenv: "False" });
    expect(() => prepare()).toThrow(/without its modules venv and ensurepip\.\n.*apt install python3-venv/);
  });
});
