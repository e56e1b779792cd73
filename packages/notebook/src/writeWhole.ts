import {
  access,
  constants,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { NotebookError } from "./errors.ts";

/** What was written for, to say what else could be given. */
export interface Asked {
  /** The option and its value, as `--output DIR`; none where nothing else can be given. */
  readonly by?: string;
}

const ASKED_BY_OUTPUT: Asked = { by: "--output DIR" };

/**
 * Replaces a file so that whoever looks, even after a power cut, finds the old one or the new one, whole. A file that
 * already says the same is not touched.
 *
 * @returns whether the file was written
 * @throws NotebookError unwritable
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  asked: Asked = ASKED_BY_OUTPUT,
): Promise<boolean> {
  const target = await realpath(path).catch(() => path);
  const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
  if ((await readFile(target).catch(() => undefined))?.equals(bytes)) return false;
  // A name of its own: two runs may write into one folder.
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}-${++writes}${SUFFIX}`);
  try {
    await writeAndFlush(temporary, bytes, (await stat(target).catch(() => undefined))?.mode);
    await rename(temporary, target);
    await flushFolder(dirname(target));
    await removeLeftovers(target);
    return true;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw unwritable(path, error as NodeJS.ErrnoException, asked);
  }
}

const SUFFIX = ".slope-tmp";
let writes = 0;

/** What a run that was killed left behind of this file. */
async function removeLeftovers(target: string): Promise<void> {
  const start = `.${basename(target)}.`;
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(start) || !name.endsWith(SUFFIX)) continue;
    const writer = Number(/^\d+/.exec(name.slice(start.length))?.[0]);
    if (!isRunning(writer)) await rm(join(dirname(target), name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function writeAndFlush(path: string, bytes: Buffer, mode = 0o644): Promise<void> {
  const file = await open(path, "w", mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is only safe from a power cut when its folder is written too. Windows cannot open folders. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

/**
 * Makes the folder that a file is to go to, and sees that it can be written to, before a notebook has run in vain.
 *
 * @throws NotebookError unwritable
 */
export async function prepareFolder(path: string, asked: Asked = ASKED_BY_OUTPUT): Promise<void> {
  try {
    await makeFolders(resolve(path));
    await access(path, constants.W_OK);
  } catch (error) {
    throw unwritable(path, error as NodeJS.ErrnoException, asked);
  }
}

/** Level by level: Node's own way to make nested folders never ends in a file system such as /proc. */
async function makeFolders(path: string): Promise<void> {
  const parent = dirname(path);
  const parentExists = (await stat(parent).catch(() => undefined)) !== undefined;
  if (!parentExists) await makeFolders(parent);
  await mkdir(path).catch(async (error: NodeJS.ErrnoException) => {
    // It was there, or another run has made it in between.
    if (error.code !== "EEXIST" || !(await stat(path)).isDirectory()) throw error;
  });
}

function unwritable(path: string, error: NodeJS.ErrnoException, { by }: Asked): NotebookError {
  const isInTheWay = error.code === "ENOTDIR" || error.code === "EEXIST";
  const what = isInTheWay
    ? `cannot be written: a file stands where a folder is needed (${error.code}).`
    : `cannot be written: ${error.message}.`;
  const next = isInTheWay ? "Move that file away" : (nextSteps.get(error.code) ?? "Make its folder writable");
  const other = by === undefined ? "" : `, or choose another with ${by}`;
  return new NotebookError(
    "unwritable",
    what,
    `${next}${other}. What was there before is unchanged.`,
    { file: path },
    error,
  );
}

const nextSteps: ReadonlyMap<string | undefined, string> = new Map([
  ["ENOSPC", "Make room on the disk"],
  ["EDQUOT", "Make room in your quota"],
  ["EFBIG", "Allow larger files (`ulimit -f`)"],
]);
