import { writeSync } from "node:fs";

/**
 * Writes a line to the process's own standard error, where whoever started the kernel looks. Synchronous, and not
 * through `process.stderr`: that one belongs to the cells.
 */
export function log(text: string): void {
  try {
    writeSync(2, `slope-kernel: ${text}\n`);
  } catch {
    // Nobody reads it any more.
  }
}
