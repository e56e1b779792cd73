import { compareOutputs, type Difference } from "./compareOutputs.ts";
import { DEFAULT_TOLERANCE, type Tolerance } from "./compareText.ts";
import type { Cell, Notebook } from "./notebook.ts";

/** A cell whose outputs are not the committed ones. */
export interface CellDifference {
  readonly cellId: string;
  readonly differences: readonly Difference[];
}

/** A cell with this tag, known from nbval, may put out something else each time: a time, a random number. */
const IGNORE_OUTPUT = /^nbval-ignore-output$/i;

/**
 * Compares a notebook as it is committed with the same notebook executed anew. Execution counts do not matter.
 *
 * @param now has the same cells
 */
export function compareNotebooks(
  committed: Notebook,
  now: Notebook,
  tolerance: Tolerance = DEFAULT_TOLERANCE,
): CellDifference[] {
  const fresh = new Map(now.cells.map((cell) => [cell.id, cell]));
  return committed.cells.flatMap((cell) => {
    const differences = compareOutputs(cell.outputs, fresh.get(cell.id)?.outputs ?? [], tolerance);
    return differences.length === 0 || isIgnored(cell) ? [] : [{ cellId: cell.id, differences }];
  });
}

function isIgnored({ tags }: Cell): boolean {
  return tags.some((tag) => IGNORE_OUTPUT.test(tag));
}
