import { Script } from "node:vm";
import type { MappedSource } from "./sourceMap.ts";

export type CellFunction = (exports: object, require: NodeJS.Require) => unknown;

interface CellCode {
  readonly label: string;
  readonly code: string;
  readonly awaits: boolean;
  readonly source: MappedSource | undefined;
}

/**
 * Makes a cell's code a function. That function, and each that it makes in turn, keeps `source` alive: V8's functions hold
 * all variables around them, those that only another function reads too. Once none of them is left, nobody can ask for
 * a place in the cell.
 */
export function compileCellFunction({ label, code, awaits, source }: CellCode): () => CellFunction {
  const header = awaits ? "async function" : "function";
  const script = new Script(`((source) => [() => source, ${header} (exports, require) {\n${code}\n}])`, {
    filename: label,
    lineOffset: -1,
  });
  return () => script.runInThisContext()(source)[1];
}
