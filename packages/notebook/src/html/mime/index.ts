import type { MimeRenderer, RichOutput } from "./bundle.ts";
import { derivation } from "./derivation.ts";
import { html } from "./html.ts";
import { gif, jpeg, png, svg, webp } from "./image.ts";
import { json } from "./json.ts";
import { latex } from "./latex.ts";
import { markdown } from "./markdown.ts";
import { plain } from "./plain.ts";
import { plotly } from "./plotly.ts";

/** The richest first: the first of these that an output has, and that has something to show, is what a page shows. */
const RENDERERS: readonly MimeRenderer[] = [
  plotly,
  derivation,
  html,
  markdown,
  svg,
  latex,
  png,
  jpeg,
  webp,
  gif,
  json,
  plain,
];

export function renderRichOutput(output: RichOutput): string {
  for (const { mime, render } of RENDERERS) {
    if (output.bundle[mime] === undefined) continue;
    const rendered = render(output);
    if (rendered !== undefined) return rendered;
  }
  return "";
}
