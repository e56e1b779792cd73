import { choosesWhereActive, isActiveIn } from "./active.ts";
import { findJsonEnd, formatInlineJson } from "./inlineJson.ts";
import { type Cell, type CellType, isJsonObject, type JsonObject, type JsonValue } from "./notebook.ts";

/** What the line `// %% Title [markdown] id="claim" tags=["hero"]` says. `id` is left in the metadata. */
export interface CellHeader {
  readonly type: CellType;
  readonly tags: readonly string[];
  readonly metadata: JsonObject;
}

/** Marks the start of a cell, for Jupytext, VS Code and Spyder alike. */
const CELL_MARKER = /^\s*\/\/\s*(?:%%%*(?:\s.*)?|<codecell>\s*|In\[[0-9 ]*\]:?\s*)$/s;

export function isCellMarker(line: string): boolean {
  return CELL_MARKER.test(line);
}

/**
 * Reads a marker line the way Jupytext does: a title, the kind of cell in brackets, then `key=JSON` pairs, or one JSON
 * object.
 *
 * @throws SyntaxError naming the piece that cannot be read
 */
export function parseCellHeader(line: string): CellHeader {
  const [, depth = "", options = ""] = /^\s*\/\/\s*%%(%*)(?:\s+(.*))?$/s.exec(line) ?? [];
  const { title: written, pairs } = splitTitle(options.trim());
  const [kind] = /\[(?:markdown|md|raw)\]/.exec(written) ?? [];
  const title = kind === undefined ? written : written.replace(kind, "").trim();
  const metadata: Record<string, JsonValue> = { ...pairs };
  if (title !== "") metadata.title = title;
  if (depth !== "") metadata.cell_depth = depth.length;
  if (kind === "[md]") metadata.region_name = "md";
  const { tags = [], ...others } = metadata;
  if (!Array.isArray(tags) || !tags.every((tag) => typeof tag === "string")) {
    throw new SyntaxError(`tags=${formatInlineJson(tags)} is not a list of strings such as tags=["hero"]`);
  }
  return nameType(kind, tags as string[], others);
}

function nameType(kind: string | undefined, tags: readonly string[], metadata: JsonObject): CellHeader {
  if (kind === "[markdown]" || kind === "[md]") return { type: "markdown", tags, metadata };
  if (kind === "[raw]") return { type: "raw", tags, metadata };
  if (isActiveIn("ipynb", { tags, metadata })) return { type: "code", tags, metadata };
  const { active, ...others } = metadata;
  return { type: "raw", tags, metadata: active === "" ? others : metadata };
}

function splitTitle(text: string): { title: string; pairs: JsonObject } {
  const brace = text.indexOf("{");
  const equals = text.indexOf("=");
  if (brace >= 0 && (equals < 0 || brace < equals)) {
    return { title: text.slice(0, brace).trim(), pairs: parseObject(text.slice(brace)) };
  }
  const words = (equals < 0 ? text : text.slice(0, equals).trimEnd()).split(" ");
  if (equals >= 0) words.pop();
  while (words.length > 0 && (words.at(-1) === "" || words.at(-1)?.startsWith("."))) words.pop();
  const title = words.join(" ");
  return { title, pairs: parsePairs(text.slice(title.length)) };
}

function parseObject(text: string): JsonObject {
  const value: unknown = parseValue(text);
  if (!isJsonObject(value)) throw new SyntaxError(`${text} is not a JSON object`);
  return value;
}

function parsePairs(text: string): JsonObject {
  const pairs: Record<string, JsonValue> = {};
  const KEY = /\s*([A-Za-z0-9_.@/-]+)\s*(=?)\s*/y;
  let position = 0;
  while (text.slice(position).trim() !== "") {
    KEY.lastIndex = position;
    const match = KEY.exec(text);
    if (match === null)
      throw new SyntaxError(`\`${text.slice(position).trim()}\` is not of the form key=value`);
    const [, key, equals] = match as unknown as [string, string, string];
    position = KEY.lastIndex;
    if (equals === "") {
      pairs[key] = null;
      continue;
    }
    const end = findJsonEnd(text, position) ?? text.length;
    pairs[key] = parseValue(text.slice(position, end));
    position = end;
  }
  return pairs;
}

function parseValue(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    throw new SyntaxError(`\`${text}\` is not JSON; text needs double quotes`);
  }
}

/** What Jupytext leaves in the .ipynb: how the cell is shown there, and how the text was laid out. */
const NOT_IN_TEXT = new Set([
  ...["autoscroll", "collapsed", "scrolled", "trusted", "execution", "ExecuteTime"],
  ...["skipline", "noskipline", "cell_marker", "lines_to_next_cell", "lines_to_end_of_cell_marker"],
]);

/** The part of a cell's metadata that stands in its header line. */
export function selectTextMetadata(metadata: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !NOT_IN_TEXT.has(key)));
}

/** Which kind the header names: a raw cell that is code in NAME.nb.ts is written as code. */
function writeKind(cell: Cell): string {
  if (cell.type === "markdown") return cell.metadata.region_name === "md" ? "[md]" : "[markdown]";
  if (cell.type === "code" || (choosesWhereActive(cell) && !isActiveIn("ipynb", cell))) return "";
  return "[raw]";
}

const PLAIN_TITLE = /^(?!%)(?!.*(?:^| )\.)(?! )[^={[\]\n\r]+(?<! )$/;

/** Cell → marker line. The id comes first, then tags, then the rest by name. */
export function formatCellHeader(cell: Cell, extra: JsonObject = {}): string {
  const { title, cell_depth: depth, region_name: region, ...others } = selectTextMetadata(cell.metadata);
  const rest: Record<string, JsonValue> = { ...others, ...extra };
  const words: string[] = [];
  if (typeof title === "string" && PLAIN_TITLE.test(title)) words.push(title);
  else if (title !== undefined) rest.title = title;
  const hasDepth = typeof depth === "number" && Number.isInteger(depth) && depth > 0 && depth < 9;
  if (!hasDepth && depth !== undefined) rest.cell_depth = depth;
  if (region !== undefined && !(region === "md" && cell.type === "markdown")) rest.region_name = region;
  const kind = writeKind(cell);
  if (kind !== "") words.push(kind);
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  const pairs = {
    id: cell.id,
    ...(cell.tags.length > 0 ? { tags: cell.tags } : {}),
    ...Object.fromEntries(sorted),
  };
  words.push(...formatPairs(pairs));
  return `//${` %%${"%".repeat(hasDepth ? depth : 0)}`} ${words.join(" ")}`;
}

function formatPairs(pairs: JsonObject): string[] {
  const entries = Object.entries(pairs);
  if (entries.some(([key]) => !/^[A-Za-z0-9_.@/-]+$/.test(key))) return [formatInlineJson(pairs)];
  return entries.map(([key, value]) => (value === null ? key : `${key}=${formatInlineJson(value)}`));
}
