import { SourceMap } from "node:module";

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

const INLINE_MAP = /^\/\/# sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/m;
const MAP_COMMENT = /^\/\/# sourceMappingURL=.*$/gm;

/** Both steps of tslab's compilation, TypeScript to JavaScript modules to CommonJS, as one map. */
export class TwoStepMap {
  readonly #steps: readonly SourceMap[];

  private constructor(steps: readonly SourceMap[]) {
    this.#steps = steps;
  }

  /** `moduleCode` ends in an inline map of the first step; `commonJsMap` is the second step's. */
  static fromOutputs(moduleCode: string, commonJsMap: string | undefined): TwoStepMap | undefined {
    const inline = INLINE_MAP.exec(moduleCode)?.[1];
    if (inline === undefined || commonJsMap === undefined) return undefined;
    const parse = (json: string) => new SourceMap(JSON.parse(json) as SourceMapPayload);
    return new TwoStepMap([parse(commonJsMap), parse(Buffer.from(inline, "base64").toString())]);
  }

  toSource({ line, column }: Position): Position | undefined {
    let at = { line: line - 1, column: column - 1 };
    for (const step of this.#steps) {
      const entry = step.findEntry(at.line, at.column);
      if (!("originalLine" in entry)) return undefined;
      at = { line: entry.originalLine, column: entry.originalColumn };
    }
    return { line: at.line + 1, column: at.column + 1 };
  }
}

export function removeMapComments(code: string): string {
  return code.replace(MAP_COMMENT, "");
}
