import { basename } from "node:path";
import {
  collectAssets,
  drawFigure,
  isJsonObject,
  judgeFormulas,
  linkAssets,
  type Page,
  type PageLink,
  renderPage,
  type SiteLinks,
} from "@slope/notebook";
import { bundleExplorer } from "./bundleExplorer.ts";
import { readFrontStyle, renderFrontPage } from "./frontPage.ts";
import type { Book, Chapter } from "./readBook.ts";
import { renderGlossary } from "./renderGlossary.ts";
import { type HasCell, resolveLink } from "./resolveLink.ts";
import { drawSparkline } from "./sparkline.ts";

/** Files of the site by their path in it. */
export type SiteFiles = Map<string, string | Uint8Array>;

/**
 * The whole site in memory, so that nothing is written where a page cannot be made. The same notebooks give the same bytes.
 *
 * @param onPage is told of each page as it is made.
 */
export async function renderBook(
  { chapters, glossary }: Book,
  onPage: (name: string, page: Page) => void,
): Promise<SiteFiles> {
  const all = chapters.map(
    ({ name, notebook }): PageLink => ({ href: `${name}.html`, title: findTitle(notebook) ?? name }),
  );
  const further = glossary === undefined ? [] : [{ href: "../glossary.html", title: "Glossary" }];
  const hasCell: HasCell = (notebook, cell) =>
    chapters.some(
      ({ name, notebook: { cells } }) => name === notebook && cells.some(({ id }) => id === cell),
    );
  const files: SiteFiles = new Map();
  const pages: Page[] = [];
  for (const [index, { name, path, text, notebook }] of chapters.entries()) {
    const site: SiteLinks = {
      name: "Slope",
      home: { href: "../index.html", title: "All notebooks" },
      all,
      index,
      further,
      download: { href: `${name}.ipynb`, title: "Download" },
    };
    const page = await renderPage(notebook, {
      path: basename(path),
      draw: drawFigure,
      assets: () => linkAssets("../assets/"),
      site,
      verdicts: judgeFormulas(notebook),
      resolveLink: (address) => resolveLink(address, { notebooks: "", home: "../", hasCell }),
    });
    pages.push(page);
    files.set(`notebooks/${name}.html`, page.html);
    files.set(`notebooks/${name}.ipynb`, text);
    onPage(name, page);
  }
  const front = renderFrontPage(
    chapters.map(({ name, notebook }, index) => ({
      href: `notebooks/${name}.html`,
      title: pages[index]!.title,
      claim: pages[index]!.summaryHtml,
      minutes: pages[index]!.minutes,
      sparkline: drawSparkline(notebook),
    })),
    further.map((link) => ({ ...link, href: link.href.replace("../", "") })),
  );
  files.set("index.html", front);
  if (glossary !== undefined) {
    const page = await renderGlossary(glossary, all, hasCell);
    files.set("glossary.html", page.html);
    onPage("glossary", page);
  }
  return addAssets(files, pages);
}

/** The style, scripts and fonts that the pages need; the front page has some of its own. */
async function addAssets(files: SiteFiles, pages: readonly Page[]): Promise<SiteFiles> {
  const traceTypes = [...new Set(pages.flatMap((page) => page.traceTypes))].sort();
  const html = [...files].flatMap(([name, text]) => (name.endsWith(".html") ? [String(text)] : []));
  for (const [name, bytes] of await collectAssets({ traceTypes, pages: html })) {
    files.set(`assets/${name}`, bytes);
  }
  files.set("assets/front.css", await readFrontStyle());
  files.set("assets/explorer.js", await bundleExplorer());
  return files;
}

/** Titles are needed before the pages are made, since each page names its neighbours. */
function findTitle({ metadata, cells }: Chapter["notebook"]): string | undefined {
  const heading = /^#[ \t]+(.+)$/m.exec(cells.find(({ type }) => type === "markdown")?.source ?? "")?.[1];
  if (heading !== undefined) return heading.trim();
  return isJsonObject(metadata) && typeof metadata.title === "string" ? metadata.title : undefined;
}
