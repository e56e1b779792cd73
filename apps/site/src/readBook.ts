import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Notebook, NotebookError, parseIpynb } from "@slope/notebook";

export interface Book {
  readonly chapters: readonly Chapter[];
  /** glossary.md, if there is one. */
  readonly glossary: string | undefined;
}

/** A notebook of the book and the file it came from. */
export interface Chapter {
  /** Without folder and extension: `1-sigmoid`. */
  readonly name: string;
  readonly path: string;
  /** The file as it is, for those who want to open it in Jupyter. */
  readonly text: string;
  readonly notebook: Notebook;
}

/**
 * The executed notebooks of a folder in the order of their numbers, and its glossary.
 *
 * @throws NotebookError if there is none, or one cannot be read.
 */
export async function readBook(folder: string): Promise<Book> {
  const names = await readdir(folder);
  const files = names.filter((file) => file.endsWith(".ipynb"));
  if (files.length === 0) {
    const next = "Run `pnpm notebooks`, which executes the book before it renders it.";
    throw new NotebookError("unreadable", "there is no executed notebook in this folder.", next, {
      file: folder,
    });
  }
  files.sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
  const chapters = await Promise.all(
    files.map(async (file) => {
      const path = join(folder, file);
      const text = await readFile(path, "utf8");
      return { name: file.replace(/\.ipynb$/, ""), path, text, notebook: parseIpynb(text, path) };
    }),
  );
  const glossary = names.includes(GLOSSARY) ? await readFile(join(folder, GLOSSARY), "utf8") : undefined;
  return { chapters, glossary };
}

const GLOSSARY = "glossary.md";
