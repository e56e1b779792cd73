export type { Deadline } from "./client/deadline.ts";
export { ExecuteTimeout, type KernelDeath, KernelDied, KernelStartError } from "./client/errors.ts";
export type { ExecuteResult } from "./client/execution.ts";
export { KernelClient } from "./client/kernelClient.ts";
export type { KernelInfo } from "./client/kernelInfo.ts";
export type { ExecuteOptions, StartOptions, StrayOutput } from "./client/options.ts";
export type { ErrorContent, MimeBundle, OutputEvent } from "./client/output.ts";
export { findHomeFolder } from "./homeFolder.ts";
export { findKernelSpec, listKernelSpecs, readKernelSpecIn } from "./kernelSpecSearch.ts";
export {
  installKernelSpec,
  isSlopeKernel,
  type JupyterPlace,
  type KernelSpec,
  KernelSpecError,
  type KernelSpecPlace,
  removeKernelSpec,
  slopeKernelSpec,
} from "./kernelspec.ts";
export { explainMissingProgram } from "./missingProgram.ts";
