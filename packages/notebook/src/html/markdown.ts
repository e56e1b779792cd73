import createMarkdownIt, { type MarkdownIt } from "markdown-it";
import { escapeHtml } from "./escape.ts";
import { type FoundFormula, replaceMath } from "./findMath.ts";
import type { CellPlace, PageContext } from "./pageContext.ts";
import { textOfHtml } from "./plainText.ts";
import { sanitizeNotebookHtml } from "./sanitize.ts";
import { setFormula } from "./setFormula.ts";
import { removeMarkers, Slots } from "./slots.ts";
import { markProven } from "./verdict.ts";

/**
 * Markdown as Jupyter writes it (CommonMark, tables, formulas) as HTML.
 *
 * HTML in it is sanitized unless the notebook is trusted. Headings get anchors and enter `context.headings`.
 *
 * @throws NotebookError if a formula does not parse.
 */
export function renderMarkdown(source: string, context: PageContext, place: CellPlace): string {
  const slots = new Slots();
  const marked = replaceMath(removeMarkers(source), (formula) => {
    const html = setMarked(formula, context, place);
    return slots.add({ html, source: formula.source, text: textOfHtml(html) });
  });
  const unsafe = createParser(slots, context).render(marked);
  const safe = sanitizeNotebookHtml(unsafe, context);
  return slots.fill(wrapTables(linkHeadings(safe, slots, context)));
}

function setMarked(formula: FoundFormula, context: PageContext, place: CellPlace): string {
  const html = setFormula(formula, context, place);
  if (place.output !== undefined || !formula.display) return html;
  const proof = context.verdicts?.describeProof(place.cell, formula.line);
  return proof === undefined ? html : markProven(html, proof);
}

function createParser(slots: Slots, context: PageContext): MarkdownIt {
  const parser = createMarkdownIt({ html: true, typographer: true }).disable("replacements");
  const addCode = (text: string, language: string, inline: boolean): string => {
    const code = slots.restore(text, "source");
    const html = language
      ? context.highlight(code.replace(/\n$/, ""), language)
      : escapeHtml(code.replace(/\n$/, ""));
    return slots.add({
      html: inline ? `<code>${html}</code>` : `<div class="program"><pre><code>${html}</code></pre></div>`,
      source: code,
      text: code,
    });
  };
  parser.renderer.rules.code_inline = (tokens, index) => addCode(tokens[index]!.content, "", true);
  parser.renderer.rules.code_block = (tokens, index) => addCode(tokens[index]!.content, "", false);
  parser.renderer.rules.fence = (tokens, index) => {
    const { content, info } = tokens[index]!;
    return addCode(content, info.trim().split(/\s+/)[0] ?? "", false);
  };
  parser.renderer.rules.heading_open = (tokens, index) => {
    const text = textOfHtml(parser.renderInline(tokens[index + 1]!.content));
    return `<${tokens[index]!.tag} id="${context.headings.nameHeading(slots.restore(text, "text"))}">`;
  };
  return parser;
}

/** The link to a heading stands beside it, so that it is not read out as part of it. */
function linkHeadings(html: string, slots: Slots, context: PageContext): string {
  return html.replace(
    /<h([1-6]) id="([^"]*)"([^>]*)>([\s\S]*?)<\/h\1>/g,
    (_, digit, id, attributes, inner) => {
      const level = Number(digit);
      const label = inner.replace(/<\/?(?:a|img)\b[^>]*>/g, "");
      const text = escapeHtml(slots.restore(textOfHtml(label), "text"));
      context.headings.add({
        level,
        id,
        html: slots.fill(label),
        text: slots.restore(textOfHtml(label), "text"),
      });
      const heading = `<h${level} id="${id}"${attributes}>${inner}</h${level}>`;
      if (level === 1) return heading;
      return `<div class="heading">${heading}<a class="anchor" href="#${id}" aria-label="Link to “${text}”">#</a></div>`;
    },
  );
}

/** A table that is wider than the page scrolls by itself. */
export function wrapTables(html: string): string {
  return html.replace(/<table\b/g, '<div class="table"><table').replace(/<\/table>/g, "</table></div>");
}
