import type { CellError } from "../threadMessages.ts";
import { type Cell, currentCell } from "./cell.ts";
import type { CellRunner } from "./cellRunner.ts";
import type { ErrorReporter } from "./traceback.ts";

/**
 * What nobody caught. In a cell that still runs it fails the cell; otherwise it is an error among the outputs of the
 * cell that set it going. The kernel lives on either way.
 */
export function catchLateErrors(
  runner: CellRunner,
  reporter: ErrorReporter,
  emit: (cell: Cell | undefined, error: CellError) => void,
): void {
  const handle = (thrown: unknown): void => {
    const cell = currentCell();
    if (cell?.isRunning) runner.fail(cell, thrown);
    else emit(cell, reporter.report(thrown, cell?.request.label ?? ""));
  };
  process.on("uncaughtException", handle);
  process.on("unhandledRejection", handle);
}
