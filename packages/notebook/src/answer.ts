import type { Cell } from "./notebook.ts";

/** Whether a cell belongs to the folded answer of an exercise. */
export function isAnswer({ tags }: Pick<Cell, "tags">): boolean {
  return tags.includes("answer");
}
