import { statSync } from "node:fs";
import type { DeclarationsRead } from "./plan.ts";

/** Of text. Each start reads all that a snapshot holds, and needs only some of it. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * The declarations that a snapshot should hold: those of the one before, since folders that share a snapshot may see
 * different ones, and those that a process has read. `undefined` where a new snapshot would spare that process nothing.
 */
export function findWantedFiles(
  earlier: readonly string[],
  { declarationFiles, parsed }: DeclarationsRead,
): string[] | undefined {
  let bytes = 0;
  const wanted = [...new Set([...earlier, ...declarationFiles])].filter((path) => {
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    if (size === undefined || bytes + size > MOST_BYTES) return false;
    bytes += size;
    return true;
  });
  const held = new Set(wanted);
  return parsed.some((path) => held.has(path)) ? wanted : undefined;
}
