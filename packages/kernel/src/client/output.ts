import type { JsonObject, Message } from "../wire.ts";

/** A value in several formats, keyed by MIME type, as Jupyter's messages and notebooks carry it. */
export type MimeBundle = Record<string, unknown>;

interface DisplayContent {
  readonly data: MimeBundle;
  readonly metadata: JsonObject;
  readonly transient: { readonly display_id?: string };
}

/** Something that a kernel put out, in the shape of Jupyter's messages. */
export type OutputEvent =
  | { readonly type: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | ({ readonly type: "display_data" } & DisplayContent)
  | ({ readonly type: "update_display_data" } & DisplayContent)
  | {
      readonly type: "execute_result";
      readonly data: MimeBundle;
      readonly metadata: JsonObject;
      readonly executionCount: number;
    }
  | ({ readonly type: "error" } & ErrorContent)
  | { readonly type: "clear_output"; readonly wait: boolean };

/** What a cell threw. */
export interface ErrorContent {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

function toText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function toObject(value: unknown): JsonObject {
  return typeof value === "object" && value !== null ? (value as JsonObject) : {};
}

export function toErrorContent(content: JsonObject): ErrorContent {
  const traceback = Array.isArray(content.traceback) ? content.traceback.map(String) : [];
  return { ename: toText(content.ename), evalue: toText(content.evalue), traceback };
}

/** The output that an iopub message carries; `undefined` if it carries none (a status, say). */
export function toOutputEvent({ header, content }: Message): OutputEvent | undefined {
  switch (header.msg_type) {
    case "stream":
      return {
        type: "stream",
        name: content.name === "stderr" ? "stderr" : "stdout",
        text: toText(content.text),
      };
    case "display_data":
    case "update_display_data":
      return {
        type: header.msg_type,
        data: toObject(content.data),
        metadata: toObject(content.metadata),
        transient: toObject(content.transient),
      };
    case "execute_result":
      return {
        type: "execute_result",
        data: toObject(content.data),
        metadata: toObject(content.metadata),
        executionCount: Number(content.execution_count),
      };
    case "error":
      return { type: "error", ...toErrorContent(content) };
    case "clear_output":
      return { type: "clear_output", wait: content.wait === true };
    default:
      return undefined;
  }
}
