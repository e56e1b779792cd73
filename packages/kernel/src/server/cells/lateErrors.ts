import { currentCell } from "./cell.ts";
import type { CellRunner } from "./cellRunner.ts";
import type { ErrorReporter } from "./traceback.ts";

/**
 * Nobody caught these. In a cell that still runs they fail the cell; otherwise they are printed where the cell's
 * output goes. The kernel lives on either way.
 */
export function catchLateErrors(runner: CellRunner, reporter: ErrorReporter): void {
  const handle = (thrown: unknown, what: string): void => {
    const cell = currentCell();
    if (cell?.isRunning) {
      runner.fail(cell, thrown);
      return;
    }
    const { traceback } = reporter.report(thrown, cell?.request.label ?? "");
    process.stderr.write(`${what}\n${traceback.join("\n")}\n`);
  };
  process.on("uncaughtException", (thrown) => handle(thrown, "Uncaught, after its cell had ended:"));
  process.on("unhandledRejection", (thrown) => handle(thrown, "Rejected, after its cell had ended:"));
}
