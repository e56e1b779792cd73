import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import { isSlopeKernel, type KernelSpec } from "./kernelspec.ts";

/**
 * Why an installed kernelspec of ours cannot start any more: it names Node and the kernel's program by their paths, and
 * these change when the folder is moved or another version takes its place.
 *
 * @returns what to tell the user, with what to do; `undefined` if all is there, or it is another program's kernel.
 */
export function explainMissingProgram(spec: KernelSpec): string | undefined {
  if (!isSlopeKernel(spec)) return undefined;
  const missing = spec.argv.find((word) => isAbsolute(word) && !existsSync(word));
  if (missing === undefined) return undefined;
  return (
    `The kernel "${spec.name}" in ${spec.directory} cannot start: ${missing} is not there any more.\n` +
    "`slope kernel install` writes it anew, with the same --name, --sys-prefix or --prefix as then."
  );
}
