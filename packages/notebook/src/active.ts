import type { Cell } from "./notebook.ts";

type Tagged = Pick<Cell, "tags" | "metadata">;

/**
 * Whether a cell is code in files of this kind. A cell tagged `active-ipynb` runs in the notebook and is a comment in
 * NAME.nb.ts, where the type checker does not see it; one tagged `active-ts` is the other way round.
 *
 * @see https://jupytext.readthedocs.io/en/latest/advanced-options.html#active-and-inactive-cells
 */
export function isActiveIn(kind: "ts" | "ipynb", { tags, metadata }: Tagged): boolean {
  const tag = tags.find((name) => name.startsWith("active-"));
  if (tag !== undefined) return tag.split("-").includes(kind);
  if (typeof metadata.active === "string") return metadata.active.split(/[.,]/).includes(kind);
  return true;
}

export function choosesWhereActive({ tags, metadata }: Tagged): boolean {
  return tags.some((name) => name.startsWith("active-")) || typeof metadata.active === "string";
}
