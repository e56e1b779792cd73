import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findHomeFolder } from "./homeFolder.ts";

/** How to start a kernel: what Jupyter keeps in a `kernel.json`. */
export interface KernelSpec {
  readonly name: string;
  readonly displayName: string;
  readonly language: string;
  /** The command; `{connection_file}` and `{resource_dir}` in it are filled in at the start. */
  readonly argv: readonly string[];
  /** Added to the environment; `${NAME}` in a value stands for a variable of the starter's environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly interruptMode: "signal" | "message";
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The folder of its kernel.json; absent for a spec that is not installed. */
  readonly directory?: string;
}

/** One of Jupyter's data folders: the user's own, a prefix's such as a virtual environment's, or the active one's. */
export type JupyterPlace =
  | { readonly user: true }
  | { readonly prefix: string }
  | { readonly sysPrefix: true };

/** Where a kernelspec goes: one of Jupyter's data folders, or any `kernels` folder. */
export type KernelSpecPlace = JupyterPlace | { readonly directory: string };

/** The kernelspec asked for is not there, cannot be read, or cannot be written. */
export class KernelSpecError extends Error {
  override readonly name = "KernelSpecError";
}

export const KERNEL_JSON = "kernel.json";

/** Our own kernel. Its name is tslab's, so that a notebook runs under either. */
export function slopeKernelSpec(): KernelSpec {
  const bin = fileURLToPath(new URL("../bin/slope-kernel.cjs", import.meta.url));
  return {
    name: "tslab",
    displayName: "TypeScript (Slope)",
    language: "typescript",
    argv: [process.execPath, "--no-force-async-hooks-checks", bin, "--connection-file={connection_file}"],
    env: {},
    interruptMode: "message",
    metadata: { debugger: false },
  };
}

/** `undefined` for a user without a home folder. */
export function userDataDirectory(): string | undefined {
  const { JUPYTER_DATA_DIR, XDG_DATA_HOME } = process.env;
  if (JUPYTER_DATA_DIR) return JUPYTER_DATA_DIR;
  const home = findHomeFolder();
  if (process.platform === "darwin") return home && join(home, "Library", "Jupyter");
  const data = XDG_DATA_HOME || (home && join(home, ".local", "share"));
  return data && join(data, "jupyter");
}

export function isKernelName(name: string): boolean {
  return /^[\w.-]+$/.test(name) && !/^\.+$/.test(name);
}

function placeDirectory(place: KernelSpecPlace, name: string): string {
  if (!isKernelName(name)) {
    throw new KernelSpecError(`"${name}" cannot be a kernel's name: use letters, digits, ".", "_" and "-".`);
  }
  if ("directory" in place) return join(place.directory, name);
  return join(placeRoot(place), "kernels", name);
}

/** The data folder of Jupyter that a place stands for. */
export function placeRoot(place: JupyterPlace): string {
  if ("user" in place) {
    const directory = userDataDirectory();
    if (directory !== undefined) return directory;
    throw new KernelSpecError("This user has no home folder for kernels: set HOME, or name another place.");
  }
  const prefix = "prefix" in place ? place.prefix : activePrefix();
  return join(resolve(prefix), "share", "jupyter");
}

/** What Python calls `sys.prefix`. */
function activePrefix(): string {
  const { VIRTUAL_ENV, CONDA_PREFIX } = process.env;
  const named = VIRTUAL_ENV || CONDA_PREFIX;
  if (named) return named;
  const { status, stdout } = spawnSync("python3", ["-c", "import sys; print(sys.prefix)"], {
    encoding: "utf8",
  });
  if (status === 0 && stdout.trim() !== "") return stdout.trim();
  throw new KernelSpecError(
    "No Python environment is active, and python3 cannot be run. Activate one, or name its folder as the prefix.",
  );
}

/** Whether a kernelspec starts Slope's kernel. */
export function isSlopeKernel(spec: KernelSpec): boolean {
  return spec.argv.some((word) => basename(word, extname(word)) === "slope-kernel");
}

/**
 * Writes the kernelspec's kernel.json, over an older one of that name. Relative paths are taken from the working
 * directory.
 *
 * @returns the folder written.
 * @throws KernelSpecError if it cannot be written.
 */
export function installKernelSpec(
  place: KernelSpecPlace,
  {
    name,
    displayName,
    spec = slopeKernelSpec(),
  }: { name?: string; displayName?: string; spec?: KernelSpec } = {},
): string {
  const directory = placeDirectory(place, name ?? spec.name);
  const json = {
    argv: spec.argv,
    display_name: displayName ?? spec.displayName,
    language: spec.language,
    interrupt_mode: spec.interruptMode,
    env: spec.env,
    metadata: spec.metadata,
  };
  try {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, KERNEL_JSON), `${JSON.stringify(json, null, 2)}\n`);
  } catch (cause) {
    throw new KernelSpecError(`Cannot install a kernel in ${directory}: ${(cause as Error).message}.`, {
      cause,
    });
  }
  return directory;
}

/**
 * Removes a kernelspec with its folder.
 *
 * @returns the folder removed.
 * @throws KernelSpecError if no kernel of that name is there.
 */
export function removeKernelSpec(place: KernelSpecPlace, name: string = slopeKernelSpec().name): string {
  const directory = placeDirectory(place, name);
  if (!existsSync(join(directory, KERNEL_JSON))) {
    throw new KernelSpecError(`There is no kernel named "${name}" in ${directory}; nothing was removed.`);
  }
  rmSync(directory, { recursive: true });
  return directory;
}
