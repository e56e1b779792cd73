import { isDeepStrictEqual } from "node:util";
import { formatCellHeader, selectTextMetadata } from "./cellHeader.ts";
import { encodeLines, isCommented } from "./cellText.ts";
import { type Cell, isJsonObject, type JsonObject, type Notebook } from "./notebook.ts";
import { adoptIds } from "./pairedIds.ts";
import {
  DEFAULT_KERNELSPEC,
  FRONT_MATTER_ID,
  readSource,
  type SourceBlock,
  type SourceFile,
} from "./readSource.ts";
import { formatYamlHeader, isFrontMatter } from "./yamlHeader.ts";

/** NAME.nb.ts → Notebook, without outputs. @throws NotebookError bad-header, bad-cell-id, duplicate-cell-id */
export function parseSource(text: string, path: string): Notebook {
  return readSource(text, path).notebook;
}

/** Makes Jupytext pair NAME.nb.ts with NAME.ipynb, and write no version of its own into the text. */
const DEFAULT_JUPYTEXT: JsonObject = {
  formats: "ipynb,.nb.ts:percent",
  notebook_metadata_filter: "-jupytext.text_representation.jupytext_version",
};
const TEXT_REPRESENTATION: JsonObject = { extension: ".ts", format_name: "percent", format_version: "1.3" };

/** The notebook with what each header of a .nb.ts has: a kernel, and the word to Jupytext. */
export function completeHeader(notebook: Notebook): Notebook {
  const { kernelspec = DEFAULT_KERNELSPEC, jupytext, ...others } = notebook.metadata;
  const kept = isJsonObject(jupytext) ? jupytext : DEFAULT_JUPYTEXT;
  return { ...notebook, metadata: { ...others, kernelspec, jupytext: kept } };
}

/** What running leaves in a notebook's metadata, and Slope's own record of the pair: no business of the text. */
const NOT_IN_TEXT = new Set(["language_info", "widgets", "slope"]);

/**
 * Notebook → NAME.nb.ts, in Jupytext's percent format, with each cell's id in its marker line. Outputs, attachments and
 * how JupyterLab shows a cell stay in the .ipynb.
 *
 * @param previous the file as it stands: header and cells that say the same already are kept to the letter
 */
export function formatSource(notebook: Notebook, previous?: SourceFile): string {
  const { metadata, cells } = adoptIds(completeHeader(notebook));
  const known = new Map(previous?.blocks.map((block) => [block.cell.id, block]));
  const [first, ...others] = cells;
  const front = first !== undefined && standsInHeader(first) ? first.source : undefined;
  const blocks = (front === undefined ? cells : others).map((cell) => formatCell(cell, known.get(cell.id)));
  const header = formatHeader(metadata, front, previous);
  const lines = [...formatEncoding(metadata, cells), header, "", blocks.join("\n\n")];
  return `${lines.join("\n").replace(/\n+$/, "")}\n`;
}

/** Jupytext writes this first line whenever a cell is not plain ASCII. */
function formatEncoding(metadata: JsonObject, cells: readonly Cell[]): string[] {
  const jupytext = isJsonObject(metadata.jupytext) ? metadata.jupytext : {};
  if (typeof jupytext.encoding === "string") return [jupytext.encoding];
  return cells.some(({ source }) => /[^\0-\x7f]/.test(source)) ? ["// -*- coding: utf-8 -*-"] : [];
}

function standsInHeader({ id, type, source, tags, metadata }: Cell): boolean {
  const bare = tags.length === 0 && Object.keys(selectTextMetadata(metadata)).length === 0;
  return id === FRONT_MATTER_ID && type === "raw" && bare && isFrontMatter(source);
}

function formatHeader(
  metadata: JsonObject,
  front: string | undefined,
  previous: SourceFile | undefined,
): string {
  const stated = selectHeaderMetadata(metadata);
  const unchanged =
    previous !== undefined &&
    previous.frontMatter === front &&
    isDeepStrictEqual(selectHeaderMetadata(previous.notebook.metadata), stated);
  if (unchanged) return previous.header;
  const { encoding: _, ...kept } = stated.jupytext as JsonObject;
  const jupytext = { text_representation: TEXT_REPRESENTATION, ...kept };
  return formatYamlHeader({ ...stated, jupytext }, front);
}

/** The part of a notebook's metadata that stands in the header of NAME.nb.ts. */
export function selectHeaderMetadata(metadata: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !NOT_IN_TEXT.has(key)));
}

function formatCell(cell: Cell, previous: SourceBlock | undefined): string {
  const source = cell.source.replace(/\r\n?/g, "\n");
  if (previous?.hasId && saysTheSame(previous.cell, { ...cell, source }) && !/(?:^|\n)\s*$/.test(source)) {
    return previous.text;
  }
  if (isCommented(cell)) return [formatCellHeader(cell), ...encodeLines(cell, source.split("\n"))].join("\n");
  const [trailing = ""] = /(?:\n|^)\s*$/.exec(source) ?? [];
  const body = source.slice(0, source.length - trailing.length);
  const header = formatCellHeader(cell, trailing === "" ? {} : { "slope-trailing": trailing });
  if (body === "") return header;
  const indent = /^[ \t]*(?=\S)/.exec(body)?.[0] ?? "";
  return [indent + header, ...encodeLines(cell, body.split("\n"))].join("\n");
}

function saysTheSame(one: Cell, other: Cell): boolean {
  const state = ({ type, source, tags, metadata }: Cell) => [
    type,
    source,
    tags,
    selectTextMetadata(metadata),
  ];
  return isDeepStrictEqual(state(one), state(other));
}
