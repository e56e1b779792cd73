import { type Cell, linkAssets, type Page, type PageLink, renderPage } from "@slope/notebook";
import { type HasCell, resolveLink } from "./resolveLink.ts";

/** The glossary as a page like those of the notebooks. */
export function renderGlossary(
  source: string,
  notebooks: readonly PageLink[],
  hasCell: HasCell,
): Promise<Page> {
  const cell: Cell = {
    id: "glossary",
    type: "markdown",
    source,
    tags: [],
    metadata: {},
    outputs: [],
    executionCount: null,
  };
  return renderPage(
    { metadata: {}, cells: [cell] },
    {
      path: "glossary.md",
      draw: () => Promise.reject(new Error("a glossary has no figures")),
      assets: () => linkAssets("assets/"),
      site: {
        name: "Slope",
        home: { href: "index.html", title: "All notebooks" },
        all: notebooks.map(({ href, title }) => ({ href: `notebooks/${href}`, title })),
        further: [{ href: "glossary.html", title: "Glossary" }],
      },
      resolveLink: (address) => resolveLink(address, { notebooks: "notebooks/", home: "", hasCell }),
    },
  );
}
