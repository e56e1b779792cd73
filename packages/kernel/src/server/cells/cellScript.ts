import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import type { MappedSource } from "./sourceMap.ts";

type CellFunction = (exports: object, require: NodeJS.Require) => unknown;

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
  const script = compileOnce(
    `((source) => [() => source, ${header} (exports, require) {\n${code}\n}])`,
    label,
  );
  return () => script.runInThisContext()(source)[1];
}

/** V8 would keep each script for long, for the case that the same text is compiled again. */
function compileOnce(code: string, filename: string): Script {
  setFlagsFromString("--no-compilation-cache");
  try {
    return new Script(code, { filename, lineOffset: -1 });
  } finally {
    setFlagsFromString("--compilation-cache");
  }
}
