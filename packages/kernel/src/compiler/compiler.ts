import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as ConverterModule from "tslab/dist/converter.js";
import type * as MetadataModule from "tslab/dist/metadata.js";
import { log } from "../server/log.ts";
import type { DeclarationsRead } from "../snapshot/plan.ts";
import { type Printer, reuseText } from "./declarationPrinter.ts";
import { DeclarationReads } from "./declarationReads.ts";
import { type MapSteps, readMapSteps, removeMapComments } from "./mapSteps.ts";
import { type ConfigReader, readNotebookOptions } from "./notebookOptions.ts";
import { RESOLUTION } from "./resolution.ts";
import { keepOneTimer, type WatchHost } from "./watchHost.ts";

/** The few functions of tslab's TypeScript 5.0 that are called or wrapped here; the rest passes through unseen. */
interface TypeScript extends ConfigReader {
  readonly version: string;
  createWatchCompilerHost(files: string[], options: WatchOptions, ...rest: unknown[]): CompilerHost;
  transpileModule(code: string, options: { compilerOptions: object }): Transpiled;
  createPrinter(options: object): Printer;
  createSourceFile(
    name: string,
    text: string,
    target: number,
  ): { parseDiagnostics?: readonly { readonly code: number }[] };
}

interface WatchOptions {
  readonly typeRoots: readonly string[];
  readonly lib: readonly string[];
  readonly inlineSourceMap?: boolean;
}

type CompilerHost = WatchHost & FileReader & Parameters<DeclarationReads["watch"]>[0];

interface FileReader {
  readFile(path: string, ...rest: unknown[]): string | undefined;
}

interface Transpiled {
  readonly outputText: string;
  readonly sourceMapText?: string;
}

/** tslab's compiler, with the source maps that tslab itself does not make. */
export interface Compiler extends ConverterModule.Converter {
  isCompleteCode: typeof ConverterModule.isCompleteCode;
  readCodeMetadata: typeof MetadataModule.getCodeMetadata;
  /** TypeScript's numbers of the syntax errors in a cell. */
  findSyntaxErrors(code: string): number[];
  /** The maps of JavaScript that was just put out. Gives them away: they are not kept here. */
  takeMap(output: string): MapSteps | undefined;
  /** The files of declarations that have been read so far. */
  readDeclarations(): DeclarationsRead;
}

const ES_NEXT = 99;

/** What the snapshot that this process began from holds and was asked for so far: see ../snapshot/entry.cts. */
const FOUND_IN_SNAPSHOT = Symbol.for("slope.foundInSnapshot");

/**
 * Loads TypeScript and tslab's converter for the working directory: the slow part of a kernel's start.
 *
 * tslab compiles a cell in two steps, to modules and from there to CommonJS, and asks neither for a source map. Its
 * options cannot be set, so TypeScript's two functions are wrapped, before tslab loads them, to add a map to each
 * step. The exports of TypeScript cannot be assigned to, hence the copy.
 */
export function loadCompiler(): Compiler {
  const requireHere = createRequire(import.meta.url);
  const requireFromTslab = createRequire(requireHere.resolve("tslab/dist/converter"));
  const typescriptPath = requireFromTslab.resolve("@tslab/typescript-for-tslab");
  const typescript = requireFromTslab(typescriptPath) as TypeScript;
  const maps = new Map<string, MapSteps>();
  const read = new Set<string>();
  const declarations = new DeclarationReads();
  const instrumented: TypeScript = {
    ...typescript,
    createWatchCompilerHost: (files, options, ...rest) =>
      keepOneTimer(
        noteDeclarations(
          declarations.watch(
            typescript.createWatchCompilerHost(
              files,
              {
                ...options,
                ...RESOLUTION,
                ...readNotebookOptions(typescript, process.cwd(), options.lib, log),
                inlineSourceMap: true,
                typeRoots: addNodeTypes(
                  options.typeRoots,
                  requireFromTslab.resolve("@types/node/package.json"),
                ),
              },
              ...rest,
            ),
          ),
          read,
        ),
      ),
    createPrinter: (options) => reuseText(typescript.createPrinter(options)),
    transpileModule: (code, options) => {
      const compilerOptions = { ...options.compilerOptions, sourceMap: true };
      const transpiled = typescript.transpileModule(code, { ...options, compilerOptions });
      const outputText = removeMapComments(transpiled.outputText);
      const map = readMapSteps(code, transpiled.sourceMapText);
      if (map) maps.set(outputText, map);
      return { ...transpiled, outputText };
    },
  };
  requireHere.cache[typescriptPath]!.exports = instrumented;
  const { createConverter, isCompleteCode } = requireHere("tslab/dist/converter") as typeof ConverterModule;
  const { getCodeMetadata } = requireHere("tslab/dist/metadata") as typeof MetadataModule;
  const converter = createConverter({});
  const beginning =
    <Parameters extends unknown[], Result>(work: (...parameters: Parameters) => Result) =>
    (...parameters: Parameters): Result => {
      declarations.begin();
      return work(...parameters);
    };
  return {
    ...converter,
    convert: beginning(converter.convert),
    inspect: beginning(converter.inspect),
    complete: beginning(converter.complete),
    readDeclarations: () => {
      const found = (globalThis as { [FOUND_IN_SNAPSHOT]?: ReadonlySet<string> })[FOUND_IN_SNAPSHOT];
      return { declarationFiles: [...read], parsed: [...read].filter((path) => !found?.has(path)) };
    },
    isCompleteCode,
    readCodeMetadata: getCodeMetadata,
    findSyntaxErrors: (code) =>
      (typescript.createSourceFile("cell.ts", code, ES_NEXT).parseDiagnostics ?? []).map(
        (error) => error.code,
      ),
    takeMap: (output) => {
      const map = maps.get(output);
      maps.delete(output);
      return map;
    },
  };
}

/**
 * The folders of types that a cell sees. Where none of them has Node's types, tslab's own come in, so that `console` has a
 * type in any folder. tslab looks for them in its node_modules, where pnpm does not put them.
 */
function addNodeTypes(typeRoots: readonly string[], nodeTypes: string): readonly string[] {
  const hasNode = typeRoots.some((root) => existsSync(join(root, "node", "package.json")));
  return hasNode ? typeRoots : [...typeRoots, dirname(dirname(nodeTypes))];
}

/** Any but the one in which tslab tells TypeScript of the earlier cells. */
const DECLARATION = /(?<!\/__prev__)\.d\.[cm]?ts$/;

function noteDeclarations<Host extends FileReader>(host: Host, read: Set<string>): Host {
  const { readFile } = host;
  host.readFile = (path, ...rest) => {
    if (DECLARATION.test(path)) read.add(path);
    return readFile(path, ...rest);
  };
  return host;
}
