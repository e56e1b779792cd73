import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

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

/** Where a kernelspec goes: the user's own folder, a prefix such as a virtual environment, or any `kernels` folder. */
export type KernelSpecPlace =
  | { readonly user: true }
  | { readonly prefix: string }
  | { readonly directory: string };

/** The kernelspec asked for is not there, cannot be read, or cannot be written. */
export class KernelSpecError extends Error {
  override readonly name = "KernelSpecError";
}

const KERNEL_JSON = "kernel.json";

/** Our own kernel. Its name is tslab's, so that a notebook runs under either. */
export function slopeKernelSpec(): KernelSpec {
  const bin = fileURLToPath(new URL("../bin/slope-kernel.js", import.meta.url));
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

function userDataDirectory(): string {
  const { JUPYTER_DATA_DIR, XDG_DATA_HOME } = process.env;
  if (JUPYTER_DATA_DIR) return JUPYTER_DATA_DIR;
  if (process.platform === "darwin") return join(homedir(), "Library", "Jupyter");
  return join(XDG_DATA_HOME || join(homedir(), ".local", "share"), "jupyter");
}

/**
 * The folders in which Jupyter looks for kernelspecs, the first with a name winning.
 *
 * @see https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs
 */
export function kernelSpecPath(): string[] {
  const { JUPYTER_PATH, VIRTUAL_ENV, CONDA_PREFIX } = process.env;
  const prefixes = [VIRTUAL_ENV, CONDA_PREFIX, "/usr/local", "/usr"].filter((prefix) => prefix !== undefined);
  const roots = [
    ...(JUPYTER_PATH ?? "").split(delimiter),
    userDataDirectory(),
    ...prefixes.map((prefix) => prefix && join(prefix, "share", "jupyter")),
  ];
  return [...new Set(roots.filter((root) => root !== ""))].map((root) => join(root, "kernels"));
}

/** @throws KernelSpecError if the folder's kernel.json is not there or not a kernelspec. */
export function readKernelSpec(directory: string, name: string): KernelSpec {
  const path = join(directory, KERNEL_JSON);
  let json: Record<string, unknown>;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new KernelSpecError(`Cannot read ${path}: ${(cause as Error).message}.`, { cause });
  }
  const argv = json.argv;
  if (!Array.isArray(argv) || argv.length === 0 || !argv.every((word) => typeof word === "string")) {
    throw new KernelSpecError(`${path} has no "argv" that is a list of strings.`);
  }
  return {
    name,
    displayName: typeof json.display_name === "string" ? json.display_name : name,
    language: typeof json.language === "string" ? json.language : "",
    argv,
    env: (json.env ?? {}) as Record<string, string>,
    interruptMode: json.interrupt_mode === "message" ? "message" : "signal",
    metadata: (json.metadata ?? {}) as Record<string, unknown>,
    directory,
  };
}

/** Every kernelspec on Jupyter's search path, by name. A folder whose kernel.json is broken is left out. */
export function listKernelSpecs(): KernelSpec[] {
  const found = new Map<string, KernelSpec>();
  for (const kernels of kernelSpecPath()) {
    if (!existsSync(kernels)) continue;
    for (const name of readdirSync(kernels)) {
      const directory = join(kernels, name);
      if (found.has(name) || !existsSync(join(directory, KERNEL_JSON))) continue;
      try {
        found.set(name, readKernelSpec(directory, name));
      } catch (error) {
        if (!(error instanceof KernelSpecError)) throw error;
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @throws KernelSpecError that names the kernels that there are, or what is wrong with the one asked for. */
export function findKernelSpec(name: string): KernelSpec {
  if (isKernelName(name)) {
    for (const kernels of kernelSpecPath()) {
      const directory = join(kernels, name);
      if (existsSync(join(directory, KERNEL_JSON))) return readKernelSpec(directory, name);
    }
  }
  const names = listKernelSpecs().map((spec) => spec.name);
  const there = names.length === 0 ? "none is installed" : `there are: ${names.join(", ")}`;
  throw new KernelSpecError(`No kernel named "${name}" is installed; ${there}.`);
}

function isKernelName(name: string): boolean {
  return /^[\w.-]+$/.test(name) && !/^\.+$/.test(name);
}

function placeDirectory(place: KernelSpecPlace, name: string): string {
  if (!isKernelName(name)) {
    throw new KernelSpecError(`"${name}" cannot be a kernel's name: use letters, digits, ".", "_" and "-".`);
  }
  if ("directory" in place) return join(place.directory, name);
  const root = "prefix" in place ? join(place.prefix, "share", "jupyter") : userDataDirectory();
  return join(root, "kernels", name);
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
  { name, spec = slopeKernelSpec() }: { name?: string; spec?: KernelSpec } = {},
): string {
  const directory = placeDirectory(place, name ?? spec.name);
  const json = {
    argv: spec.argv,
    display_name: spec.displayName,
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
    throw new KernelSpecError(`No kernel named "${name}" is installed in ${directory}; nothing was removed.`);
  }
  rmSync(directory, { recursive: true });
  return directory;
}
