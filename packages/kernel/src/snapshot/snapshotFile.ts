import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the snapshot for a folder of notebooks is, or is to be. */
export interface SnapshotFile {
  readonly blob: string;
  /** The declarations that are in it, as JSON. */
  readonly list: string;
  /** Held by who builds it. */
  readonly lock: string;
  /** Why it could not be built. */
  readonly failure: string;
  readonly entry: string;
  readonly typescript: string;
  /** tslab's converter. */
  readonly converter: string;
}

/** The packages of types that a cell sees without an import, by name; of two with the same name, the nearer one. */
function findTypes(directory: string): Record<string, string> {
  const root = join(directory, "node_modules", "@types");
  const above = dirname(directory);
  const names = existsSync(root) ? readdirSync(root) : [];
  return {
    ...(above === directory ? {} : findTypes(above)),
    ...Object.fromEntries(names.map((name) => [name, realpathSync(join(root, name))])),
  };
}

/**
 * Named for all that a snapshot depends on: Node itself with its options, this package's part of it, TypeScript, and
 * the packages of types that are visible, so that folders that see the same ones share it. What these contain is compared file by file when they are used.
 */
export function locateSnapshot(cache: string, directory: string): SnapshotFile {
  const requireHere = createRequire(import.meta.url);
  const converter = requireHere.resolve("tslab/dist/converter");
  const requireFromTslab = createRequire(converter);
  const typescript = requireFromTslab.resolve("@tslab/typescript-for-tslab");
  const entry = fileURLToPath(new URL("../snapshot/entry.cjs", import.meta.url));
  const { size, mtimeMs } = statSync(typescript);
  const parts = [
    [process.version, process.arch, process.platform, process.versions.v8, process.env.NODE_OPTIONS ?? ""],
    [typescript, size, mtimeMs],
    ...globSync("*.cjs", { cwd: dirname(entry) })
      .sort()
      .map((name) => [name, readFileSync(join(dirname(entry), name), "utf8")]),
    [entry],
    Object.entries(findTypes(directory)).sort(),
  ];
  const key = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
  const file = (ending: string) => join(cache, `compiler-${key}.${ending}`);
  return {
    blob: file("blob"),
    list: file("json"),
    lock: file("lock"),
    failure: file("failure"),
    entry,
    typescript,
    converter,
  };
}

/**
 * Whether the snapshot is there and may be used.
 *
 * @throws Error if it is there and is not to be trusted: it is a program, and somebody else may have written it.
 */
export function isSnapshotUsable({ blob }: SnapshotFile): boolean {
  const state = lstatSync(blob, { throwIfNoEntry: false });
  if (!state) return false;
  if (!state.isFile() || state.uid !== process.getuid?.() || (state.mode & 0o022) !== 0) {
    throw new Error(`${blob} is not a file that only this user can write.`);
  }
  // The time of the last use: what is not used for long is removed.
  const now = new Date();
  utimesSync(blob, now, now);
  return true;
}

/**
 * The options of Node for a process that begins from the snapshot.
 *
 * V8 would give all tables of names new places, a third of the time, so that nobody can choose names that get in each
 * other's way. The names here are those of the user's own cells.
 */
export function beginFrom(blob: string): string[] {
  return ["--no-rehash-snapshot", "--snapshot-blob", blob];
}

export function removeSnapshot({ blob }: SnapshotFile): void {
  rmSync(blob, { force: true });
}
