import { SourceMap } from "node:module";
import type { MapSteps } from "../../compiler/mapSteps.ts";

/** A place in a text; both count from 1, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Compiled code, its author's text, and the way from a place in the one to a place in the other. */
export interface MappedSource {
  /** How a traceback names it: `cell[3]`, or a file's path. */
  readonly label: string;
  readonly source: string;
  /** `undefined` for code that the compiler added. */
  toSource(compiled: Position): Position | undefined;
}

type SourceMapPayload = ConstructorParameters<typeof SourceMap>[0];

/** Both steps of tslab's compilation as one map. Read when the first error asks for it. */
export class TwoStepMap {
  readonly #json: MapSteps;
  #steps: readonly SourceMap[] | undefined;

  constructor(json: MapSteps) {
    this.#json = json;
  }

  toSource({ line, column }: Position): Position | undefined {
    const parse = (json: string) => new SourceMap(JSON.parse(json) as SourceMapPayload);
    this.#steps ??= [parse(this.#json.toCommonJs), parse(this.#json.toModule)];
    let at = { line: line - 1, column: column - 1 };
    for (const step of this.#steps) {
      const entry = step.findEntry(at.line, at.column);
      if (!("originalLine" in entry)) return undefined;
      at = { line: entry.originalLine, column: entry.originalColumn };
    }
    return { line: at.line + 1, column: at.column + 1 };
  }
}
