/**
 * Cells that are compiled while a snapshot is built, so that V8 has compiled the functions of TypeScript and of tslab that
 * cells need. All that comes of it is thrown away: a snapshot keeps V8's code of a function as long as any copy of it is
 * there.
 */
import type { SnapshotPlan } from "./plan.ts";

const { dirname } = require("node:path") as typeof import("node:path");

interface Watcher {
  close(): void;
}

interface TypeScript {
  readonly sys: { watchFile(): Watcher; watchDirectory(): Watcher };
  createWatchCompilerHost(files: string[], options: object, ...rest: unknown[]): object;
  transpileModule(code: string, options: { compilerOptions: object }): object;
}

interface Converter {
  convert(declarations: string, code: string): { readonly declOutput?: string };
  close(): void;
}

/** Imports, the usual statements and types, a result, an await, a mistake: what the first cells of notebooks hold. */
const CELLS = [
  `import { display } from "tslab";
import * as everything from "tslab";
const shown = await Promise.resolve(display.html);
shown;`,
  `interface Point { readonly x: number; readonly label?: string }
type Shape = Point | { kind: "line"; ends: [Point, Point] };
const points: Point[] = [1, 2].map((x) => ({ x, label: \`\${x}\` }));
function sum(list: readonly Point[], { start = 0 }: { start?: number } = {}): number {
  let total = start;
  for (const { x } of list) total += x > 0 ? x : -x;
  return total;
}
class Table<Value> extends Map<string, Value> {
  #reads = 0;
  override get(key: string): Value | undefined { this.#reads++; return super.get(key); }
}
const ends = (shape: Shape) => ("kind" in shape ? shape.ends : [shape, shape]);
try { if (sum(points) !== 3) throw new Error("unequal"); } catch (error) { throw error; }
const table = new Table<readonly Point[]>([["ends", ends(points[0])]]);
await Promise.all([...table.values()].map(async (list) => sum(list, { start: 1 })));`,
  `const wrong: string = sum(points);
missing.name;`,
];

/** `load` loads modules into `cache`, which is its own. */
function rehearse(
  plan: SnapshotPlan,
  load: (path: string) => unknown,
  cache: Record<string, { exports: unknown }>,
): void {
  const before = process.cwd();
  // From where tslab's types are seen.
  process.chdir(dirname(plan.converter));
  const typescript = load(plan.typescript) as TypeScript;
  // No snapshot can hold a watcher.
  typescript.sys.watchFile = () => ({ close: () => {} });
  typescript.sys.watchDirectory = () => ({ close: () => {} });
  cache[plan.typescript]!.exports = {
    ...typescript,
    createWatchCompilerHost: (files: string[], options: object, ...rest: unknown[]) =>
      typescript.createWatchCompilerHost(
        files,
        { ...options, ...plan.resolution, inlineSourceMap: true },
        ...rest,
      ),
    transpileModule: (code: string, options: { compilerOptions: object }) =>
      typescript.transpileModule(code, {
        ...options,
        compilerOptions: { ...options.compilerOptions, sourceMap: true },
      }),
  };
  const { createConverter } = load(plan.converter) as { createConverter(options: object): Converter };
  const converter = createConverter({});
  let declarations = "";
  for (const cell of CELLS) {
    declarations = converter.convert(declarations, cell).declOutput ?? declarations;
  }
  converter.close();
  // Node remembers where it is as soon as anybody asks; this has it forget that.
  process.chdir(before);
}

export interface Rehearsal {
  readonly rehearse: typeof rehearse;
}
module.exports = { rehearse } satisfies Rehearsal;
