import { renderMarkdown } from "../markdown.ts";
import { type MimeRenderer, readText } from "./bundle.ts";

export const markdown: MimeRenderer = {
  mime: "text/markdown",
  render({ bundle, context, place }) {
    const source = readText(bundle, "text/markdown");
    return source === undefined
      ? undefined
      : `<div class="prose">${renderMarkdown(source, context, place)}</div>`;
  },
};
