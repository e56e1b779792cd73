import { escapeHtml } from "./escape.ts";
import { describeVerdicts } from "./verdict.ts";

/** A page to go to. */
export interface PageLink {
  readonly href: string;
  readonly title: string;
}

/** What stands around a notebook that is one of several. */
export interface SiteLinks {
  readonly name: string;
  readonly home: PageLink;
  /** All notebooks in order, this one included. */
  readonly all: readonly PageLink[];
  /** Which of them this one is; undefined on a page that is no notebook. */
  readonly index?: number;
  /** Pages beside the notebooks, such as a glossary; linked from every page. */
  readonly further?: readonly PageLink[];
  /** The notebook's own file, to be opened in Jupyter. */
  readonly download?: PageLink;
}

/** The head of a page; without a site it only holds the button for light and dark. */
export function renderHeader(site: SiteLinks | undefined): string {
  const toggle =
    '<button type="button" class="theme" aria-label="Use the dark theme"><svg viewBox="0 0 16 16" aria-hidden="true">' +
    '<circle cx="8" cy="8" r="6.25"/><path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z"/></svg></button>';
  if (!site) return `<header class="top">${toggle}</header>`;
  const items = site.all.map(({ href, title }, index) => {
    const current = index === site.index ? ' aria-current="page"' : "";
    return `<li><a href="${escapeHtml(href)}"${current} aria-label="${escapeHtml(title)}">${index + 1}</a></li>`;
  });
  return [
    '<header class="top">',
    `<a class="brand" href="${escapeHtml(site.home.href)}">${escapeHtml(site.name)}</a>`,
    items.length > 0 ? `<nav class="chapters" aria-label="Notebooks"><ol>${items.join("")}</ol></nav>` : "",
    ...(site.further ?? []).map(
      ({ href, title }) => `<a href="${escapeHtml(href)}">${escapeHtml(title)}</a>`,
    ),
    toggle,
    "</header>",
  ].join("");
}

/** Title, reading time, how many equations are proven, and the way to the notebook itself. */
export function renderTitle(
  html: string,
  { minutes, proven }: { readonly minutes: number; readonly proven: number },
  site: SiteLinks | undefined,
): string {
  const facts = [`${minutes} min read`];
  if (proven > 0) facts.push(describeVerdicts(proven));
  if (site?.index !== undefined) facts.unshift(`Notebook ${site.index + 1} of ${site.all.length}`);
  if (site?.download) {
    const { href, title } = site.download;
    facts.push(`<a href="${escapeHtml(href)}" download>${escapeHtml(title)}</a>`);
  }
  return `<header class="title"><h1>${html}</h1><p class="facts">${facts.join('<span aria-hidden="true"> · </span>')}</p></header>`;
}

/** The way to the notebook before and after. */
export function renderTurn(site: SiteLinks | undefined): string {
  if (site?.index === undefined) return "";
  const link = (rel: string, label: string, page: PageLink | undefined): string =>
    page === undefined
      ? ""
      : `<a rel="${rel}" class="${rel}" href="${escapeHtml(page.href)}"><span>${label}</span> ${escapeHtml(page.title)}</a>`;
  const links =
    link("prev", "Before", site.all[site.index - 1]) + link("next", "Next", site.all[site.index + 1]);
  return links === "" ? "" : `<nav class="turn" aria-label="Before and next">${links}</nav>`;
}

export function renderFooter(site: SiteLinks | undefined): string {
  if (!site) return "";
  const { href, title } = site.home;
  return `<footer class="bottom"><a href="${escapeHtml(href)}">${escapeHtml(title)}</a></footer>`;
}
