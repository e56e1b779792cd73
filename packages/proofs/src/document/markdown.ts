/** Where in a notebook or a Markdown file something stands. */
export interface Place {
  readonly file?: string;
  readonly cell?: string;
  /** From 1: in the file, or in the cell if the caller counts from its beginning. */
  readonly line: number;
}

/** Something in a Markdown text that concerns the check. */
export type Passage = Place &
  (
    | {
        readonly kind: "formula";
        readonly latex: string;
        /** Only blank lines stand between it and the formula before. */
        readonly directlyUnder: boolean;
      }
    /** `<!-- slope: … -->`, without the frame. */
    | { readonly kind: "mark"; readonly text: string }
    | { readonly kind: "problem"; readonly reason: string }
  );

export interface ExtractOptions {
  readonly file?: string;
  readonly cell?: string;
  /** The line that the text begins with; 1 if left out. */
  readonly firstLine?: number;
}

/** Fenced code, inline code, comments, escaped dollars, and the ways to write a display formula; tried in this order. */
const PATTERN = new RegExp(
  [
    String.raw`(?<=^|\n)[ \t]*(?<fence>\`{3,}|~{3,})[ \t]*(?<info>[^\n]*)\n(?<fenced>[\s\S]*?)(?:(?<=\n)[ \t]*\k<fence>[^\n]*|$)`,
    String.raw`<!--\s*slope:(?<mark>[\s\S]*?)-->`,
    String.raw`<!--[\s\S]*?-->`,
    String.raw`(?<ticks>\`+)(?!\`)[\s\S]*?(?<!\`)\k<ticks>(?!\`)`,
    String.raw`\\\$`,
    String.raw`\$\$(?<dollars>[\s\S]*?)\$\$`,
    String.raw`\\\[(?<bracketed>[\s\S]*?)\\\]`,
    String.raw`(?<bare>\\begin\{(?<name>align|gather|equation|eqnarray|multline|alignat)(?<star>\*?)\}[\s\S]*?\\end\{\k<name>\k<star>\})`,
    String.raw`(?<open>\$\$|\\\[)`,
  ].join("|"),
  "g",
);

/** The display formulas of a Markdown text and the marks between them, in order. Formulas in code are left alone. */
export function extractFormulas(markdown: string, options: ExtractOptions = {}): Passage[] {
  const passages: Passage[] = [];
  const text = markdown.replaceAll("\r\n", "\n");
  let lastEnd: number | undefined;
  const where = (index: number): Place => ({
    ...(options.file === undefined ? {} : { file: options.file }),
    ...(options.cell === undefined ? {} : { cell: options.cell }),
    line: (options.firstLine ?? 1) + countLines(text.slice(0, index)),
  });
  for (const match of text.matchAll(PATTERN)) {
    const { info, fenced, mark, dollars, bracketed, bare, open } = match.groups!;
    const latex = dollars ?? bracketed ?? bare ?? (info?.trim() === "math" ? fenced : undefined);
    const end = match.index + match[0].length;
    if (mark !== undefined)
      passages.push({ kind: "mark", text: mark.trim().replaceAll(/\s+/g, " "), ...where(match.index) });
    if (open !== undefined)
      passages.push({ kind: "problem", reason: `a ${open} without its end`, ...where(match.index) });
    if (latex === undefined) continue;
    const start = match.index + match[0].indexOf(latex);
    const gap =
      lastEnd === undefined ? undefined : text.slice(lastEnd, match.index).replaceAll(/<!--[\s\S]*?-->/g, "");
    passages.push({
      kind: "formula",
      latex,
      directlyUnder: gap !== undefined && gap.trim() === "",
      ...where(start),
    });
    lastEnd = end;
  }
  return passages;
}

export const countLines = (text: string): number => text.split("\n").length - 1;
