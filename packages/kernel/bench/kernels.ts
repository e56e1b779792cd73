import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type KernelSpec, slopeKernelSpec } from "@slope/kernel";
import { PYTHON, preparePython } from "../e2e/pythonEnvironment.ts";

/** A kernel to be measured; `cell` does in its language what `1 + 1` does. */
export interface Contender {
  readonly name: string;
  readonly spec: KernelSpec;
  readonly env?: Readonly<Record<string, string>>;
}

/** A kernel that cannot be had on this machine, and why. */
export interface Absent {
  readonly name: string;
  readonly reason: string;
}

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const DENO = "2.9.6";
const DENO_FOLDER = `${PACKAGE}node_modules/.cache/deno-${DENO}`;

function specOf(name: string, argv: readonly string[]): KernelSpec {
  return { ...slopeKernelSpec(), name, displayName: name, argv, interruptMode: "signal" };
}

/** Ours with its caches in `cache`, and without a snapshot. */
export function ownKernels(cache: string): { readonly own: Contender; readonly plain: Contender } {
  const spec = slopeKernelSpec();
  const env = { SLOPE_CACHE_DIR: cache };
  return {
    own: { name: "ours", spec, env },
    plain: { name: "ours, without the snapshot", spec, env: { ...env, SLOPE_SNAPSHOT: "off" } },
  };
}

export const stockTslab: Contender = {
  name: "stock tslab",
  spec: specOf("stock-tslab", [
    process.execPath,
    `${PACKAGE}node_modules/tslab/bin/tslab`,
    "kernel",
    "--config-path={connection_file}",
  ]),
};

/** Installs the other kernels into folders of their own, where they are not there yet. */
export function prepareRivals(): (Contender | Absent)[] {
  return [attempt("Deno's kernel", prepareDeno), attempt("ipykernel", prepareIpykernel)];
}

function attempt(name: string, prepare: (name: string) => Contender): Contender | Absent {
  try {
    return prepare(name);
  } catch (error) {
    return { name, reason: (error as Error).message.trim().split("\n")[0]! };
  }
}

function prepareDeno(name: string): Contender {
  const deno = `${DENO_FOLDER}/node_modules/.bin/deno`;
  if (!existsSync(deno)) {
    const options = ["install", "--prefix", DENO_FOLDER, "--no-audit", "--no-fund", `deno@${DENO}`];
    execFileSync("npm", options, { stdio: "pipe" });
  }
  const version = execFileSync(deno, ["--version"], { encoding: "utf8" }).split("\n")[0];
  return {
    name: `${name} (${version})`,
    spec: specOf("deno", [deno, "jupyter", "--kernel", "--conn", "{connection_file}"]),
  };
}

function prepareIpykernel(name: string): Contender {
  preparePython();
  const versions = "import sys, ipykernel; print(ipykernel.__version__, 'on Python', sys.version.split()[0])";
  const version = execFileSync(PYTHON, ["-c", versions], { encoding: "utf8" }).trim();
  return {
    name: `${name} (${version})`,
    spec: specOf("ipykernel", [PYTHON, "-m", "ipykernel_launcher", "-f", "{connection_file}"]),
  };
}
