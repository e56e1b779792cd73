import { carrySpellings, parseJson } from "./canonicalJson.ts";
import { CellIdMaker, isCellId } from "./cellId.ts";
import { badCellId, duplicateCellId, malformed, notJson, notNbformat4 } from "./errors.ts";
import { isBundle, joinBundle, joinLines } from "./multiline.ts";
import {
  type Cell,
  type CellType,
  isJsonObject,
  type JsonObject,
  type MimeBundle,
  type Notebook,
} from "./notebook.ts";
import { readOutput } from "./readOutput.ts";

export interface ReadOptions {
  /** Called with a sentence for each thing that was changed in reading, such as an upgrade from nbformat 4.4. */
  readonly onNote?: (note: string) => void;
}

/**
 * nbformat 4.0 to 4.5 → Notebook. What is older than 4.5 has no cell ids: it gets ids made from the cells' text, the
 * same every time.
 *
 * @param path only named in errors; nothing is read from it
 * @throws NotebookError not-json, not-nbformat-4, malformed, duplicate-cell-id, bad-cell-id
 */
export function parseIpynb(text: string, path: string, options: ReadOptions = {}): Notebook {
  const file = decode(text, path);
  const { nbformat, nbformat_minor: minor = 0 } = file;
  if (nbformat !== 4 || typeof minor !== "number" || minor > 5) throw notNbformat4(path, nbformat, minor);
  if (!Array.isArray(file.cells)) throw malformed(path, "the notebook", "`cells` is not an array");
  const metadata = readMetadata(file.metadata ?? {}, path, "the notebook");
  const cells = file.cells as readonly unknown[];
  checkIds(cells, path);
  if (minor < 5)
    options.onNote?.(`${path}: upgraded from nbformat 4.${minor} to 4.5; its cells now have ids.`);
  const ids = new CellIdMaker(
    cells.flatMap((cell) => (isJsonObject(cell) && isCellId(cell.id) ? [cell.id] : [])),
  );
  return {
    metadata: withoutKeys(metadata, ["orig_nbformat", "orig_nbformat_minor", "signature"]),
    cells: cells.map((cell, index) => readCell(cell, ids, path, index)),
  };
}

function decode(text: string, path: string): JsonObject {
  let file: unknown;
  try {
    file = parseJson(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw notJson(path, text, error as Error);
  }
  if (!isJsonObject(file)) throw notNbformat4(path, undefined, undefined);
  return file;
}

function checkIds(cells: readonly unknown[], path: string): void {
  const seen = new Map<string, number>();
  cells.forEach((cell, index) => {
    if (!isJsonObject(cell) || cell.id === undefined) return;
    if (!isCellId(cell.id)) throw badCellId({ file: path, cell: nameCell(index) }, cell.id);
    const first = seen.get(cell.id);
    if (first !== undefined) {
      throw duplicateCellId({ file: path, cell: cell.id }, nameCell(first), nameCell(index));
    }
    seen.set(cell.id, index);
  });
}

function nameCell(index: number): string {
  return `number ${index + 1}`;
}

function readCell(cell: unknown, ids: CellIdMaker, path: string, index: number): Cell {
  const where = `cell ${nameCell(index)}`;
  if (!isJsonObject(cell)) throw malformed(path, where, "it is not an object");
  const type = cell.cell_type;
  if (!isCellType(type)) {
    throw malformed(
      path,
      where,
      `its cell_type is ${JSON.stringify(type)}; code, markdown and raw are known`,
    );
  }
  const source = joinLines(cell.source);
  if (source === undefined) throw malformed(path, where, "its `source` is not text");
  const { tags, metadata } = takeTags(readMetadata(cell.metadata ?? {}, path, where));
  const shared = {
    id: isCellId(cell.id) ? cell.id : ids.makeId(type, source),
    type,
    source,
    tags,
    metadata: withoutKeys(metadata, ["trusted"]),
    ...(cell.attachments === undefined
      ? {}
      : { attachments: readAttachments(cell.attachments, path, where) }),
  };
  if (type !== "code") return { ...shared, outputs: [], executionCount: null };
  const { outputs = [], execution_count: count = null } = cell;
  if (!Array.isArray(outputs)) throw malformed(path, where, "its `outputs` is not an array");
  if (count !== null && typeof count !== "number") {
    throw malformed(path, where, "its `execution_count` is neither a number nor null");
  }
  return {
    ...shared,
    outputs: outputs.map((output, place) => readOutput(output, path, `${where}, output ${place + 1}`)),
    executionCount: count,
  };
}

function isCellType(type: unknown): type is CellType {
  return type === "code" || type === "markdown" || type === "raw";
}

function readMetadata(metadata: unknown, path: string, where: string): JsonObject {
  if (!isJsonObject(metadata)) throw malformed(path, where, "its `metadata` is not an object");
  return metadata;
}

/** Tags that are not a list of strings are somebody else's business: they stay in the metadata as they are. */
function takeTags(metadata: JsonObject): { tags: readonly string[]; metadata: JsonObject } {
  const { tags } = metadata;
  if (!Array.isArray(tags) || !tags.every((tag) => typeof tag === "string")) return { tags: [], metadata };
  return { tags: tags as string[], metadata: withoutKeys(metadata, ["tags"]) };
}

function withoutKeys(metadata: JsonObject, keys: readonly string[]): JsonObject {
  const kept = Object.entries(metadata).filter(([key]) => !keys.includes(key));
  return carrySpellings(metadata, Object.fromEntries(kept));
}

function readAttachments(attachments: unknown, path: string, where: string): Record<string, MimeBundle> {
  if (!isJsonObject(attachments)) throw malformed(path, where, "its `attachments` is not an object");
  return Object.fromEntries(
    Object.entries(attachments).map(([name, bundle]) => {
      if (!isBundle(bundle)) throw malformed(path, where, `its attachment ${name} is not an object`);
      return [name, joinBundle(bundle)];
    }),
  );
}
