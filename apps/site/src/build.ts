import { rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { NotebookError, writeFiles } from "@slope/notebook";
import { readBook } from "./readBook.ts";
import { renderBook } from "./renderBook.ts";

const site = fileURLToPath(new URL("../dist/", import.meta.url));
const notebooks = fileURLToPath(new URL("../../../notebooks/", import.meta.url));
const workspace = dirname(notebooks);

try {
  const files = await renderBook(await readBook(notebooks), (name, { title, minutes }) => {
    console.log(`rendered ${name}: ${title}, ${minutes} min read`);
  });
  await rm(site, { recursive: true, force: true });
  await writeFiles(site, files);
  console.log(`\nOpen ${relative(workspace, join(site, "index.html"))}`);
} catch (error) {
  if (!(error instanceof NotebookError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
