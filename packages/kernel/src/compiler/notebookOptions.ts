import { dirname } from "node:path";

/** The functions of TypeScript that read a tsconfig.json. */
export interface ConfigReader {
  readonly sys: {
    readonly useCaseSensitiveFileNames: boolean;
    fileExists(path: string): boolean;
    readFile(path: string): string | undefined;
  };
  findConfigFile(directory: string, fileExists: (path: string) => boolean): string | undefined;
  readConfigFile(
    path: string,
    readFile: (path: string) => string | undefined,
  ): { config?: unknown; error?: { readonly messageText: unknown } };
  parseJsonConfigFileContent(
    json: unknown,
    host: object,
    directory: string,
  ): { readonly options: Readonly<Record<string, unknown>> };
}

/** What may be set for cells: how strictly they are checked. How they are compiled and resolved stays the kernel's. */
const TAKEN = [
  "strict",
  "noImplicitAny",
  "strictNullChecks",
  "strictFunctionTypes",
  "strictBindCallApply",
  "strictPropertyInitialization",
  "noImplicitThis",
  "useUnknownInCatchVariables",
  "noUncheckedIndexedAccess",
  "exactOptionalPropertyTypes",
  "noImplicitOverride",
  "noImplicitReturns",
  "noFallthroughCasesInSwitch",
  "noPropertyAccessFromIndexSignature",
];

/** A library of the language itself, such as lib.es2022.d.ts, in contrast to lib.dom.d.ts. */
const LANGUAGE_LIBRARY = /^lib\.es(\d+|next)\.d\.ts$/;

/**
 * The options that the nearest tsconfig.json, from `directory` upwards, sets for cells, with what it extends. Its `lib`
 * says whether there are types of the DOM; names that the cells' TypeScript is too old for are passed over, and where
 * no language version is left, `languageLibraries` stand in.
 */
export function readNotebookOptions(
  typescript: ConfigReader,
  directory: string,
  languageLibraries: readonly string[],
  log: (text: string) => void,
): Record<string, unknown> {
  const { sys } = typescript;
  const file = typescript.findConfigFile(directory, sys.fileExists);
  if (file === undefined) return {};
  const { config, error } = typescript.readConfigFile(file, sys.readFile);
  if (error) {
    log(`${file} is not used for cells: ${String(error.messageText)}`);
    return {};
  }
  // Which files it names does not matter here, and finding them all would take long.
  const host = { ...sys, readDirectory: () => [] };
  const { options } = typescript.parseJsonConfigFileContent(config, host, dirname(file));
  const taken: Record<string, unknown> = Object.fromEntries(
    TAKEN.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );
  if (Array.isArray(options.lib)) {
    const libraries = options.lib.map(String);
    const hasLanguage = libraries.some((library) => LANGUAGE_LIBRARY.test(library));
    taken.lib = hasLanguage ? libraries : [...languageLibraries, ...libraries];
  }
  return taken;
}
