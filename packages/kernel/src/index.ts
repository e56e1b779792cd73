export type { Deadline } from "./client/deadline.ts";
export { ExecuteTimeout, type KernelDeath, KernelDied, KernelStartError } from "./client/errors.ts";
export type { ExecuteResult } from "./client/execution.ts";
export {
  type ExecuteOptions,
  KernelClient,
  type StartOptions,
  type StrayOutput,
} from "./client/kernelClient.ts";
export type { KernelInfo } from "./client/kernelInfo.ts";
export type { ErrorContent, MimeBundle, OutputEvent } from "./client/output.ts";
export {
  findKernelSpec,
  installKernelSpec,
  type KernelSpec,
  KernelSpecError,
  type KernelSpecPlace,
  listKernelSpecs,
  removeKernelSpec,
  slopeKernelSpec,
} from "./kernelspec.ts";
