import type { MapSteps } from "../../compiler/mapSteps.ts";
import type { CompileOutcome } from "../compilerLink.ts";
import type { CellError } from "../threadMessages.ts";
import { CellModules } from "./cellModules.ts";
import { compileCellFunction } from "./cellScript.ts";
import type { CompileRequests } from "./compileRequests.ts";
import { toCompileError } from "./diagnostics.ts";
import { type MappedSource, TwoStepMap } from "./sourceMap.ts";
import { SourceRegistry } from "./sourceRegistry.ts";

/** A cell that the compiler refused. */
export class CompileFailure extends Error {
  readonly error: CellError;

  constructor(error: CellError) {
    super(error.evalue);
    this.error = error;
  }
}

/** The compiler itself failed, at code that it should have judged. */
class CompilerError extends Error {
  override readonly name = "CompilerError";
}

/** Compiled code, ready to run. */
export interface CompiledCell {
  /** Runs it; gives a promise if the code awaits. */
  run(): unknown;
  /** To be called when it has run to its end: makes its declarations known, and gives its last expression's value. */
  commit(): unknown;
}

const NOTHING: CompiledCell = { run: () => undefined, commit: () => undefined };

/**
 * The variables of the cells so far: their values and, for the compiler, their types.
 *
 * As in tslab, a cell becomes a function whose exports are its variables, and a later cell reads them from there:
 * so a cell may declare anew what an earlier one declared.
 */
export class CellScope {
  readonly sources = new SourceRegistry();
  readonly #compiler: CompileRequests;
  readonly #modules: CellModules;
  readonly #values: Record<string, unknown> = {};
  readonly #exports: object;

  constructor(compiler: CompileRequests, directory: string) {
    this.#compiler = compiler;
    this.#modules = new CellModules(directory);
    this.#exports = assignOnDefine(this.#values);
  }

  /** Rejects with CompileFailure if the compiler refuses the code. */
  compile(code: string, label: string): Promise<CompiledCell> {
    return new Promise((resolve, reject) => {
      const id = this.#compiler.request(code, (outcome) => {
        try {
          resolve(this.#prepare(id, outcome, code, label));
        } catch (error) {
          reject(error);
        }
      });
      this.#modules.loadEarly(code);
    });
  }

  #prepare(id: number, outcome: CompileOutcome, code: string, label: string): CompiledCell {
    if ("failed" in outcome) throw new CompilerError(outcome.failed);
    const { files, diagnostics, script: compiled } = outcome;
    this.#modules.update(files, this.sources);
    if (diagnostics.length > 0) throw new CompileFailure(toCompileError(diagnostics, label, code));
    if (!compiled) return NOTHING;
    const { awaits, lastExpression } = compiled;
    const source = compiled.map && mapCell(label, code, compiled.map);
    if (source) this.sources.addCell(label, source);
    const createCell = compileCellFunction({ label, code: compiled.code, awaits, source });
    return {
      run: () => {
        const cell = createCell();
        const run = () => cell(this.#exports, this.#modules.require);
        return this.#modules.prepare(compiled.code)?.then(run) ?? run();
      },
      commit: () => {
        this.#compiler.commit(id);
        return lastExpression === undefined ? undefined : this.#takeValue(lastExpression);
      },
    };
  }

  /** Declares a variable that every cell sees, unless it declares the name itself. */
  define(name: string, declaration: string, value: unknown): void {
    this.#values[name] = value;
    this.#compiler.declare(declaration);
  }

  #takeValue(name: string): unknown {
    const value = this.#values[name];
    delete this.#values[name];
    return value;
  }
}

function mapCell(label: string, source: string, steps: MapSteps): MappedSource {
  const map = new TwoStepMap(steps);
  return { label, source, toSource: (position) => withinCell(map.toSource(position), source) };
}

/** The compiler sees one line before the cell, and, after it, a list of exports. */
function withinCell(position: { line: number; column: number } | undefined, code: string) {
  if (!position) return undefined;
  const line = position.line - 1;
  return line >= 1 && line <= code.split("\n").length ? { line, column: position.column } : undefined;
}

/** TypeScript defines getters for imported names; a later cell must be able to assign to them. */
function assignOnDefine(values: Record<string, unknown>): object {
  return new Proxy(values, {
    defineProperty: (_target, name, { get, value }) => {
      if (name !== "__esModule") values[name as string] = get ? get() : value;
      return true;
    },
  });
}
