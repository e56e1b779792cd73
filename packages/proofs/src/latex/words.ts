import type { Token } from "./tokens.ts";

/** What the words at the beginning of a statement make of it. */
export type Opening = "condition" | "let" | "then";

const CONDITION =
  /^(?:(?:and|or)\s+)?(?:if|for|for all|for every|when|where|whenever|at|put|with|say|given|as long as|provided|assuming|on|everywhere)$/i;
const LET = /^(?:let|define|set|write|denote|let us write|we write)$/i;
const THEN = /^(?:then|and then|so then)$/i;
const JOINING =
  /^(?:so|hence|thus|therefore|and|also|since|because|but|now|finally|which is|that is|we get|we have|gives|i\.e\.|ie|e\.g\.|while|similarly|likewise)$/i;

const bare = (text: string) =>
  text
    .trim()
    .replace(/[.,:;]+$/, "")
    .trim();

export function openingOf(text: string): Opening | undefined {
  const words = bare(text);
  if (CONDITION.test(words)) return "condition";
  if (LET.test(words)) return "let";
  return THEN.test(words) ? "then" : undefined;
}

/** Takes the words at the beginning off; a statement of words only is a remark. */
export function readOpening(tokens: readonly Token[]): {
  opening: Opening | undefined;
  rest: readonly Token[];
  remark: string | undefined;
} {
  let opening: Opening | undefined;
  let index = 0;
  for (; tokens[index]?.kind === "text"; index++) {
    const text = tokens[index]!.value;
    const found = openingOf(text);
    if (!found && !JOINING.test(bare(text)) && bare(text) !== "") break;
    opening ??= found;
  }
  const rest = tokens.slice(index);
  const isRemark = rest.length > 0 && rest.every((token) => token.kind === "text");
  if (isRemark && rest.every((token) => /\s|[^A-Za-z]/.test(token.value.trim()))) {
    return { opening, rest: [], remark: rest.map((token) => token.value.trim()).join(" ") };
  }
  return { opening, rest, remark: undefined };
}
