import { readFileSync } from "node:fs";
import { findPackageJSON, isBuiltin } from "node:module";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createModule } from "./commonJsModule.ts";

/** What `require` answers where only `import` will do: a top-level await, or a package that is exported to it alone. */
const IMPORT_ONLY = new Set(["ERR_REQUIRE_ASYNC_MODULE", "ERR_PACKAGE_PATH_NOT_EXPORTED"]);

export function needsImport(error: unknown): boolean {
  return error instanceof Error && "code" in error && IMPORT_ONLY.has(String(error.code));
}

/** The ES modules that `require` cannot load; they are imported before the cell that needs them runs. */
export class EsModules {
  readonly #loaded = new Map<string, object>();
  readonly #failed = new Map<string, unknown>();

  /** As `require` would give it; `undefined` if it was not loaded here. @throws what its import has thrown */
  get(specifier: string, directory: string): unknown {
    const key = keyOf(specifier, directory);
    if (this.#failed.has(key)) throw this.#failed.get(key);
    return this.#loaded.get(key);
  }

  /**
   * Loads a module if it is an ES module that needs to be imported. What fails otherwise fails again, and in its place,
   * when the cell comes to it.
   */
  prepare(specifier: string, directory: string, require: NodeJS.Require): Promise<void> | undefined {
    if (this.#loaded.has(keyOf(specifier, directory)) || isBuiltin(specifier)) return undefined;
    try {
      if (isEsModule(require.resolve(specifier))) require(specifier);
    } catch (error) {
      if (needsImport(error)) return this.#import(specifier, directory);
    }
    return undefined;
  }

  async #import(specifier: string, directory: string): Promise<void> {
    const key = keyOf(specifier, directory);
    this.#failed.delete(key);
    try {
      this.#loaded.set(key, markAsEsModule(await importFrom(specifier, directory)));
    } catch (error) {
      this.#failed.set(key, error);
    }
  }
}

function keyOf(specifier: string, directory: string): string {
  return specifier.startsWith(".") ? join(directory, specifier) : specifier;
}

/** CommonJS modules are left to the cell, whose statements they may depend on; an `import` of ES modules comes first. */
function isEsModule(path: string): boolean {
  if (extname(path) === ".mjs") return true;
  const packageFile = extname(path) === ".js" ? findPackageJSON(pathToFileURL(path)) : undefined;
  return packageFile !== undefined && JSON.parse(readFileSync(packageFile, "utf8")).type === "module";
}

/** Imports as a module in that folder would. */
function importFrom(specifier: string, directory: string): Promise<object> {
  const module = createModule(join(directory, "cell.js"));
  module._compile("module.exports = (specifier) => import(specifier);", module.filename);
  return (module.exports as (specifier: string) => Promise<object>)(specifier);
}

/** TypeScript's CommonJS takes a module without this mark for the default export itself. Bindings stay live. */
function markAsEsModule(namespace: object): object {
  const marked = Object.create(null, { __esModule: { value: true } });
  for (const name of Object.keys(namespace)) {
    Object.defineProperty(marked, name, { enumerable: true, get: () => Reflect.get(namespace, name) });
  }
  return marked;
}
