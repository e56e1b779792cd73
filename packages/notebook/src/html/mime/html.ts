import { wrapTables } from "../markdown.ts";
import { sanitizeNotebookHtml } from "../sanitize.ts";
import { type MimeRenderer, readText } from "./bundle.ts";

/** HTML as {@link sanitizeNotebookHtml} leaves it. Where that is nothing (it was all script), another MIME type is shown. */
export const html: MimeRenderer = {
  mime: "text/html",
  render({ bundle, context }) {
    const source = readText(bundle, "text/html");
    if (source === undefined) return undefined;
    const safe = sanitizeNotebookHtml(source, context);
    const isEmpty = !/<img\b/.test(safe) && safe.replace(/<[^>]*>/g, "").trim() === "";
    return isEmpty && !context.trusted ? undefined : `<div class="html">${wrapTables(safe)}</div>`;
  },
};
