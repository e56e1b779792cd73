import { beforeExit } from "../beforeExit.ts";
import { log } from "../log.ts";
import type { ErrorReporter } from "./traceback.ts";

/** Says in the log where a cell ends the process: whoever started the kernel would see nothing but an exit code. */
export function logWhereCellsExit(reporter: ErrorReporter): void {
  beforeExit(() => {
    const stack = reporter.stackInCells(new Error());
    if (stack.length > 0) log(["process.exit was called here:", ...stack].join("\n"));
  });
}
