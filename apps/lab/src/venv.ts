import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { LabError } from "./labError.ts";
import { findPython, type Python } from "./python.ts";

export interface VenvOptions {
  /** The folder of the virtual environment. */
  readonly folder: string;
  /** The locks to install, the one that the others build upon first. */
  readonly locks: readonly string[];
  /** Told before something is done that takes its time. */
  readonly onStep?: (what: string) => void;
}

/** What is installed: the digest of each lock, by its name. Written last, so that half an installation has none. */
type Stamp = Readonly<Record<string, string>>;

const STAMP = "slope-locks.json";

/**
 * Makes the virtual environment that the locks describe, with uv where there is one, else with venv and pip. Does
 * nothing if it is there already; makes it anew if the first lock has changed, or its Python is gone.
 *
 * @returns whether anything was installed.
 * @throws LabError if there is no suitable Python, or an installation fails.
 */
export function prepareVenv({ folder, locks, onStep = () => {} }: VenvOptions): boolean {
  const wanted = Object.fromEntries(locks.map((lock) => [basename(lock), digest(lock)]));
  let stamp = readStamp(folder);
  const missing = locks.filter((lock) => stamp[basename(lock)] !== wanted[basename(lock)]);
  if (missing.length === 0) return false;
  const uv = hasUv();
  if (missing[0] === locks[0]) {
    onStep("Making a virtual environment …");
    createVenv(folder, findPython(), uv);
    missing.splice(0, missing.length, ...locks);
    stamp = {};
  }
  for (const lock of missing) {
    onStep(`Installing what ${basename(lock)} lists; it takes a minute …`);
    installLock(folder, lock, uv);
    stamp = { ...stamp, [basename(lock)]: digest(lock) };
    writeFileSync(join(folder, STAMP), `${JSON.stringify(stamp, null, 2)}\n`);
  }
  return true;
}

function digest(lock: string): string {
  return createHash("sha256").update(readFileSync(lock)).digest("hex");
}

/** Nothing is taken for installed where the interpreter is gone, as after an upgrade of the system's Python. */
function readStamp(folder: string): Stamp {
  const file = join(folder, STAMP);
  if (!existsSync(file) || !existsSync(join(folder, "bin", "python"))) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

function hasUv(): boolean {
  return spawnSync("uv", ["--version"]).status === 0;
}

function createVenv(folder: string, python: Python, uv: boolean): void {
  if (!uv && !python.canMakeVenv) {
    throw new LabError(
      `${python.executable} (Python ${python.version}) comes without its modules venv and ensurepip.\n` +
        "Install them, and run this again; on Debian and Ubuntu: sudo apt install python3-venv",
    );
  }
  rmSync(folder, { recursive: true, force: true });
  if (uv) runTool("uv", ["venv", "--quiet", "--no-cache", "--python", python.executable, folder]);
  else runTool(python.executable, ["-m", "venv", folder]);
  // JupyterLab brings a script for Node that would be taken for an ES module, as this package's own are.
  writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }\n');
}

/** Without a cache: nothing outside of the project is written. */
function installLock(folder: string, lock: string, uv: boolean): void {
  const python = join(folder, "bin", "python");
  const options = ["--quiet", "--require-hashes", "--requirement", lock];
  if (uv) runTool("uv", ["pip", "install", "--no-cache", "--python", python, ...options]);
  else {
    const flags = ["--no-cache-dir", "--no-input", "--disable-pip-version-check"];
    runTool(python, ["-m", "pip", "install", ...flags, ...options]);
  }
}

function runTool(command: string, args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status === 0) return;
  const why = error?.message ?? stderr.trim().split("\n").slice(-12).join("\n");
  throw new LabError(
    `\`${[command, ...args].join(" ")}\` failed:\n${why}\nIs the package index reached? Run this again once it is.`,
  );
}
