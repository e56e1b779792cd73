import type { JsonObject } from "../wire.ts";

/** What a kernel says about itself. */
export interface KernelInfo {
  readonly protocolVersion: string;
  readonly implementation: string;
  readonly implementationVersion: string;
  readonly banner: string;
  /** As it belongs into a notebook's metadata: name, version, mimetype, file_extension and what else there is. */
  readonly languageInfo: JsonObject;
}

export function toKernelInfo(content: JsonObject): KernelInfo {
  return {
    protocolVersion: String(content.protocol_version ?? ""),
    implementation: String(content.implementation ?? ""),
    implementationVersion: String(content.implementation_version ?? ""),
    banner: String(content.banner ?? ""),
    languageInfo: (content.language_info ?? {}) as JsonObject,
  };
}
