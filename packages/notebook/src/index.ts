export type { CellFailure } from "./cellFailure.ts";
export { type CellDifference, compareNotebooks } from "./check.ts";
export { type CheckFileOptions, type CheckReport, checkFile } from "./checkFile.ts";
export { type ErrorCode, NotebookError, type Place } from "./errors.ts";
export { type AssetFiles, collectAssets } from "./html/assets.ts";
export { type DocumentParts, renderDocument } from "./html/document.ts";
export { drawFigure } from "./html/drawFigure.ts";
export { escapeHtml } from "./html/escape.ts";
export type { DrawFigure } from "./html/figure.ts";
export { renderMath } from "./html/math.ts";
export { type Page, type PageOptions, renderPage } from "./html/page.ts";
export { inlineAssets, linkAssets, type PageAssets } from "./html/pageAssets.ts";
export { type PageLink, renderHeader, type SiteLinks } from "./html/surroundings.ts";
export type { FormulaVerdicts } from "./html/verdict.ts";
export { formatIpynb, parseIpynb } from "./ipynb.ts";
export { judgeFormulas } from "./judgeFormulas.ts";
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
export { isJsonObject } from "./notebook.ts";
export { findNotebooks, type NotebookFiles } from "./notebookFiles.ts";
export { type RenderOptions, renderFiles, writeFiles } from "./renderFiles.ts";
export { type RunOptions, type RunOutcome, runNotebook } from "./run.ts";
export { type RunFileOptions, type RunReport, runFile } from "./runFile.ts";
export { formatSource, parseSource } from "./source.ts";
export { type SyncOptions, type SyncReport, syncFile } from "./syncFile.ts";
