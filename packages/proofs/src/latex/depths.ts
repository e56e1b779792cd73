import type { Token } from "./tokens.ts";

const OPENERS = new Set(["(", "[", "{", "left", "lbrace", "begin"]);
const CLOSERS = new Set([")", "]", "}", "right", "rbrace", "end"]);

/** How many brackets are open at each token; an opening and its closing bracket count as outside. */
export function depthsOf(tokens: readonly Token[]): number[] {
  let depth = 0;
  return tokens.map((token, i) => {
    const before = tokens[i - 1];
    // The bracket behind \left or \right is counted with it.
    const isSized = before?.kind === "command" && (before.value === "left" || before.value === "right");
    if ((token.kind !== "symbol" && token.kind !== "command") || isSized) return depth;
    if (CLOSERS.has(token.value)) depth--;
    const here = depth;
    if (OPENERS.has(token.value)) depth++;
    return here;
  });
}
