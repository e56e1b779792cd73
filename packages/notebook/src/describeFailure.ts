import { stripVTControlCharacters } from "node:util";
import type { CellFailure } from "./cellFailure.ts";
import { cutLine } from "./cutLine.ts";
import { describePlace } from "./errors.ts";
import type { Notebook } from "./notebook.ts";

/** Enough for the message, the excerpt and the frames that matter; the notebook holds the rest. */
const MOST_LINES = 30;

export interface FailedNotebook {
  readonly notebook: Notebook;
  /** The file that was executed, as it was named. */
  readonly file: string;
  /** The .nb.ts that the cells come from. */
  readonly source: string;
  readonly lines: ReadonlyMap<string, number>;
}

/** The cell that failed, where it is in the files, and why, for a terminal. */
export function describeFailure(failure: CellFailure, where: FailedNotebook): string {
  const { cellId, line, kind } = failure;
  const first = where.lines.get(cellId);
  const place = describePlace({ file: where.file, cell: cellId, line });
  const inSource = first === undefined ? "" : ` (${where.source}:${first + (line ?? 1) - 1})`;
  const late = kind === "late-error" ? ", after the cell had ended" : "";
  return [`${place}${inSource}${late}`, ...describeError(failure, where)].join("\n");
}

function describeError(failure: CellFailure, { notebook }: FailedNotebook): string[] {
  const { cellId, line, ename, evalue, traceback, next, log = "" } = failure;
  const message = traceback.length > 1 ? traceback : [`${ename}: ${evalue}`];
  const cell = notebook.cells.find(({ id }) => id === cellId);
  const excerpt = traceback.length > 1 || cell === undefined ? [] : excerptLine(cell.source, line);
  const all = [...message, ...excerpt, log.trim()].join("\n").trimEnd();
  const lines = stripVTControlCharacters(all).split("\n");
  const more = lines.length - MOST_LINES;
  return [
    ...lines.slice(0, MOST_LINES).map(cutLine),
    ...(more > 0 ? [`… ${more} more lines, in the notebook`] : []),
    ...(next === undefined ? [] : [next]),
  ].map((text) => `  ${text}`);
}

/** Two lines before and after, for a kernel whose traceback shows none. */
function excerptLine(source: string, line: number | undefined): string[] {
  if (line === undefined) return [];
  const lines = source.split("\n");
  const from = Math.max(1, line - 2);
  return lines.slice(from - 1, line + 2).map((text, index) => {
    const number = from + index;
    return `${number === line ? ">" : " "} ${String(number).padStart(4)} | ${text}`;
  });
}
