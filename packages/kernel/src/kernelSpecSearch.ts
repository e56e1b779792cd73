import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import {
  isKernelName,
  type JupyterPlace,
  KERNEL_JSON,
  type KernelSpec,
  KernelSpecError,
  placeRoot,
  userDataDirectory,
} from "./kernelspec.ts";
import { explainMissingProgram } from "./missingProgram.ts";

/**
 * The folders in which Jupyter looks for kernelspecs, the first with a name winning.
 *
 * @see https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs
 */
function kernelSpecPath(): string[] {
  const { JUPYTER_PATH, VIRTUAL_ENV, CONDA_PREFIX } = process.env;
  const prefixes = [VIRTUAL_ENV, CONDA_PREFIX, "/usr/local", "/usr"].filter((prefix) => prefix !== undefined);
  const roots = [
    ...(JUPYTER_PATH ?? "").split(delimiter),
    userDataDirectory(),
    ...prefixes.map((prefix) => prefix && join(prefix, "share", "jupyter")),
  ];
  return [...new Set(roots)].flatMap((root) => (root ? [join(root, "kernels")] : []));
}

/**
 * The kernelspec of a name in one place.
 *
 * @throws KernelSpecError if it is not there, or is not a kernelspec.
 */
export function readKernelSpecIn(place: JupyterPlace, name: string): KernelSpec {
  const kernels = join(placeRoot(place), "kernels");
  if (!isKernelName(name) || !existsSync(join(kernels, name, KERNEL_JSON))) {
    throw new KernelSpecError(`There is no kernel named "${name}" in ${kernels}.`);
  }
  return readKernelSpec(join(kernels, name), name);
}

/** @throws KernelSpecError if the folder's kernel.json is not there or not a kernelspec. */
function readKernelSpec(directory: string, name: string): KernelSpec {
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

/**
 * Every kernelspec on Jupyter's search path, or in one place, by name. A folder whose kernel.json is broken is left out.
 */
export function listKernelSpecs(place?: JupyterPlace): KernelSpec[] {
  const found = new Map<string, KernelSpec>();
  const path = place === undefined ? kernelSpecPath() : [join(placeRoot(place), "kernels")];
  for (const kernels of path) {
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

/**
 * The kernelspec of a name, to be started.
 *
 * @throws KernelSpecError that names the kernels that there are, or what is wrong with the one asked for.
 */
export function findKernelSpec(name: string): KernelSpec {
  if (isKernelName(name)) {
    for (const kernels of kernelSpecPath()) {
      const directory = join(kernels, name);
      if (!existsSync(join(directory, KERNEL_JSON))) continue;
      const spec = readKernelSpec(directory, name);
      const missing = explainMissingProgram(spec);
      if (missing !== undefined) throw new KernelSpecError(missing);
      return spec;
    }
  }
  const names = listKernelSpecs().map((spec) => spec.name);
  const there = names.length === 0 ? "none is installed" : `there are: ${names.join(", ")}`;
  throw new KernelSpecError(`No kernel named "${name}" is installed; ${there}.`);
}
