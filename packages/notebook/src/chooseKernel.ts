import { findKernelSpec, type KernelSpec, slopeKernelSpec } from "@slope/kernel";
import { isJsonObject, type Notebook } from "./notebook.ts";

/**
 * The kernel that was asked for by name, among those that are installed; else Slope's own for TypeScript, and for a
 * notebook in another language the one that it names.
 *
 * @throws KernelSpecError that lists what is installed
 */
export function chooseKernel({ metadata: { kernelspec } }: Notebook, asked: string | undefined): KernelSpec {
  if (asked !== undefined) return findKernelSpec(asked);
  if (!isJsonObject(kernelspec) || typeof kernelspec.name !== "string") return slopeKernelSpec();
  const language = typeof kernelspec.language === "string" ? kernelspec.language.toLowerCase() : undefined;
  const isOurs = kernelspec.name === "tslab" || language === "typescript";
  return isOurs ? slopeKernelSpec() : findKernelSpec(kernelspec.name);
}
