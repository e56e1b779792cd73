import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { NotebookError } from "./errors.ts";
import { parseIpynb } from "./ipynb.ts";
import type { Notebook } from "./notebook.ts";
import { readSource, type SourceFile } from "./readSource.ts";

const SOURCE = ".nb.ts";
const IPYNB = ".ipynb";

/** The two files of a notebook; `given` is the one that was asked for. */
export interface NotebookFiles {
  readonly name: string;
  readonly given: "source" | "ipynb";
  readonly source: string;
  readonly ipynb: string;
}

/** @throws NotebookError not-a-notebook-file */
export function nameFiles(path: string): NotebookFiles {
  const given = path.endsWith(SOURCE) ? "source" : path.endsWith(IPYNB) ? "ipynb" : undefined;
  if (given === undefined) {
    const next = `Give files that end in ${SOURCE} or ${IPYNB}, or a folder of them.`;
    throw new NotebookError("not-a-notebook-file", "this is not a notebook.", next, { file: path });
  }
  const stem = path.slice(0, -(given === "source" ? SOURCE : IPYNB).length);
  return { name: basename(stem), given, source: stem + SOURCE, ipynb: stem + IPYNB };
}

/** Where the outputs go: into the .ipynb of the pair, or into one of the same name in another folder. */
export function nameOutput({ name, ipynb }: NotebookFiles, folder: string | undefined): string {
  return folder === undefined ? ipynb : join(folder, `${name}${IPYNB}`);
}

/**
 * The notebooks that a command line names: files, and folders for all notebooks in them. Each comes once, as its .nb.ts
 * where both of a pair are named.
 *
 * @throws NotebookError not-a-notebook-file, unreadable
 */
export async function findNotebooks(paths: readonly string[]): Promise<NotebookFiles[]> {
  const found = new Map<string, NotebookFiles>();
  for (const path of paths) {
    for (const files of (await listFiles(path)).map(nameFiles)) {
      const key = resolve(files.ipynb);
      if (files.given === "source" || !found.has(key)) found.set(key, files);
    }
  }
  return [...found.values()];
}

async function listFiles(path: string): Promise<string[]> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  if (!info.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith(SOURCE) || name.endsWith(IPYNB));
  if (names.length === 0) {
    throw new NotebookError("unreadable", "there is no notebook in this folder.", "Name another.", {
      file: path,
    });
  }
  return names.sort().map((name) => join(path, name));
}

/** @throws NotebookError unreadable, or what is wrong with the file */
export async function loadSource({ source }: NotebookFiles): Promise<SourceFile> {
  return readSource(await readText(source), source);
}

export async function loadIpynb(
  { ipynb }: NotebookFiles,
  onNote?: (note: string) => void,
): Promise<Notebook> {
  return parseIpynb(await readText(ipynb), ipynb, onNote === undefined ? {} : { onNote });
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** @throws NotebookError unreadable */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw unreadable(path, error as NodeJS.ErrnoException);
  }
}

function unreadable(path: string, error: NodeJS.ErrnoException): NotebookError {
  const fail = (what: string, next: string) =>
    new NotebookError("unreadable", what, next, { file: path }, error);
  if (error.code === "ENOENT") {
    return fail("there is no such file.", "Check the spelling, and the folder you are in.");
  }
  // What Node throws where a text does not fit into a string, or a file into a buffer.
  if (error instanceof RangeError) {
    const next = `Clear its outputs: \`jupyter nbconvert --clear-output --inplace ${path}\`.`;
    return fail("is larger than half a gigabyte, which is more than can be read.", next);
  }
  return fail(`cannot be read: ${error.message}.`, "Make it readable.");
}
