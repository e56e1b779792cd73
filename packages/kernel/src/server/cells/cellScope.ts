import { Script } from "node:vm";
import type { CellError } from "../threadMessages.ts";
import { CellModules } from "./cellModules.ts";
import type { Compiler } from "./compiler.ts";
import { toCompileError } from "./diagnostics.ts";
import { SourceRegistry } from "./sourceRegistry.ts";

/** A cell that the compiler refused. */
export class CompileFailure extends Error {
  readonly error: CellError;

  constructor(error: CellError) {
    super(error.evalue);
    this.error = error;
  }
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
  readonly #compiler: Compiler;
  readonly #modules: CellModules;
  readonly #values: Record<string, unknown> = {};
  readonly #exports: object;
  #declarations = "";

  constructor(compiler: Compiler, directory: string) {
    this.#compiler = compiler;
    this.#modules = new CellModules(directory);
    this.#exports = assignOnDefine(this.#values);
  }

  /** What the compiler has to be told of the earlier cells. */
  get declarations(): string {
    return this.#declarations;
  }

  /** @throws CompileFailure */
  compile(code: string, label: string): CompiledCell {
    const { module, mode } = this.#compiler.readCodeMetadata(code);
    if (module !== undefined) {
      refuseErrors(
        this.#compiler.addModule(module, code, this.#compiler.readCodeMetadata(code)),
        label,
        code,
      );
      return NOTHING;
    }
    if (mode === "browser") return NOTHING;
    const converted = this.#compiler.convert(this.#declarations, code);
    if (converted.sideOutputs) this.#modules.update(converted.sideOutputs, this.#compiler, this.sources);
    refuseErrors(converted.diagnostics, label, code);
    const { output = "", declOutput = "", lastExpressionVar, hasToplevelAwait } = converted;
    const map = this.#compiler.takeMap(output);
    if (map) {
      this.sources.add(label, {
        label,
        source: code,
        toSource: (compiled) => withinCell(map.toSource(compiled), code),
      });
    }
    const header = hasToplevelAwait ? "async function" : "function";
    const script = new Script(`(${header} (exports, require) {\n${output}\n})`, {
      filename: label,
      lineOffset: -1,
    });
    return {
      run: () => {
        const cell = script.runInThisContext() as (exports: object, require: NodeJS.Require) => unknown;
        const run = () => cell(this.#exports, this.#modules.require);
        return this.#modules.prepare(output)?.then(run) ?? run();
      },
      commit: () => {
        this.#declarations = declOutput;
        return lastExpressionVar === undefined ? undefined : this.#takeValue(lastExpressionVar);
      },
    };
  }

  /** Declares a variable that every cell sees, unless it declares the name itself. */
  define(name: string, declaration: string, value: unknown): void {
    this.#values[name] = value;
    this.#declarations += `${declaration}\n`;
  }

  #takeValue(name: string): unknown {
    const value = this.#values[name];
    delete this.#values[name];
    return value;
  }
}

function refuseErrors(diagnostics: Parameters<typeof toCompileError>[0], label: string, code: string): void {
  if (diagnostics.length > 0) throw new CompileFailure(toCompileError(diagnostics, label, code));
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
