import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, relative } from "node:path";
import type { CompiledFile } from "../../compiler/messages.ts";
import { type CompilableModule, createModule } from "./commonJsModule.ts";
import { findEarlyImports } from "./earlyImports.ts";
import { EsModules, needsImport } from "./esModules.ts";
import { TwoStepMap } from "./sourceMap.ts";
import type { SourceRegistry } from "./sourceRegistry.ts";

/** How an import declaration looks in compiled code: at the start of a line, the module's name as a literal. */
const IMPORTS = /^(?:(?:const|var) \w+ = (?:__import\w+\()?|__exportStar\()?require\("((?:[^"\\]|\\.)+)"\)/gm;

/**
 * The `require` of the cells: resolves from the working directory, knows the TypeScript files there that the compiler
 * has compiled on the way, and gives every cell the kernel's own instance of tslab.
 */
export class CellModules {
  readonly require: NodeJS.Require;
  readonly #directory: string;
  readonly #outputs = new Map<string, string>();
  readonly #loaded = new Map<string, CompilableModule>();
  readonly #esModules = new EsModules();
  readonly #requireHere = createRequire(import.meta.url);

  constructor(directory: string) {
    this.#directory = directory;
    this.require = this.#wrapRequire(createRequire(join(directory, "cell.js")), directory);
  }

  /** Takes in newly compiled files; a file that changed is loaded anew at the next `require`. */
  update(files: readonly CompiledFile[], sources: SourceRegistry): void {
    for (const { path, code, map: steps } of files) {
      this.#loaded.delete(path);
      this.#outputs.set(path, code);
      const file = ["ts", "tsx", "js"].map((type) => path.replace(/js$/, type)).find(existsSync);
      if (!steps || file === undefined) continue;
      const map = new TwoStepMap(steps);
      const source = readFileSync(file, "utf8");
      sources.addFile(path, {
        label: relative(process.cwd(), file),
        source,
        toSource: (position) => map.toSource(position),
      });
    }
  }

  /**
   * Loads what a cell imports while it is being compiled, as far as nobody can notice. What fails here fails again when the
   * cell comes to it. The last first: nobody notices the order, and what shows results, often imported last, may start a
   * thread of its own, which then loads beside the others.
   */
  loadEarly(code: string): void {
    for (const specifier of findEarlyImports(code, join(this.#directory, "cell.js")).toReversed()) {
      try {
        this.require(specifier);
      } catch {}
    }
  }

  /**
   * Loads what compiled code imports and `require` cannot load, through the compiled files that it imports too.
   *
   * @returns `undefined` if there is nothing to wait for.
   */
  prepare(code: string): Promise<unknown> | undefined {
    const waiting = this.#prepareImports(code, this.#directory, new Set());
    return waiting.length > 0 ? Promise.all(waiting) : undefined;
  }

  #prepareImports(code: string, directory: string, seen: Set<string>): Promise<void>[] {
    const specifiers = [...code.matchAll(IMPORTS)].map(([, literal]) => JSON.parse(`"${literal}"`) as string);
    return specifiers.flatMap((specifier) => {
      const file = compiledFile(specifier, directory);
      const output = file === undefined ? undefined : this.#outputs.get(file);
      if (file === undefined || output === undefined) {
        const require = createRequire(join(directory, "cell.js"));
        return this.#esModules.prepare(specifier, directory, require) ?? [];
      }
      if (this.#loaded.has(file) || seen.has(file)) return [];
      return this.#prepareImports(output, dirname(file), seen.add(file));
    });
  }

  #wrapRequire(original: NodeJS.Require, directory: string): NodeJS.Require {
    return new Proxy(original, {
      apply: (_target, thisArgument, [id]: [string]) => {
        if (id === "tslab") return this.#requireHere("tslab");
        const known = this.#requireCompiled(id, directory) ?? this.#esModules.get(id, directory);
        if (known !== undefined) return known;
        try {
          return Reflect.apply(original, thisArgument, [id]);
        } catch (cause) {
          if (!needsImport(cause)) throw cause;
          throw new Error(
            `"${id}" cannot be loaded by require or import() in a cell: it awaits something at its top level, or is ` +
              `exported to import alone. Write it as a statement: import … from "${id}".`,
            { cause },
          );
        }
      },
    });
  }

  #requireCompiled(id: unknown, directory: string): unknown {
    const file = typeof id === "string" ? compiledFile(id, directory) : undefined;
    if (file === undefined) return undefined;
    const loaded = this.#loaded.get(file);
    if (loaded) return loaded.exports;
    const code = this.#outputs.get(file);
    if (code === undefined) return undefined;
    const module = createModule(file);
    module.require = this.#wrapRequire(module.require as NodeJS.Require, dirname(file));
    // Before it runs, so that files that import each other get what is there, as in Node.
    this.#loaded.set(file, module);
    try {
      module._compile(code, file);
    } catch (error) {
      this.#loaded.delete(file);
      throw error;
    }
    return module.exports;
  }
}

/** The file that the compiler makes of a relative import. */
function compiledFile(specifier: string, directory: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const path = join(directory, specifier);
  return extname(path) === "" ? `${path}.js` : path.replace(/\.tsx?$/, ".js");
}
