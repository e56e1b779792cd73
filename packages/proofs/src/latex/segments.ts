import { depthsOf } from "./depths.ts";
import type { Token } from "./tokens.ts";

/** A run of tokens between two separators, and whether a new row begins with it. */
export interface Segment {
  readonly tokens: readonly Token[];
  readonly startsRow: boolean;
}

/** Environments that only arrange formulas in rows. */
const ROWS = new Set([
  ...[
    "aligned",
    "align",
    "align*",
    "gather",
    "gather*",
    "gathered",
    "split",
    "equation",
    "equation*",
    "alignat",
  ],
  ...["alignat*", "multline", "multline*", "array", "eqnarray", "eqnarray*", "alignedat"],
]);
const WITH_ARGUMENT = new Set(["array", "alignat", "alignat*", "alignedat"]);
const SEPARATORS = new Set([
  ...[",", ";", ":", "Rightarrow", "implies", "Longrightarrow", "rightarrow", "longrightarrow", "to", "iff"],
  ...["Leftrightarrow", "Longleftrightarrow", "therefore", "because", "land", "wedge"],
]);
const CONTINUING = new Set(["+", "-", "cdot", "times"]);

const isSign = (token: Token | undefined, values: ReadonlySet<string> | readonly string[]): boolean =>
  token !== undefined &&
  (token.kind === "symbol" || token.kind === "command") &&
  (Array.isArray(values) ? values.includes(token.value) : (values as ReadonlySet<string>).has(token.value));

/** Splits a formula at commas, wide spaces, arrows and row ends that stand outside of all brackets. */
export function splitSegments(tokens: readonly Token[]): Segment[] {
  const flat = joinContinuedRows(unwrapRows(tokens));
  const depths = depthsOf(flat);
  const segments: { tokens: Token[]; startsRow: boolean }[] = [{ tokens: [], startsRow: true }];
  for (const [i, token] of flat.entries()) {
    const isOutside = depths[i] === 0;
    if (isOutside && isSign(token, ["\\"])) segments.push({ tokens: [], startsRow: true });
    else if (isOutside && (token.kind === "gap" || isSign(token, SEPARATORS)))
      segments.push({ tokens: [], startsRow: false });
    else segments.at(-1)!.tokens.push(token);
  }
  return joinRows(segments);
}

/** A row that begins with + or − goes on with the sum of the row above; so does what follows a wide space and a +. */
function joinContinuedRows(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  const depths = depthsOf(tokens);
  for (let i = 0; i < tokens.length; i++) {
    let next = i;
    while (tokens[next]?.kind === "gap" || isSign(tokens[next], ["\\"])) next++;
    const isNewRow = tokens.slice(i, next).some((token) => token.kind !== "gap");
    const goesOn =
      next > i && depths[i] === 0 && isSign(tokens[next], isNewRow ? CONTINUING : ["+", "cdot", "times"]);
    if (goesOn) i = next;
    kept.push(tokens[i]!);
  }
  return kept;
}

/** An empty segment passes on that a row begins; full stops at the end are punctuation. */
function joinRows(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  let startsRow = false;
  for (const segment of segments) {
    const tokens = [...segment.tokens];
    while (isSign(tokens.at(-1), ["."])) tokens.pop();
    startsRow ||= segment.startsRow;
    if (tokens.length === 0) continue;
    joined.push({ tokens, startsRow });
    startsRow = false;
  }
  return joined;
}

/** Drops `\begin{aligned}`, `&`, `\hline` and the height behind `\\`; names a circled letter in front of a gap. */
function unwrapRows(tokens: readonly Token[]): Token[] {
  const flat: Token[] = [];
  let cases = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (isSign(token, ["begin", "end"])) {
      const close = findClosing(tokens, i + 1);
      const environment = tokens
        .slice(i + 2, close)
        .map((t) => t.value)
        .join("");
      if (ROWS.has(environment)) {
        i = close;
        if (token.value === "begin" && WITH_ARGUMENT.has(environment)) i = findClosing(tokens, i + 1);
        continue;
      }
      cases += token.value === "begin" ? 1 : -1;
    }
    if (cases === 0 && isSign(token, ["&", "hline"])) continue;
    flat.push(token);
    if (isSign(token, ["\\"]) && isSign(tokens[i + 1], ["["])) {
      const close = tokens.findIndex((t, j) => j > i && isSign(t, ["]"]));
      const isHeight = /^\[-?[0-9.]+(?:pt|em|ex|mm|cm)$/.test(
        tokens
          .slice(i + 1, close)
          .map((t) => t.value)
          .join(""),
      );
      if (isHeight) i = close;
    }
  }
  return flat.map((token, i) => (isLabelGap(flat, i) ? { ...token, kind: "symbol", value: "=" } : token));
}

/** `\textcircled{A} \quad u` says what A is. */
function isLabelGap(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]!.kind !== "gap" || !isSign(tokens[i - 4], ["textcircled"])) return false;
  return i === 4 || isSign(tokens[i - 5], ["\\"]);
}

function findClosing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if (isSign(tokens[i], ["{"])) depth++;
    if (isSign(tokens[i], ["}"]) && --depth === 0) return i;
  }
  return tokens.length - 1;
}
