import type { Cell } from "../notebook.ts";
import { renderAnsi } from "./ansi.ts";
import { escapeHtml } from "./escape.ts";
import { renderLongText } from "./longText.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderOutputs } from "./outputs.ts";
import type { PageContext } from "./pageContext.ts";
import { sanitizeNotebookHtml } from "./sanitize.ts";

/**
 * A cell as HTML. Tags as in Jupyter Book: `remove-cell`, `remove-input` and `remove-output` leave the part out; `hide-cell`,
 * `hide-input` and `hide-output` fold it. Besides, `answer` folds a cell as the answer to an exercise.
 *
 * @see https://jupyterbook.org/en/stable/content/metadata.html
 */
export function renderCell(cell: Cell, context: PageContext): string {
  if (hasTag(cell, "remove-cell")) return "";
  const body = renderBody(cell, context);
  if (body === "") return "";
  const anchor = `cell-${cell.id}`;
  if (hasTag(cell, "hide-cell")) return fold(anchor, `cell ${cell.type} fold`, "Show this cell", body);
  return `<div class="cell ${cell.type}" id="${escapeHtml(anchor)}">${body}</div>`;
}

/** Tags are written with `-` or, in older notebooks, with `_`. */
function hasTag(cell: Cell, tag: string): boolean {
  return cell.tags.includes(tag) || cell.tags.includes(tag.replaceAll("-", "_"));
}

function renderBody(cell: Cell, context: PageContext): string {
  switch (cell.type) {
    case "markdown":
      return `<div class="prose">${renderMarkdown(cell.source, withAttachments(cell, context), { cell: cell.id })}</div>`;
    case "raw":
      return renderRaw(cell, context);
    case "code":
      return [renderInput(cell, context), renderCellOutputs(cell, context)]
        .filter((part) => part !== "")
        .join("\n");
  }
}

function renderInput(cell: Cell, context: PageContext): string {
  if (hasTag(cell, "remove-input") || cell.source.trim() === "") return "";
  const code = context.highlight(cell.source.replace(/\s+$/, ""), context.language);
  const block = `<div class="program"><pre><code>${code}</code></pre></div>`;
  return hasTag(cell, "hide-input") ? fold(undefined, "fold", "Code", block) : block;
}

function renderCellOutputs(cell: Cell, context: PageContext): string {
  if (hasTag(cell, "remove-output")) return "";
  const outputs = renderOutputs(cell, context);
  return outputs !== "" && hasTag(cell, "hide-output") ? fold(undefined, "fold", "Output", outputs) : outputs;
}

/** A raw cell says in its metadata for which format it is meant; one that is meant for another is left out. */
function renderRaw(cell: Cell, context: PageContext): string {
  const format = cell.metadata.format ?? cell.metadata.raw_mimetype ?? "";
  // A block of YAML between dashes is what other tools call front matter: it is about the notebook, not in it.
  if (/^\s*(---\r?\n[\s\S]*\n---\s*)?$/.test(cell.source)) return "";
  if (format === "text/html") return sanitizeNotebookHtml(cell.source, context);
  if (format === "text/markdown") return renderMarkdown(cell.source, context, { cell: cell.id });
  if (format !== "" && format !== "text/plain") return "";
  return renderLongText(cell.source, "text raw", renderAnsi);
}

function fold(id: string | undefined, kind: string, label: string, body: string): string {
  const anchor = id === undefined ? "" : ` id="${escapeHtml(id)}"`;
  return `<details class="${kind}"${anchor}><summary>${label}</summary>${body}</details>`;
}

/** Pictures pasted into a cell are addressed as `attachment:NAME`. */
function withAttachments(cell: Cell, context: PageContext): PageContext {
  const { attachments } = cell;
  if (attachments === undefined) return context;
  return {
    ...context,
    resolveImage: (address) => {
      if (!address.startsWith("attachment:")) return context.resolveImage?.(address);
      const name = address.slice("attachment:".length);
      const found = Object.entries(attachments).find(([key]) => key === name || encodeURI(key) === name);
      const picture = Object.entries(found?.[1] ?? {}).find(([mime]) =>
        /^image\/(png|jpeg|gif|webp)$/.test(mime),
      );
      return picture && `data:${picture[0]};base64,${String(picture[1]).replace(/\s+/g, "")}`;
    },
  };
}
