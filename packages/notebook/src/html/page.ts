import { basename } from "node:path";
import { isAnswer } from "../answer.ts";
import type { Cell, Notebook } from "../notebook.ts";
import { isJsonObject } from "../notebook.ts";
import { renderCell } from "./cell.ts";
import { loadHighlighter } from "./code.ts";
import { renderDocument } from "./document.ts";
import { drawFigures } from "./drawFigures.ts";
import { escapeHtml, formatScriptJson } from "./escape.ts";
import type { DrawFigure } from "./figure.ts";
import { HeadingList } from "./headings.ts";
import { linkAssets, type PageAssets } from "./pageAssets.ts";
import type { PageContext } from "./pageContext.ts";
import { describePlotSetup } from "./palette.ts";
import { textOfHtml } from "./plainText.ts";
import { estimateReadingMinutes } from "./readingTime.ts";
import { renderFooter, renderHeader, renderTitle, renderTurn, type SiteLinks } from "./surroundings.ts";
import { renderToc } from "./toc.ts";
import type { FormulaVerdicts } from "./verdict.ts";

export interface PageOptions {
  /** The notebook's path: errors name it, and it is the title where the notebook has no heading. */
  readonly path: string;
  /** Draws figures; `renderSvg` of `@slope/plots` fits. */
  readonly draw: DrawFigure;
  /** By default links into a folder `assets/` beside the page; see collectAssets. Is given what the page shows. */
  readonly assets?: (traceTypes: readonly string[], html: string) => PageAssets | Promise<PageAssets>;
  /** Put the notebook's own HTML, scripts included, into the page. By default it is sanitized. */
  readonly trusted?: boolean;
  /** Show the source of a formula that does not parse. By default it is an error. */
  readonly showBadFormulas?: boolean;
  /** Mark the display formulas that are proven; judgeFormulas finds out which. */
  readonly verdicts?: FormulaVerdicts;
  readonly resolveLink?: (address: string) => string | undefined;
  readonly resolveImage?: (address: string) => string | undefined;
  /** What the page says around the notebook, if it is one of several. */
  readonly site?: SiteLinks;
}

/** A page and what was learned in making it. */
export interface Page {
  readonly html: string;
  readonly title: string;
  /** The first paragraph, as plain text. */
  readonly summary: string;
  /** The same with its formulas, links and emphasis taken out, to stand in a link to the page. */
  readonly summaryHtml: string;
  readonly minutes: number;
  /** Plotly's trace types in its figures, for collectAssets; none where there is no figure. */
  readonly traceTypes: readonly string[];
}

/**
 * A notebook, with the outputs it has, as one HTML page. Nothing is executed, and the same notebook gives the same bytes.
 *
 * @throws NotebookError if a formula does not parse.
 */
export async function renderPage(notebook: Notebook, options: PageOptions): Promise<Page> {
  const figures = await drawFigures(notebook, options.draw);
  const context = await createContext(notebook, options, figures.html);
  const body = renderCells(notebook.cells, context);
  const first = takeTitle(body);
  const title = first?.text ?? readTitle(notebook, options.path);
  const paragraph = /<p>([\s\S]*?)<\/p>/.exec(first?.rest ?? body)?.[1] ?? "";
  const summary = textOfHtml(paragraph).replace(/\s+/g, " ").trim();
  const minutes = estimateReadingMinutes(notebook);
  const parts = [
    '<a class="skip" href="#content">Skip to the text</a>',
    renderHeader(options.site),
    '<div class="columns">',
    renderToc(context.headings.all),
    '<main id="content"><article>',
    renderTitle(
      first?.html ?? escapeHtml(title),
      { minutes, proven: options.verdicts?.count ?? 0 },
      options.site,
    ),
    first?.rest ?? body,
    "</article>",
    renderTurn(options.site),
    "</main></div>",
    renderFooter(options.site),
  ].filter((part) => part !== "");
  const assets = (await options.assets?.(figures.traceTypes, parts.join("\n"))) ?? linkAssets("assets/");
  if (figures.traceTypes.length > 0) {
    const setup = formatScriptJson(describePlotSetup());
    parts.push(`${assets.plotly}<script type="application/json" id="plot-setup">${setup}</script>`);
  }
  const html = renderDocument({
    title: options.site ? `${title} · ${options.site.name}` : title,
    description: summary || title,
    language: "en",
    kind: "notebook",
    assets,
    trusted: options.trusted ?? false,
    body: parts.join("\n"),
  });
  const summaryHtml = paragraph.replace(/<\/?(?:a|strong|em|b|i|img)\b[^>]*>/g, "");
  return { html, title, summary, summaryHtml, minutes, traceTypes: figures.traceTypes };
}

async function createContext(
  notebook: Notebook,
  options: PageOptions,
  figures: ReadonlyMap<unknown, string>,
): Promise<PageContext> {
  const language = readLanguage(notebook);
  const fences = notebook.cells
    .filter(({ type }) => type === "markdown")
    .flatMap(({ source }) =>
      [...source.matchAll(/^[ \t>]*(?:`{3,}|~{3,})[ \t]*([\w+#-]+)/gm)].map((found) => found[1]!),
    );
  return {
    path: options.path,
    language,
    highlight: await loadHighlighter([language, "json", ...fences]),
    headings: new HeadingList(),
    macros: {},
    showBadFormulas: options.showBadFormulas ?? false,
    trusted: options.trusted ?? false,
    figures,
    ...(options.verdicts && { verdicts: options.verdicts }),
    ...(options.resolveLink && { resolveLink: options.resolveLink }),
    ...(options.resolveImage && { resolveImage: options.resolveImage }),
  };
}

/** Neighbouring answer cells fold together. */
function renderCells(cells: readonly Cell[], context: PageContext): string {
  const parts: string[] = [];
  cells.forEach((cell, index) => {
    const opens = isAnswer(cell) && !(index > 0 && isAnswer(cells[index - 1]!));
    const closes = isAnswer(cell) && !(index + 1 < cells.length && isAnswer(cells[index + 1]!));
    if (opens) parts.push('<details class="answer"><summary>Answer</summary>');
    parts.push(renderCell(cell, context));
    if (closes) parts.push("</details>");
  });
  return parts.filter((part) => part !== "").join("\n");
}

/** The heading of the first level that opens the page moves to the page's head. */
function takeTitle(body: string): { html: string; text: string; rest: string } | undefined {
  const found = /^(<div class="cell markdown"[^>]*><div class="prose">)<h1[^>]*>([\s\S]*?)<\/h1>\s*/.exec(
    body,
  );
  if (!found) return undefined;
  const [whole, opening, html] = found;
  return { html: html!, text: textOfHtml(html!).trim(), rest: `${opening}${body.slice(whole!.length)}` };
}

function readTitle(notebook: Notebook, path: string): string {
  const { title } = notebook.metadata;
  return typeof title === "string" && title !== "" ? title : basename(path).replace(/(\.nb)?\.\w+$/, "");
}

/** What the code cells are written in: the kernel said so when it ran them, or the kernelspec does. */
function readLanguage({ metadata }: Notebook): string {
  const { language_info: info, kernelspec } = metadata;
  if (isJsonObject(info) && typeof info.name === "string") return info.name;
  if (isJsonObject(kernelspec) && typeof kernelspec.language === "string") return kernelspec.language;
  return "text";
}
