import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { bundledLanguages } from "shiki/langs";
import { escapeHtml } from "./escape.ts";

/** Colours a program's text. Pure once made: the grammars are loaded by {@link loadHighlighter}. */
export type Highlight = (code: string, language: string) => string;

const NAMES: Readonly<Record<string, string>> = {
  ipython: "python",
  ipython3: "python",
  ijavascript: "javascript",
  tslab: "typescript",
  "c++17": "cpp",
  "c++": "cpp",
};

/**
 * Loads the grammars of the given languages; a language that is not known is shown without colours.
 *
 * Tokens get classes such as `tk-keyword`, not colours, so that one text serves light, dark and print.
 */
export async function loadHighlighter(languages: Iterable<string>): Promise<Highlight> {
  const known = [...new Set([...languages].map(nameGrammar))].filter((name) => name in bundledLanguages);
  const highlighter = await openHighlighter();
  await highlighter.loadLanguage(
    ...known.map((name) => bundledLanguages[name as keyof typeof bundledLanguages]),
  );
  return (code, language) => {
    const grammar = nameGrammar(language);
    return known.includes(grammar) ? renderTokens(highlighter, code, grammar) : escapeHtml(code);
  };
}

let opened: Promise<HighlighterCore> | undefined;

/** One for the process, since each holds its grammars for good. */
function openHighlighter(): Promise<HighlighterCore> {
  opened ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: "classes", variablePrefix: "--tk-" })],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return opened;
}

function nameGrammar(language: string): string {
  const name = language.toLowerCase();
  return NAMES[name] ?? name;
}

function renderTokens(highlighter: HighlighterCore, code: string, lang: string): string {
  // A line longer than this is data, not a program; colouring it would take seconds.
  // No limit of time: on a busy machine it would cut the colours short, and a page has the same bytes everywhere.
  const { tokens } = highlighter.codeToTokens(code, {
    lang,
    theme: "classes",
    tokenizeMaxLineLength: 2000,
    tokenizeTimeLimit: 0,
  });
  return tokens.map((line) => line.map(renderToken).join("")).join("\n");
}

function renderToken(token: { content: string; color?: string | undefined }): string {
  const kind = /--tk-token-([a-z-]+)/.exec(token.color ?? "")?.[1];
  const text = escapeHtml(token.content);
  return kind === undefined || token.content.trim() === "" ? text : `<span class="tk-${kind}">${text}</span>`;
}
