import { NotebookError, type Place } from "../errors.ts";

/** A formula that does not parse. `output` says which output of the cell it is in, if in one; the line counts there. */
export function badFormula(
  place: Place,
  output: string | undefined,
  tex: string,
  reason: string,
): NotebookError {
  const where = output === undefined ? "" : ` of ${output}`;
  return new NotebookError(
    "bad-formula",
    `the formula${where} ${JSON.stringify(tex)} does not parse: ${reason}.`,
    "Correct it; write \\$ where a dollar sign is meant; or show such formulas as they are with --allow-errors.",
    place,
  );
}
