import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { carrySpellings, formatJson } from "./canonicalJson.ts";
import { selectTextMetadata } from "./cellHeader.ts";
import { type Cell, isJsonObject, type JsonObject, type JsonValue, type Notebook } from "./notebook.ts";
import { adoptIds, stampIds } from "./pairedIds.ts";
import { selectHeaderMetadata } from "./source.ts";

/** How NAME.nb.ts and NAME.ipynb stand to each other. */
export type PairState = "same" | "source-changed" | "ipynb-changed" | "both-changed" | "never-paired";

/**
 * Which of the two was edited since they last agreed. The .ipynb keeps a fingerprint of the source that it was made
 * from, so no clock is asked: after `git clone` all files are of the same age.
 */
export function comparePair(source: Notebook, ipynb: Notebook): PairState {
  const [inSource, inIpynb] = [fingerprint(source), fingerprint(ipynb)];
  if (inSource === inIpynb) return "same";
  const base = readBase(ipynb);
  if (base === undefined) return "never-paired";
  if (base === inIpynb) return "source-changed";
  return base === inSource ? "ipynb-changed" : "both-changed";
}

/** What the pair must agree on: all that a text can say, except for how Jupytext writes it and a kernel's title. */
export function fingerprint(notebook: Notebook): string {
  const { jupytext: _, kernelspec, ...metadata } = selectHeaderMetadata(notebook.metadata);
  const said: JsonValue = {
    metadata,
    kernel: isJsonObject(kernelspec) ? (kernelspec.name ?? null) : null,
    cells: adoptIds(notebook).cells.map(({ id, type, source, tags, metadata: own }) => [
      ...[id, type, source.replace(/\r\n?/g, "\n"), tags],
      selectTextMetadata(own),
    ]),
  };
  return `sha256:${createHash("sha256").update(formatJson(said)).digest("hex").slice(0, 32)}`;
}

function readBase({ metadata: { slope } }: Notebook): string | undefined {
  return isJsonObject(slope) && typeof slope.source === "string" ? slope.source : undefined;
}

/** The notebook as the .ipynb of a pair holds it: fingerprint recorded, ids where Jupytext finds them. */
export function sealPair(notebook: Notebook): Notebook {
  const adopted = adoptIds(notebook);
  const slope = { source: fingerprint(adopted) };
  return stampIds({ ...adopted, metadata: carrySpellings(adopted.metadata, { ...adopted.metadata, slope }) });
}

/**
 * What the source says, with what only the .ipynb knows: outputs of the cells whose code is unchanged, attachments,
 * and how JupyterLab shows them.
 */
export function mergeIntoSource(source: Notebook, ipynb: Notebook | undefined): Notebook {
  if (ipynb === undefined) return source;
  const known = new Map(adoptIds(ipynb).cells.map((cell) => [cell.id, cell]));
  const spoken = selectHeaderMetadata(ipynb.metadata);
  return {
    metadata: { ...omit(ipynb.metadata, Object.keys(spoken)), ...source.metadata },
    cells: source.cells.map((cell) => mergeCell(cell, known.get(cell.id))),
  };
}

function mergeCell(cell: Cell, known: Cell | undefined): Cell {
  if (known === undefined || known.type !== cell.type) return cell;
  const silent = omit(known.metadata, Object.keys(selectTextMetadata(known.metadata)));
  const unchanged = known.source.replace(/\r\n?/g, "\n") === cell.source;
  return {
    ...cell,
    // The .ipynb's own object where both say the same: it remembers how its numbers were spelled.
    metadata: isDeepStrictEqual({ ...silent, ...cell.metadata }, known.metadata)
      ? known.metadata
      : { ...silent, ...cell.metadata },
    ...(known.attachments === undefined ? {} : { attachments: known.attachments }),
    ...(unchanged ? { outputs: known.outputs, executionCount: known.executionCount } : {}),
  };
}

function omit(metadata: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !keys.includes(key)));
}
