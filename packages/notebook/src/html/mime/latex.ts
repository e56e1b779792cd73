import { renderMarkdown } from "../markdown.ts";
import { type MimeRenderer, readText } from "./bundle.ts";

/** LaTeX comes with its delimiters, and with text around it, as Jupyter's kernels write it; without any it is one formula. */
export const latex: MimeRenderer = {
  mime: "text/latex",
  render({ bundle, context, place }) {
    const source = readText(bundle, "text/latex")?.trim();
    if (source === undefined) return undefined;
    const isDelimited = /\$|\\[([]|\\begin\{/.test(source);
    return renderMarkdown(isDelimited ? source : `$$${source}$$`, context, place);
  },
};
