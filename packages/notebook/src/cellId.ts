import { createHash } from "node:crypto";
import type { CellType } from "./notebook.ts";

const CELL_ID = /^[a-zA-Z0-9_-]{1,64}$/;

export function isCellId(value: unknown): value is string {
  return typeof value === "string" && CELL_ID.test(value);
}

/**
 * Ids for cells that have none. They depend on the cell's kind and text, and on how many equal cells stand before
 * it, so that the same file gives the same ids on every machine and an edit elsewhere leaves them alone.
 */
export class CellIdMaker {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  makeId(type: CellType, source: string): string {
    for (let copy = 0; ; copy++) {
      const digest = createHash("sha256")
        .update(JSON.stringify([type, source, copy]))
        .digest("hex");
      const id = `cell-${digest.slice(0, 8)}`;
      if (this.#taken.has(id)) continue;
      this.#taken.add(id);
      return id;
    }
  }
}
