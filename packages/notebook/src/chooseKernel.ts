import { findKernelSpec, type KernelSpec, KernelSpecError, slopeKernelSpec } from "@slope/kernel";
import { NotebookError } from "./errors.ts";
import { isJsonObject, type Notebook } from "./notebook.ts";

/**
 * The kernel that was asked for by name, among those that are installed; else Slope's own for TypeScript, and for a
 * notebook in another language the one that it names.
 *
 * @param file only named in errors
 * @throws KernelSpecError that lists what is installed; NotebookError no-kernel where it is the notebook that names it
 */
export function chooseKernel(
  { metadata: { kernelspec } }: Notebook,
  asked: string | undefined,
  file: string,
): KernelSpec {
  if (asked !== undefined) return findKernelSpec(asked);
  if (!isJsonObject(kernelspec) || typeof kernelspec.name !== "string") return slopeKernelSpec();
  const language = typeof kernelspec.language === "string" ? kernelspec.language.toLowerCase() : undefined;
  const isOurs = kernelspec.name === "tslab" || language === "typescript";
  return isOurs ? slopeKernelSpec() : findNamed(kernelspec.name, file);
}

function findNamed(name: string, file: string): KernelSpec {
  try {
    return findKernelSpec(name);
  } catch (error) {
    if (!(error instanceof KernelSpecError)) throw error;
    throw new NotebookError(
      "no-kernel",
      `its metadata ask for the kernel "${name}". ${error.message}`,
      "Install it, or run the notebook on another one with --kernel NAME; `slope kernel list` shows those that there are.",
      { file },
      error,
    );
  }
}
