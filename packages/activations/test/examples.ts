import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { inspect } from "node:util";

/** A block of code in a docstring or a README. */
export interface Example {
  readonly path: string;
  /** Of the first line of code, counted from 1. */
  readonly line: number;
  readonly code: string;
}

/** What a line promised with `// →`, and what it gave. */
export interface Outcome {
  readonly line: number;
  readonly expected: string;
  readonly got: string;
}

const FENCED_BLOCK = /^([ \t]*(?:\* )?)```ts\n([\s\S]*?)^[ \t]*(?:\* )?```$/gm;
const PROMISE = /^(.*?);?\s*\/\/ → (.*)$/;

/** Every `ts` block of a file; in a source file these are the examples of its docstrings. */
export function findExamples(path: string): Example[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(FENCED_BLOCK)].map((match) => {
    const code = match[2]!
      .split("\n")
      .map((line) => line.replace(/^ \* ?/, ""))
      .join("\n");
    return { path, line: text.slice(0, match.index).split("\n").length + 1, code };
  });
}

/** The examples of all sources of a folder, tests left out. */
export function findExamplesUnder(folder: string): Example[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .sort()
    .flatMap((name) => findExamples(join(folder, name)));
}

/**
 * Runs an example. A line `expression // → text` promises that the expression prints as `text`, as Node prints it, or
 * that it throws an error whose name and message begin so. Imports are served from `packages`.
 */
export async function runExample(
  example: Example,
  packages: Readonly<Record<string, object>>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const source = example.code
    .split("\n")
    .map((line, i) => {
      const promise = line.match(PROMISE);
      return promise
        ? `await __promise(${example.line + i}, ${JSON.stringify(promise[2])}, async () => (${promise[1]}));`
        : line;
    })
    .join("\n");
  const script = stripTypeScriptTypes(source).replace(
    /^import \{([^}]*)\} from ("[^"]*");$/gm,
    (_, names, from) => `const {${names}} = __packages[${from}];`,
  );
  const run = new Function("__packages", "__promise", `"use strict"; return (async () => {${script}\n})();`);
  await run(packages, async (line: number, expected: string, compute: () => Promise<unknown>) => {
    outcomes.push({ line, expected, got: await describeResult(compute, expected) });
  });
  return outcomes;
}

async function describeResult(compute: () => Promise<unknown>, expected: string): Promise<string> {
  try {
    return inspect(await compute(), { breakLength: Infinity, depth: 4 });
  } catch (error) {
    return String(error).slice(0, expected.length);
  }
}
