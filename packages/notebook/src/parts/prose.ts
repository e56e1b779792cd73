import createMarkdownIt, { type Token } from "markdown-it";
import { replaceMath } from "../html/findMath.ts";

/** What a Markdown cell says in words. */
export interface Prose {
  readonly words: number;
  /** The lines of the headings of the first level, from 1, in the cell. */
  readonly titles: readonly number[];
}

/** Letters and digits, with what joins them: "don't", "two-sided" and "2.3" are a word each. */
const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** Reads a Markdown cell as a reader does: formulas, code, comments, tags and addresses are no words. */
export function readProse(source: string): Prose {
  // The lines of a formula stay, so that what follows it keeps its number.
  const text = replaceMath(source, (formula) => formula.source.replace(/[^\n]+/g, " "));
  const tokens = createMarkdownIt({ html: true }).parse(text, {});
  return {
    words: tokens.reduce((sum, token) => sum + countWords(sayToken(token)), 0),
    titles: tokens.flatMap(({ type, tag, map }) =>
      type === "heading_open" && tag === "h1" && map ? [map[0] + 1] : [],
    ),
  };
}

function sayToken({ type, content, children }: Token): string {
  if (type === "html_block") return withoutTags(content);
  if (type !== "inline") return "";
  return withoutTags((children ?? []).map(sayInline).join(""));
}

function sayInline({ type, content }: Token): string {
  if (type === "text" || type === "html_inline") return content;
  return type === "softbreak" || type === "hardbreak" ? " " : "";
}

const withoutTags = (html: string): string => html.replace(/<!--[\s\S]*?-->|<\/?[a-z][^>]*>/gi, "");

const countWords = (text: string): number => text.match(WORD)?.length ?? 0;
