/** A notebook as plain data: what NAME.nb.ts and NAME.ipynb both say, read once and passed around. */
export interface Notebook {
  /** nbformat's notebook metadata (`kernelspec`, `language_info`, …), unknown keys included. */
  readonly metadata: JsonObject;
  readonly cells: readonly Cell[];
}

export type CellType = "code" | "markdown" | "raw";

export interface Cell {
  /** Unique in its notebook; 1 to 64 letters, digits, `-` and `_` (nbformat 4.5). */
  readonly id: string;
  readonly type: CellType;
  readonly source: string;
  readonly tags: readonly string[];
  /** nbformat's cell metadata without `tags`. */
  readonly metadata: JsonObject;
  /** Empty for cells that are not code. */
  readonly outputs: readonly Output[];
  /** Jupyter's `In [n]`; null for a cell that has not run and for cells that are not code. */
  readonly executionCount: number | null;
  /** Files that a markdown or raw cell carries, by name. */
  readonly attachments?: Readonly<Record<string, MimeBundle>>;
}

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** MIME type → content: text and base64 as one string, JSON types (`application/json`, `…+json`) as JSON. */
export type MimeBundle = JsonObject;

/** The outputs of nbformat 4, under nbformat's names, with multi-line text as one string. */
export type Output = StreamOutput | DisplayData | ExecuteResult | ErrorOutput;

export interface StreamOutput {
  readonly output_type: "stream";
  readonly name: "stdout" | "stderr";
  readonly text: string;
}

export interface DisplayData {
  readonly output_type: "display_data";
  readonly data: MimeBundle;
  readonly metadata: JsonObject;
}

export interface ExecuteResult {
  readonly output_type: "execute_result";
  readonly data: MimeBundle;
  readonly metadata: JsonObject;
  readonly execution_count: number | null;
}

export interface ErrorOutput {
  readonly output_type: "error";
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
