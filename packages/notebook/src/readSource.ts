import { isCellMarker, parseCellHeader } from "./cellHeader.ts";
import { CellIdMaker, isCellId } from "./cellId.ts";
import { decodeLines, FenceReader } from "./cellText.ts";
import { badCellId, badMarker, duplicateCellId } from "./errors.ts";
import { type Cell, isJsonObject, type JsonObject, type Notebook } from "./notebook.ts";
import { readYamlHeader } from "./yamlHeader.ts";

/** NAME.nb.ts, read: the notebook, and where each piece of it stands in the text. */
export interface SourceFile {
  readonly notebook: Notebook;
  /** The YAML block as it is written. */
  readonly header: string;
  readonly frontMatter: string | undefined;
  readonly blocks: readonly SourceBlock[];
}

export interface SourceBlock {
  readonly cell: Cell;
  /** The line of the file, from 1, on which the cell's source begins. */
  readonly firstLine: number;
  /** The cell as it is written, marker line included, without the blank lines after it. */
  readonly text: string;
  /** Whether the marker line names the id, or it had to be made up. */
  readonly hasId: boolean;
}

/** What a .nb.ts runs on that does not say otherwise. */
export const DEFAULT_KERNELSPEC: JsonObject = {
  display_name: "TypeScript",
  language: "typescript",
  name: "tslab",
};

/** The id of the raw cell that holds what a header says outside of `jupyter:`; it has no marker line of its own. */
export const FRONT_MATTER_ID = "front-matter";

const ENCODING = /^[ \t\f]*\/\/.*?coding[:=][ \t]*[-_.a-zA-Z0-9]+/;

/** @throws NotebookError bad-header, bad-cell-id, duplicate-cell-id */
export function readSource(text: string, path: string): SourceFile {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/\n$/, "")
    .split("\n");
  const encoding = ENCODING.test(lines[0] ?? "") ? (lines[0] as string) : undefined;
  const start = encoding === undefined ? 0 : 1;
  const { metadata, frontMatter, length } = readYamlHeader(lines.slice(start), path);
  const blocks = readBlocks(lines, start + length, path);
  const cells = blocks.map(({ cell }) => cell);
  if (frontMatter !== undefined) cells.unshift(rawCell(FRONT_MATTER_ID, frontMatter));
  return {
    notebook: { metadata: completeMetadata(metadata, encoding, cells), cells },
    header: lines.slice(start, start + length).join("\n"),
    frontMatter,
    blocks,
  };
}

function rawCell(id: string, source: string): Cell {
  return { id, type: "raw", source, tags: [], metadata: {}, outputs: [], executionCount: null };
}

/** As Jupytext has it in the .ipynb: how the text is laid out goes, an encoding line that nothing calls for stays. */
function completeMetadata(
  metadata: JsonObject,
  encoding: string | undefined,
  cells: readonly Cell[],
): JsonObject {
  const asked = encoding !== undefined && !cells.some(({ source }) => /[^\0-\x7f]/.test(source));
  const { kernelspec = DEFAULT_KERNELSPEC, jupytext, ...others } = metadata;
  if (!isJsonObject(jupytext)) return { kernelspec, ...others };
  const { text_representation: _, ...kept } = jupytext;
  return { kernelspec, jupytext: asked ? { ...kept, encoding } : kept, ...others };
}

/** One cell's lines, before its id is settled. `marker` is missing where text stands before the first marker. */
interface Section {
  readonly marker: string | undefined;
  readonly body: readonly string[];
  /** Index of the first line of the section in the file. */
  readonly at: number;
}

function readBlocks(lines: readonly string[], start: number, path: string): SourceBlock[] {
  const drafts = splitSections(lines, start).map((section) => readSection(section, path));
  checkIds(drafts, path);
  const ids = new CellIdMaker([FRONT_MATTER_ID, ...drafts.flatMap(({ id }) => id ?? [])]);
  return drafts.map(({ id, cell, section }) => ({
    cell: { id: id ?? ids.makeId(cell.type, cell.source), ...cell },
    firstLine: section.at + (section.marker === undefined ? 1 : 2),
    text: [...(section.marker === undefined ? [] : [section.marker]), ...section.body]
      .join("\n")
      .replace(/\n+$/, ""),
    hasId: id !== undefined,
  }));
}

function splitSections(lines: readonly string[], start: number): Section[] {
  const starts: number[] = [];
  let fences: FenceReader | undefined;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] as string;
    if (fences?.isInside(lines.slice(index)) || !isCellMarker(line)) continue;
    starts.push(index);
    fences = /\[(?:markdown|md|raw)\]/.test(line) ? new FenceReader() : undefined;
  }
  const sections = starts.map((at, place) => ({
    marker: lines[at],
    body: dropSeparator(lines.slice(at, starts[place + 1])).slice(1),
    at,
  }));
  const before = dropSeparator(lines.slice(start, starts[0]));
  const blank = before.findIndex((line) => line.trim() !== "");
  if (blank >= 0) sections.unshift({ marker: undefined, body: before.slice(blank), at: start + blank });
  return sections;
}

/** The blank lines that set a cell apart from the next: one, or two after a line that is not blank. */
function dropSeparator(lines: readonly string[]): readonly string[] {
  const [third, second, last] = [lines.at(-3), lines.at(-2), lines.at(-1)];
  if (third?.trim() && second?.trim() === "" && last?.trim() === "") return lines.slice(0, -2);
  return last === "" ? lines.slice(0, -1) : lines;
}

interface Draft {
  readonly id: string | undefined;
  readonly cell: Omit<Cell, "id">;
  readonly section: Section;
}

function readSection(section: Section, path: string): Draft {
  const line = section.at + 1;
  let header: ReturnType<typeof parseCellHeader>;
  try {
    header = parseCellHeader(section.marker ?? "");
  } catch (error) {
    throw badMarker({ file: path, line }, error as SyntaxError);
  }
  const { id, "slope-trailing": trailing, ...metadata } = header.metadata;
  if (id !== undefined && !isCellId(id)) throw badCellId({ file: path, line }, id);
  const body = decodeLines(header, section.body).join("\n");
  const source = typeof trailing === "string" ? body + trailing : body;
  return { id, cell: { ...header, source, metadata, outputs: [], executionCount: null }, section };
}

function checkIds(drafts: readonly Draft[], path: string): void {
  const seen = new Map<string, number>();
  for (const { id, section } of drafts) {
    if (id === undefined) continue;
    const line = section.at + 1;
    const first = seen.get(id);
    if (first !== undefined) {
      throw duplicateCellId({ file: path, cell: id, line }, `the one at line ${first}`, "this cell");
    }
    seen.set(id, line);
  }
}

/** Cell id → the line of NAME.nb.ts, from 1, on which its source begins. */
export function locateCells(source: SourceFile | undefined): Map<string, number> {
  return new Map(source?.blocks.map(({ cell, firstLine }) => [cell.id, firstLine]));
}
