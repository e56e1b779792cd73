import { escapeHtml } from "../../src/html/escape.ts";
import { HeadingList } from "../../src/html/headings.ts";
import type { PageContext } from "../../src/html/pageContext.ts";

/** What renderers are given by a page, with a highlighter that colours nothing. */
export function makeContext(changes: Partial<PageContext> = {}): PageContext {
  return {
    path: "folder/sample.ipynb",
    language: "typescript",
    highlight: escapeHtml,
    headings: new HeadingList(),
    macros: {},
    showBadFormulas: false,
    trusted: false,
    figures: new Map(),
    ...changes,
  };
}
