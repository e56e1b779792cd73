import type { SideOutput } from "tslab/dist/converter.js";
import type { Compiler } from "./compiler.ts";
import type { CompiledCode, CompiledFile } from "./messages.ts";

/** Compiles a cell that is run after others have declared `declarations`. */
export function compileCell(compiler: Compiler, declarations: string, code: string): CompiledCode {
  const metadata = compiler.readCodeMetadata(code);
  if (metadata.module !== undefined) {
    const diagnostics = compiler.addModule(metadata.module, code, metadata);
    return { diagnostics, files: [], moduleName: metadata.module };
  }
  if (metadata.mode === "browser") return { diagnostics: [], files: [] };
  const converted = compiler.convert(declarations, code);
  const files = (converted.sideOutputs ?? []).map((file) => toCompiledFile(compiler, file));
  if (converted.diagnostics.length > 0) return { diagnostics: converted.diagnostics, files };
  const { output = "", declOutput = "", lastExpressionVar, hasToplevelAwait = false } = converted;
  return {
    diagnostics: [],
    files,
    script: {
      code: output,
      map: compiler.takeMap(output),
      awaits: hasToplevelAwait,
      lastExpression: lastExpressionVar,
      declarations: declOutput,
    },
  };
}

function toCompiledFile(compiler: Compiler, { path, data }: SideOutput): CompiledFile {
  return { path, code: data, map: compiler.takeMap(data) };
}
