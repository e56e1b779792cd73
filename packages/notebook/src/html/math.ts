import katex from "katex";
import { escapeHtml } from "./escape.ts";

/** Why a formula could not be set, in KaTeX's words, without its prefix. */
export class FormulaSyntaxError extends Error {
  override readonly name = "FormulaSyntaxError";
  readonly tex: string;

  constructor(tex: string, reason: string) {
    super(reason);
    this.tex = tex;
  }
}

/** Macros that `\newcommand` or `\def` makes; one object for a page, so that a later cell knows an earlier one's. */
export type MathMacros = Record<string, string>;

/**
 * A formula in TeX as HTML for the eye and MathML for the ear.
 *
 * `\href`, `\url`, `\includegraphics` and `\html…` are refused (KaTeX's `trust: false`): a formula can neither run a script nor
 * fetch anything.
 *
 * @throws FormulaSyntaxError if it does not parse.
 */
export function renderMath(tex: string, display: boolean, macros: MathMacros = {}): string {
  let html: string;
  try {
    html = katex.renderToString(tex.trim(), {
      displayMode: display,
      output: "htmlAndMathml",
      strict: "ignore",
      trust: false,
      throwOnError: true,
      maxSize: 20,
      macros,
      globalGroup: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^KaTeX parse error: /, "") : String(error);
    throw new FormulaSyntaxError(tex, reason);
  }
  return display ? `<span class="formula">${html}</span>` : html;
}

/** The source of a formula that could not be set, for a page that shows it all the same. */
export function renderMathSource(source: string, reason: string): string {
  return `<code class="formula-error" title="${escapeHtml(reason)}">${escapeHtml(source)}</code>`;
}
