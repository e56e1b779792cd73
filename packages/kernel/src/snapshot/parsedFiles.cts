/**
 * The declarations that are parsed and bound in a snapshot. A parsed file stands in only for a file of the same name and text:
 * a snapshot can be too old to help, and cannot be wrong.
 */
const { readFileSync } = require("node:fs") as typeof import("node:fs");

interface ParseOptions {
  readonly languageVersion: number;
  readonly impliedNodeFormat?: number;
}

interface SourceFile {
  readonly text: string;
  readonly languageVersion: number;
  readonly impliedNodeFormat?: number;
  resolvedModules?: unknown;
  resolvedTypeReferenceDirectiveNames?: unknown;
}

interface TypeScript {
  readonly sys: { getCurrentDirectory(): string };
  createSourceFile(name: string, text: string, options: ParseOptions): SourceFile;
  createProgram(names: readonly string[], options: object, host: object): unknown;
  bindSourceFile(file: SourceFile, options: { readonly target: number }): void;
}

const PARSER_HEAD =
  "function createSourceFile(fileName, sourceText, languageVersionOrOptions, setParentNodes = false, scriptKind) {\n";
const LOOK_UP =
  'const kept = globalThis[Symbol.for("slope.findParsed")](fileName, sourceText, languageVersionOrOptions, scriptKind); if (kept) return kept;\n';
const ES_2022 = 9;

const parsed = new Map<string, SourceFile>();
/** The files that the process that began from the snapshot has found here so far. */
const found = new Set<string>();

/** TypeScript's own text, with a parser that asks `findParsed` first. */
function letParserAsk(text: string, path: string): string {
  const parts = text.split(PARSER_HEAD);
  if (parts.length !== 2) throw new Error(`${path} has no function createSourceFile where one was expected.`);
  return parts.join(PARSER_HEAD + LOOK_UP);
}

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
  if (!isSame) return undefined;
  // Given away: the program that takes it keeps in it what it finds, and a file that it lets go is parsed anew.
  parsed.delete(name);
  found.add(name);
  return file;
}

// The parser's own text can name nothing else.
Object.assign(globalThis, { [Symbol.for("slope.findParsed")]: findParsed });

/**
 * A program parses the files and finds the imports in each. What it makes of these imports, having nothing else to look at,
 * is taken away again: later programs would believe it. Nothing here may ask TypeScript's own `sys` for the working
 * directory: it would be remembered.
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
  typescript.createProgram(files, options, host);
  for (const file of parsed.values()) {
    file.resolvedModules = undefined;
    file.resolvedTypeReferenceDirectiveNames = undefined;
    typescript.bindSourceFile(file, options);
  }
}

export interface ParsedFiles {
  readonly findParsed: typeof findParsed;
  readonly found: typeof found;
  readonly letParserAsk: typeof letParserAsk;
  readonly parseDeclarations: typeof parseDeclarations;
}
module.exports = { findParsed, found, letParserAsk, parseDeclarations } satisfies ParsedFiles;
