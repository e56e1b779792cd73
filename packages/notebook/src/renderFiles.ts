import { basename, dirname, join } from "node:path";
import { readImage, resolvePage } from "./besideNotebook.ts";
import { NotebookError } from "./errors.ts";
import { collectAssets } from "./html/assets.ts";
import { drawFigure } from "./html/drawFigure.ts";
import { type Page, renderPage } from "./html/page.ts";
import { inlineAssets } from "./html/pageAssets.ts";
import type { Notebook } from "./notebook.ts";
import { exists, loadIpynb, loadSource, type NotebookFiles } from "./notebookFiles.ts";
import { prepareFolder, writeWhole } from "./writeWhole.ts";

export interface RenderOptions {
  /** The folder for pages and their assets; by default each page lies beside its notebook. */
  readonly output?: string | undefined;
  /** Put style, script, fonts and Plotly into each page, so that it is one file. */
  readonly inline?: boolean;
  /** Put HTML and scripts that notebooks bring along into the pages as they are. */
  readonly trusted?: boolean;
  /** Show formulas that do not parse, instead of stopping. */
  readonly allowErrors?: boolean;
  /** Called with the path of each page once it is written. */
  readonly onPage?: (path: string, page: Page) => void;
}

/**
 * Writes notebooks as pages, with the outputs they have; nothing is executed. All pages are made before the first is written.
 *
 * @throws NotebookError as reading a notebook, a formula that does not parse, or an unwritable folder has it.
 */
export async function renderFiles(
  notebooks: readonly NotebookFiles[],
  options: RenderOptions,
): Promise<void> {
  const targets = new Map<string, NotebookFiles>();
  for (const files of notebooks) {
    const target = join(options.output ?? dirname(files.ipynb), `${files.name}.html`);
    const other = targets.get(target);
    if (other) throw sameTarget(target, files, other);
    targets.set(target, files);
  }

  const pages: { target: string; page: Page }[] = [];
  for (const [target, files] of targets)
    pages.push({ target, page: await renderFile(target, files, targets, options) });

  for (const folder of new Set([...targets.keys()].map((target) => dirname(target)))) {
    await prepareFolder(folder);
    if (options.inline) continue;
    const own = pages.filter(({ target }) => dirname(target) === folder).map(({ page }) => page);
    const traceTypes = [...new Set(own.flatMap((page) => page.traceTypes))].sort();
    const assets = await collectAssets({ traceTypes, pages: own.map(({ html }) => html) });
    await writeFiles(join(folder, "assets"), assets);
  }
  for (const { target, page } of pages) {
    await writeWhole(target, page.html);
    options.onPage?.(target, page);
  }
}

/** Writes files below a folder, each by its path in it. @throws NotebookError unwritable */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    await prepareFolder(dirname(path));
    await writeWhole(path, bytes);
  }
}

async function renderFile(
  target: string,
  files: NotebookFiles,
  targets: ReadonlyMap<string, NotebookFiles>,
  { inline, trusted = false, allowErrors = false }: RenderOptions,
): Promise<Page> {
  const notebook = await readNotebook(files);
  const folder = dirname(files.ipynb);
  const path = files.given === "ipynb" ? files.ipynb : files.source;
  return renderPage(notebook, {
    path,
    draw: drawFigure,
    trusted,
    showBadFormulas: allowErrors,
    resolveImage: (address: string) => readImage(folder, address),
    resolveLink: (address: string) => resolvePage(folder, address, target, targets),
    ...(inline && {
      assets: async (traceTypes, html) => inlineAssets(await collectAssets({ traceTypes, pages: [html] })),
    }),
  });
}

/** Outputs are in the .ipynb, so that is what is shown where there is one. */
async function readNotebook(files: NotebookFiles): Promise<Notebook> {
  if (files.given === "ipynb" || (await exists(files.ipynb))) return loadIpynb(files);
  return (await loadSource(files)).notebook;
}

function sameTarget(target: string, files: NotebookFiles, other: NotebookFiles): NotebookError {
  return new NotebookError(
    "bad-option",
    `${files.ipynb} and ${other.ipynb} would both become ${basename(target)}.`,
    "Render them into different folders.",
    { file: target },
  );
}
