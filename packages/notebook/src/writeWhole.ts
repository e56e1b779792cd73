import { mkdir, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { NotebookError } from "./errors.ts";

/**
 * Replaces a file so that whoever looks, even after a power cut, finds the old one or the new one, whole. A file that
 * already says the same is not touched.
 *
 * @returns whether the file was written
 * @throws NotebookError unwritable
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<boolean> {
  const target = await realpath(path).catch(() => path);
  const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
  if ((await readFile(target).catch(() => undefined))?.equals(bytes)) return false;
  // The name is the same for each run, so a file that a killed run left behind is used up by the next.
  const temporary = join(dirname(target), `.${basename(target)}.slope-tmp`);
  try {
    await writeAndFlush(temporary, bytes, (await stat(target).catch(() => undefined))?.mode);
    await rename(temporary, target);
    await flushFolder(dirname(target));
    return true;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw unwritable(path, error as NodeJS.ErrnoException);
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

/** Makes the folder that a file is to go to, before a notebook has run in vain. @throws NotebookError unwritable */
export async function prepareFolder(path: string): Promise<void> {
  try {
    await makeFolders(resolve(path));
  } catch (error) {
    throw unwritable(path, error as NodeJS.ErrnoException);
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

function unwritable(path: string, error: NodeJS.ErrnoException): NotebookError {
  return new NotebookError(
    "unwritable",
    `cannot be written: ${error.message}.`,
    "Make its folder writable, or choose another with --output DIR. What was there before is unchanged.",
    { file: path },
    error,
  );
}
