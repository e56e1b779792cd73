export { type ErrorCode, NotebookError, type Place } from "./errors.ts";
export { formatIpynb, parseIpynb } from "./ipynb.ts";
export type {
  Cell,
  CellType,
  DisplayData,
  ErrorOutput,
  ExecuteResult,
  JsonObject,
  JsonValue,
  MimeBundle,
  Notebook,
  Output,
  StreamOutput,
} from "./notebook.ts";
export { formatSource, parseSource } from "./source.ts";
