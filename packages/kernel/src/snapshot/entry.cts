/**
 * What a start-up snapshot of the compiler's process holds: TypeScript, loaded, all of its functions that a cell needs
 * compiled, and the declarations that cells see, parsed and bound. Run by `node --build-snapshot`; its argument is a file
 * with a `SnapshotPlan`.
 *
 * A process that begins from the snapshot goes on with ../compiler/main.cjs, which finds TypeScript among the loaded
 * modules. Node lets no module of the user's be loaded here, so they are loaded by hand.
 */
import type { ParsedFiles } from "./parsedFiles.cts";
import type { SnapshotPlan } from "./plan.ts";
import type { Rehearsal } from "./rehearsal.cts";

const { readFileSync, realpathSync } = require("node:fs") as typeof import("node:fs");
const Module = require("node:module") as typeof import("node:module");
const { dirname, join } = require("node:path") as typeof import("node:path");
const { startupSnapshot } = require("node:v8") as typeof import("node:v8");
const { compileFunction } = require("node:vm") as typeof import("node:vm");

type Cache = Record<string, { exports: unknown }>;

/** Each file is compiled once: what has run in the one copy of a module need not be compiled for the next. */
const programs = new Map<string, ReturnType<typeof compileFunction>>();

function programOf(path: string, change: (text: string) => string): ReturnType<typeof compileFunction> {
  const names = ["exports", "require", "module", "__filename", "__dirname"];
  const program =
    programs.get(path) ??
    compileFunction(toOneByte(change(readFileSync(path, "utf8"))), names, { filename: path });
  programs.set(path, program);
  return program;
}

/**
 * The text with one byte for each character. V8 keeps two for a text with any beyond Latin-1, and TypeScript's has five, in
 * comments: 8 MB of the snapshot, which each start reads.
 */
function toOneByte(program: string): string {
  const latin = program.replace(/[^\0-\xff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return Buffer.from(latin, "latin1").toString("latin1");
}

/** A `require` for CommonJS modules whose texts `change` may change; `cache` is as Node's. */
function createLoader(cache: Cache, change: (path: string, text: string) => string = (_, text) => text) {
  return function load(path: string): unknown {
    const known = cache[path];
    if (known) return known.exports;
    const loaded = Object.assign(new Module(path), { filename: path, loaded: true });
    cache[path] = loaded;
    if (path.endsWith(".json")) {
      loaded.exports = JSON.parse(readFileSync(path, "utf8"));
      return loaded.exports;
    }
    const from = Module.createRequire(path);
    const requireFrom = (name: string): unknown =>
      Module.isBuiltin(name) ? require(name) : load(from.resolve(name));
    const program = programOf(path, (text) => change(path, text));
    program.call(loaded.exports, loaded.exports, requireFrom, loaded, path, dirname(path));
    return loaded.exports;
  };
}

const plan = JSON.parse(readFileSync(process.argv[2]!, "utf8")) as SnapshotPlan;
const ownParts = createLoader({});
const partOf = (name: string): unknown => ownParts(join(dirname(plan.entry), name));
const { found, letParserAsk, parseDeclarations } = partOf("parsedFiles.cjs") as ParsedFiles;
const { rehearse } = partOf("rehearsal.cjs") as Rehearsal;

const change = (path: string, text: string) => (path === plan.typescript ? letParserAsk(text, path) : text);
const copy: Cache = {};
rehearse(plan, createLoader(copy, change), copy);
const load = createLoader((Module as unknown as { _cache: Cache })._cache, change);
const typescript = load(plan.typescript) as Parameters<typeof parseDeclarations>[0];
// The rest of what tslab's converter needs. It takes TypeScript as ../compiler/compiler.ts will have it, so it comes later.
load(Module.createRequire(plan.converter).resolve("semver"));
parseDeclarations(typescript, plan.declarationFiles);
programs.clear();

startupSnapshot.setDeserializeMainFunction(() => {
  Object.assign(globalThis, { [Symbol.for("slope.foundInSnapshot")]: found });
  if (process.argv[2] === "--probe") {
    // Asked by who built the snapshot, in a folder other than that of the building.
    const here = realpathSync.native(".");
    process.exitCode = typescript.sys.getCurrentDirectory() === here && process.cwd() === here ? 0 : 1;
    return;
  }
  Module.createRequire(plan.entry)("../compiler/main.cjs");
});
