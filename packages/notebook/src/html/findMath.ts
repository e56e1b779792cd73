/** A formula in Markdown text: what stands between its delimiters, and where it stood. */
export interface FoundFormula {
  readonly tex: string;
  readonly display: boolean;
  /** The whole of it, delimiters included. */
  readonly source: string;
  /** 1-based, in the cell. */
  readonly line: number;
}

/**
 * Exchanges every formula of a Markdown text for what `replace` returns, before Markdown sees it, since Markdown would read
 * `_`, `*`, `|` and a line that begins with `-` or `=` as its own. Code is passed over.
 *
 * Known are `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, the doubled `\\(…\\)` and `\\[…\\]`, and a bare `\begin{env}…\end{env}`. As in
 * Jupyter, no formula reaches over an empty line. A dollar sign opens a formula only if its partner fits, by pandoc's rule, so
 * that "from $5 to $10" stays text.
 *
 * @see https://pandoc.org/MANUAL.html#math
 */
export function replaceMath(text: string, replace: (formula: FoundFormula) => string): string {
  let result = "";
  let at = 0;
  while (at < text.length) {
    const code = matchCode(text, at);
    if (code > 0) {
      result += text.slice(at, at + code);
      at += code;
      continue;
    }
    const formula = matchFormula(text, at);
    if (formula) {
      const line = text.slice(0, at).split("\n").length;
      result += replace({ ...formula, line });
      at += formula.source.length;
      continue;
    }
    const step = text[at] === "\\" || text.startsWith("$$", at) ? 2 : 1;
    result += text.slice(at, at + step);
    at += step;
  }
  return result;
}

/** The length of the fenced block or code span that begins here, else 0. */
function matchCode(text: string, at: number): number {
  if (at === 0 || text[at - 1] === "\n") {
    const fence = /^[ \t>]*(`{3,}|~{3,})[^\n]*(?:\n|$)/.exec(text.slice(at, at + 1000));
    if (fence) {
      const marks = fence[1]!;
      const rest = text.slice(at + fence[0].length);
      const end = new RegExp(`^[ \\t>]*${marks[0]}{${marks.length},}[ \\t]*$`, "m").exec(rest);
      return fence[0].length + (end ? end.index + end[0].length : rest.length);
    }
  }
  if (text[at] !== "`") return 0;
  const marks = /^`+/.exec(text.slice(at))![0];
  const end = new RegExp(`[^\`]${marks}(?!\`)|\\n[ \\t]*\\n`).exec(text.slice(at + marks.length));
  const closed = end && !end[0].startsWith("\n");
  return closed ? marks.length + end.index + end[0].length : marks.length;
}

const DELIMITERS: readonly { open: string; close: string; display: boolean }[] = [
  { open: "$$", close: "$$", display: true },
  { open: "\\\\[", close: "\\\\]", display: true },
  { open: "\\\\(", close: "\\\\)", display: false },
  { open: "\\[", close: "\\]", display: true },
  { open: "\\(", close: "\\)", display: false },
];

function matchFormula(text: string, at: number): Omit<FoundFormula, "line"> | undefined {
  if (text[at] !== "$" && text[at] !== "\\") return undefined;
  const paragraphEnd = /\n[ \t]*\n/.exec(text.slice(at));
  const rest = paragraphEnd ? text.slice(at, at + paragraphEnd.index) : text.slice(at);

  for (const { open, close, display } of DELIMITERS) {
    if (!rest.startsWith(open)) continue;
    const end = findClose(rest, open.length, close);
    if (end < 0) return undefined;
    return { tex: rest.slice(open.length, end), display, source: rest.slice(0, end + close.length) };
  }
  if (rest.startsWith("$")) return matchDollar(rest);
  const begin = /^\\begin\{([A-Za-z]+\*?)\}/.exec(rest);
  if (!begin) return undefined;
  const source = matchEnvironment(rest, begin[1]!);
  return source === undefined ? undefined : { tex: source, display: true, source };
}

function matchDollar(rest: string): Omit<FoundFormula, "line"> | undefined {
  const end = findClose(rest, 1, "$");
  if (end < 2) return undefined;
  const tex = rest.slice(1, end);
  const spaces = Number(/^\s/.test(tex)) + Number(/\s$/.test(tex));
  if (spaces === 1 || tex.trim() === "" || /^\d/.test(rest.slice(end + 1))) return undefined;
  return { tex, display: false, source: rest.slice(0, end + 1) };
}

/** The closing delimiter that is neither escaped nor inside braces. */
function findClose(text: string, from: number, close: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (depth <= 0 && text.startsWith(close, at)) return at;
    if (text[at] === "\\") at++;
    else if (text[at] === "{") depth++;
    else if (text[at] === "}") depth--;
  }
  return -1;
}

function matchEnvironment(text: string, name: string): string | undefined {
  const pattern = new RegExp(`\\\\(begin|end)\\{${name.replace("*", "\\*")}\\}`, "g");
  let depth = 0;
  for (const found of text.matchAll(pattern)) {
    depth += found[1] === "begin" ? 1 : -1;
    if (depth === 0) return text.slice(0, found.index + found[0].length);
  }
  return undefined;
}
