/**
 * What a start-up snapshot of the compiler's process holds: TypeScript, loaded, and the declarations that every cell
 * sees, parsed and bound. Run by `node --build-snapshot`; its argument is a file with a `SnapshotPlan`.
 *
 * A process that begins from the snapshot goes on with ../compiler/main.js, which finds TypeScript among the loaded
 * modules. Node allows no module of the user's to be loaded here, so TypeScript is compiled by hand. A parsed file stands
 * in only for a file of the same name and text: a snapshot can be too old to help, and cannot be wrong.
 */
import type { SnapshotPlan } from "./plan.ts";

const { readFileSync } = require("node:fs") as typeof import("node:fs");
const Module = require("node:module") as typeof import("node:module");
const { dirname } = require("node:path") as typeof import("node:path");
const { startupSnapshot } = require("node:v8") as typeof import("node:v8");
const { compileFunction } = require("node:vm") as typeof import("node:vm");

interface ParseOptions {
  readonly languageVersion: number;
  readonly impliedNodeFormat?: number;
}

interface SourceFile {
  readonly text: string;
  readonly languageVersion: number;
  readonly impliedNodeFormat?: number;
}

interface TypeScript {
  readonly sys: { getCurrentDirectory(): string };
  createSourceFile(name: string, text: string, options: ParseOptions): SourceFile;
  createProgram(names: readonly string[], options: object, host: object): { getTypeChecker(): unknown };
}

const PARSER_HEAD =
  "function createSourceFile(fileName, sourceText, languageVersionOrOptions, setParentNodes = false, scriptKind) {\n";
const LOOK_UP =
  "const kept = findParsed(fileName, sourceText, languageVersionOrOptions, scriptKind); if (kept) return kept;\n";
const ES_2022 = 9;

const plan = JSON.parse(readFileSync(process.argv[2]!, "utf8")) as SnapshotPlan;
const parsed = new Map<string, SourceFile>();
const use = { found: 0, missed: 0 };

function findParsed(
  name: string,
  text: string,
  options: ParseOptions | number,
  kind?: number,
): SourceFile | undefined {
  const file = parsed.get(name);
  const isSame =
    file?.text === text &&
    typeof options === "object" &&
    options.languageVersion === file.languageVersion &&
    options.impliedNodeFormat === file.impliedNodeFormat &&
    kind === undefined;
  if (isSame) use.found++;
  else if (name.includes("/node_modules/") && name.endsWith(".d.ts")) use.missed++;
  return isSame ? file : undefined;
}

/**
 * The text with one byte for each character. V8 keeps two for a text with any beyond Latin-1, and TypeScript's has five, in
 * comments: 8 MB of the snapshot, which each start reads.
 */
function toOneByte(program: string): string {
  const latin = program.replace(/[^\0-\xff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return Buffer.from(latin, "latin1").toString("latin1");
}

function loadTypeScript(path: string): TypeScript {
  const parts = readFileSync(path, "utf8").split(PARSER_HEAD);
  if (parts.length !== 2) throw new Error(`${path} has no function createSourceFile where one was expected.`);
  const names = ["exports", "require", "module", "__filename", "__dirname", "findParsed"];
  const load = compileFunction(toOneByte(parts.join(PARSER_HEAD + LOOK_UP)), names, { filename: path });
  const loaded = Object.assign(new Module(path), { filename: path, loaded: true });
  load.call(loaded.exports, loaded.exports, require, loaded, path, dirname(path), findParsed);
  (Module as unknown as { _cache: Record<string, object> })._cache[path] = loaded;
  return loaded.exports as TypeScript;
}

/**
 * The checker binds all files; it is not kept. Nothing here may ask TypeScript's own `sys` for the working directory: it
 * would be remembered.
 */
function parseDeclarations(typescript: TypeScript, files: readonly string[]): void {
  const options = { target: ES_2022, noLib: true, noResolve: true, types: [] };
  const host = {
    getSourceFile(name: string, parseOptions: ParseOptions) {
      const file = typescript.createSourceFile(name, readFileSync(name, "utf8"), parseOptions);
      parsed.set(name, file);
      return file;
    },
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name: string) => name,
    useCaseSensitiveFileNames: () => true,
    getDefaultLibFileName: () => "lib.d.ts",
    getNewLine: () => "\n",
    fileExists: () => false,
    readFile: () => undefined,
    writeFile: () => {},
  };
  typescript.createProgram(files, options, host).getTypeChecker();
}

const typescript = loadTypeScript(plan.typescript);
parseDeclarations(typescript, plan.declarationFiles);
Object.assign(use, { found: 0, missed: 0 });

startupSnapshot.setDeserializeMainFunction(() => {
  Object.assign(globalThis, { [Symbol.for("slope.snapshotUse")]: use });
  if (process.argv[2] === "--probe") {
    // Asked by who built the snapshot, in a folder other than that of the building.
    process.exitCode = typescript.sys.getCurrentDirectory() === process.cwd() ? 0 : 1;
    return;
  }
  Module.createRequire(plan.entry)("../compiler/main.js");
});
