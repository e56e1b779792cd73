import type { MessagePort } from "node:worker_threads";
import type { JsonObject } from "../wire.ts";
import type { CompileOutcome } from "./compilerLink.ts";

/** What a cell threw, or why it was not run. */
export interface CellError {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: string[];
}

/** A cell to run. `run` numbers them through; `label` is how tracebacks name the cell. */
export interface RunRequest {
  readonly run: number;
  readonly label: string;
  readonly code: string;
  readonly silent: boolean;
  readonly userExpressions: Readonly<Record<string, string>>;
  readonly allowInput: boolean;
}

export type RunOutcome =
  | { readonly status: "ok"; readonly userExpressions: JsonObject }
  | { readonly status: "error"; readonly error: CellError };

/** From the sockets' thread to the cells' thread. */
export type ToCells =
  | { readonly type: "run"; readonly request: RunRequest }
  | { readonly type: "interrupt"; readonly run: number }
  | { readonly type: "compiled"; readonly id: number; readonly outcome: CompileOutcome }
  | { readonly type: "shutdown" };

/** From the cells' thread to the sockets' thread. Output names the run that caused it. */
export type FromCells =
  | {
      readonly type: "stream";
      readonly run: number;
      readonly name: "stdout" | "stderr";
      readonly text: string;
    }
  | {
      readonly type: "output";
      readonly run: number;
      readonly kind: "display_data" | "update_display_data" | "execute_result" | "clear_output" | "error";
      readonly content: JsonObject;
    }
  | { readonly type: "input"; readonly run: number; readonly prompt: string; readonly password: boolean }
  | { readonly type: "done"; readonly run: number; readonly outcome: RunOutcome }
  | { readonly type: "compile"; readonly id: number; readonly code: string }
  | { readonly type: "commit"; readonly id: number }
  | { readonly type: "declare"; readonly declaration: string }
  | { readonly type: "exit"; readonly code: number };

/** What output costs on its way, roughly in characters: both threads count with it. */
export function measureOutput(message: FromCells): number {
  if (message.type === "stream") return message.text.length;
  if (message.type !== "output") return 0;
  const data = Object.values((message.content.data ?? {}) as JsonObject);
  return data.reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length : 1000), 0);
}

/** What the sockets' thread is started with. */
export interface ServerThreadData {
  readonly connectionFile: string;
  readonly shared: SharedArrayBuffer;
  /** Where answers to `input` go: the cells' thread reads them while it is blocked. */
  readonly inputPort: MessagePort;
}
