import { existsSync, readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname, extname, join, relative } from "node:path";
import type { SideOutput } from "tslab/dist/converter.js";
import type { Compiler } from "./compiler.ts";
import type { SourceRegistry } from "./sourceRegistry.ts";

/** What Node's own CommonJS loader calls, and its types leave out. */
interface CompilableModule extends NodeJS.Module {
  _compile(code: string, fileName: string): void;
}

type ModuleClass = (new (
  id: string,
) => CompilableModule) & {
  _nodeModulePaths(directory: string): string[];
};

/**
 * The `require` of the cells: resolves from the working directory, knows the TypeScript files there that the compiler
 * has compiled on the way, and gives every cell the kernel's own instance of tslab.
 */
export class CellModules {
  readonly require: NodeJS.Require;
  readonly #outputs = new Map<string, string>();
  readonly #loaded = new Map<string, CompilableModule>();
  readonly #requireHere = createRequire(import.meta.url);

  constructor(directory: string) {
    this.require = this.#wrapRequire(createRequire(join(directory, "cell.js")), directory);
  }

  /** Takes in newly compiled files; a file that changed is loaded anew at the next `require`. */
  update(outputs: readonly SideOutput[], compiler: Compiler, sources: SourceRegistry): void {
    for (const { path, data } of outputs) {
      this.#loaded.delete(path);
      this.#outputs.set(path, data);
      const map = compiler.takeMap(data);
      const file = ["ts", "tsx", "js"].map((type) => path.replace(/js$/, type)).find(existsSync);
      if (!map || file === undefined) continue;
      const source = readFileSync(file, "utf8");
      sources.add(path, {
        label: relative(process.cwd(), file),
        source,
        toSource: (position) => map.toSource(position),
      });
    }
  }

  #wrapRequire(original: NodeJS.Require, directory: string): NodeJS.Require {
    return new Proxy(original, {
      apply: (_target, thisArgument, [id]: [string]) => {
        if (id === "tslab") return this.#requireHere("tslab");
        return this.#requireCompiled(id, directory) ?? Reflect.apply(original, thisArgument, [id]);
      },
    });
  }

  #requireCompiled(id: unknown, directory: string): unknown {
    if (typeof id !== "string" || !id.startsWith(".")) return undefined;
    const path = join(directory, id);
    const file = extname(path) === "" ? `${path}.js` : path.replace(/\.tsx?$/, ".js");
    const loaded = this.#loaded.get(file);
    if (loaded) return loaded.exports;
    const code = this.#outputs.get(file);
    if (code === undefined) return undefined;
    const module = new (Module as unknown as ModuleClass)(file);
    module.filename = file;
    module.paths = (Module as unknown as ModuleClass)._nodeModulePaths(dirname(file));
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
