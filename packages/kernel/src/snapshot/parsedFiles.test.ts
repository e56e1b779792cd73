import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ParsedFiles } from "./parsedFiles.cts";

const FILE = fileURLToPath(import.meta.url);
const OPTIONS = { languageVersion: 9 };

/** A module of its own for each test: what was parsed is kept in it. It is CommonJS, as snapshots need it. */
function loadParsedFiles(): ParsedFiles {
  const require = createRequire(import.meta.url);
  const path = require.resolve("../../dist/snapshot/parsedFiles.cjs");
  delete require.cache[path];
  return require(path);
}

interface Host {
  getSourceFile(name: string, options: object): Record<string, unknown>;
}

/** Parses this file, by a parser that only keeps the text and a program that finds none of its imports. */
function parseThisFile({ parseDeclarations }: ParsedFiles): string {
  let parsed = "";
  const typescript = {
    sys: { getCurrentDirectory: () => "/" },
    createSourceFile: (_: string, text: string) => {
      parsed = text;
      return { text, ...OPTIONS };
    },
    createProgram(names: readonly string[], _options: object, host: object) {
      for (const name of names) (host as Host).getSourceFile(name, OPTIONS).resolvedModules = new Map();
    },
    bindSourceFile: () => {},
  };
  parseDeclarations(typescript, [FILE]);
  return parsed;
}

describe("a file that is parsed in a snapshot", () => {
  it("stands in for a file of the same name and text, and of no other", () => {
    const files = loadParsedFiles();
    const text = parseThisFile(files);
    expect(files.findParsed(FILE, `${text} `, OPTIONS)).toBeUndefined();
    expect(files.findParsed(`${FILE}x`, text, OPTIONS)).toBeUndefined();
    expect(files.findParsed(FILE, text, { languageVersion: 99 })).toBeUndefined();
    expect([...files.found]).toEqual([]);
    const file = files.findParsed(FILE, text, OPTIONS);
    expect(file).toMatchObject({ text, ...OPTIONS });
    expect(file?.resolvedModules).toBeUndefined();
    expect([...files.found]).toEqual([FILE]);
  });

  it("is given away once, since a program leaves in it what it finds of its imports", () => {
    const files = loadParsedFiles();
    const text = parseThisFile(files);
    expect(files.findParsed(FILE, text, OPTIONS)).toBeDefined();
    expect(files.findParsed(FILE, text, OPTIONS)).toBeUndefined();
    expect([...files.found]).toEqual([FILE]);
  });
});
