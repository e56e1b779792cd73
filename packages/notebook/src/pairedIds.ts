import { carrySpellings } from "./canonicalJson.ts";
import { isCellId } from "./cellId.ts";
import type { Cell, JsonObject, Notebook } from "./notebook.ts";

/**
 * Jupytext knows nothing of nbformat's cell ids: what it reads from `id="claim"` it puts into the cell's metadata, and
 * it writes into the text what it finds there. So a notebook that is made from a .nb.ts says its ids twice, and whoever
 * reads one takes the metadata's word where it is unambiguous: a cell that JupyterLab copied or split has the metadata of
 * its origin and an id of its own.
 */
export function stampIds(notebook: Notebook): Notebook {
  return {
    ...notebook,
    cells: notebook.cells.map((cell) => ({
      ...cell,
      metadata: carrySpellings(cell.metadata, { ...cell.metadata, id: cell.id }),
    })),
  };
}

export function adoptIds(notebook: Notebook): Notebook {
  const claims = new Map<string, number>();
  for (const cell of notebook.cells) {
    for (const id of new Set([cell.id, cell.metadata.id])) {
      if (isCellId(id)) claims.set(id, (claims.get(id) ?? 0) + 1);
    }
  }
  return { ...notebook, cells: notebook.cells.map((cell) => adoptId(cell, claims)) };
}

function adoptId(cell: Cell, claims: ReadonlyMap<string, number>): Cell {
  if (!("id" in cell.metadata)) return cell;
  const { id, ...others } = cell.metadata;
  const metadata: JsonObject = carrySpellings(cell.metadata, others);
  return isCellId(id) && claims.get(id) === 1 ? { ...cell, id, metadata } : { ...cell, metadata };
}
