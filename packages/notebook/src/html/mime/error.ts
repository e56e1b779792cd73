import { renderAnsi } from "../ansi.ts";
import { escapeHtml } from "../escape.ts";
import { renderLongText } from "../longText.ts";

/** An error that ended a cell: what it was, and where, in the kernel's colours. */
export function renderError(name: string, message: string, traceback: readonly string[]): string {
  const title = `<p class="error-title"><strong>${escapeHtml(name)}</strong> ${renderAnsi(message)}</p>`;
  if (traceback.length === 0) return `<div class="error">${title}</div>`;
  return `<div class="error">${title}${renderLongText(traceback.join("\n"), "text traceback", renderAnsi)}</div>`;
}
