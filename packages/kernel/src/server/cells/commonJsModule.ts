import Module from "node:module";
import { dirname } from "node:path";

/** What Node's own CommonJS loader calls, and its types leave out. */
export interface CompilableModule extends NodeJS.Module {
  _compile(code: string, fileName: string): void;
}

type ModuleClass = (new (
  id: string,
) => CompilableModule) & {
  _nodeModulePaths(directory: string): string[];
};

/** A CommonJS module that takes its code from the caller, and resolves as a file at `path` would. */
export function createModule(path: string): CompilableModule {
  const ModuleClass = Module as unknown as ModuleClass;
  const module = new ModuleClass(path);
  module.filename = path;
  module.paths = ModuleClass._nodeModulePaths(dirname(path));
  return module;
}
