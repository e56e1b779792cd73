import { installKernelSpec } from "@slope/kernel";
import { LOCK, VENV } from "./folders.ts";
import { prepareVenv } from "./venv.ts";

/**
 * Makes JupyterLab ready, with Slope's kernel in it. The kernelspec is written each time: it names the Node that runs
 * this, and the folder may have been moved.
 *
 * @throws LabError, KernelSpecError
 */
export function prepareLab(extraLocks: readonly string[] = [], onStep?: (what: string) => void): void {
  prepareVenv({ folder: VENV, locks: [LOCK, ...extraLocks], ...(onStep && { onStep }) });
  installKernelSpec({ prefix: VENV });
}
