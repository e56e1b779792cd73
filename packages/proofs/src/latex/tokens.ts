import { LatexError } from "../errors.ts";
import { COLOURS, DROPPED, GAPS, IGNORED, TEXTS, TRANSPARENT, UNICODE } from "./typography.ts";

/** `position` and `end` are indices into the formula. */
export interface Token {
  readonly kind: "command" | "letter" | "number" | "symbol" | "text" | "gap";
  /** `\frac` without its backslash; the letter; the digits; the sign; what a `\text{…}` says. */
  readonly value: string;
  readonly position: number;
  readonly end: number;
  /** The same with the `\cancel{` in front and its brace behind, for showing what was written. */
  readonly from: number;
  readonly to: number;
}

/** A longer formula is refused before it costs anything; the longest of the book has 200 characters. */
const LONGEST_FORMULA = 50_000;

const PATTERN =
  /\\(?:[a-zA-Z]+\*?|[\s\S])|[0-9]+(?:(?:\.|\{,\})[0-9]+)*|\.[0-9]+|[a-zA-Z]|%[^\n]*|:=|\s+|[\s\S]/uy;
/** Splits a formula into tokens; spaces and mere decoration are gone, the text of `\text{…}` is one token. */
export function tokenise(formula: string): Token[] {
  if (formula.length > LONGEST_FORMULA) {
    const reason = `the formula has ${formula.length} characters, more than ${LONGEST_FORMULA}`;
    throw new LatexError(reason, { formula, position: LONGEST_FORMULA });
  }
  const tokens: Token[] = [];
  const openers: Opener[] = [];
  const push = (token: Omit<Token, "from" | "to">) => {
    const opener = openers.at(-1);
    const isFirst = opener?.transparent && opener.tokens === tokens.length;
    tokens.push({ ...token, from: isFirst ? opener.from : token.position, to: token.end });
  };
  let index = 0;
  while (index < formula.length) {
    const position = index;
    PATTERN.lastIndex = index;
    const written = PATTERN.exec(formula)![0];
    const raw = UNICODE[written] ?? written;
    index += written.length;
    if (/^\s|^%|^~$/.test(raw)) continue;
    if (raw.startsWith("\\"))
      index = takeCommand(raw.slice(1), { formula, position, end: index }, tokens, openers, push);
    else if (raw !== "}") {
      push({ ...classify(raw, formula, position), position, end: index });
      if (raw === "{") openers.push({ position, from: position, transparent: false, tokens: tokens.length });
    } else {
      const opener = openers.pop();
      if (!opener) throw new LatexError("a } without its {", { formula, position });
      if (!opener.transparent) push({ kind: "symbol", value: raw, position, end: index });
      else if (tokens.length > opener.tokens) tokens.push({ ...tokens.pop()!, to: index });
    }
  }
  const open = openers.pop();
  if (open) throw new LatexError("a { without its }", { formula, position: open.position });
  return tokens;
}

interface Opener {
  readonly position: number;
  readonly from: number;
  readonly transparent: boolean;
  /** How many tokens stood before it. */
  readonly tokens: number;
}

function classify(raw: string, formula: string, position: number): Pick<Token, "kind" | "value"> {
  if (/^[a-zA-Z]$/.test(raw)) return { kind: "letter", value: raw };
  if (!/[0-9]/.test(raw)) return { kind: "symbol", value: raw };
  return { kind: "number", value: readNumber(raw, formula, position) };
}

/** Reads a command and those of its arguments that are no mathematics; returns where to go on. */
function takeCommand(
  command: string,
  { formula, position, end }: { formula: string; position: number; end: number },
  tokens: readonly Token[],
  openers: Opener[],
  push: (token: Omit<Token, "from" | "to">) => void,
): number {
  if (IGNORED.has(command)) return end;
  const base = command.replace(/\*$/, "");
  if (DROPPED.has(base)) return readGroup(formula, end, position).end;
  if (TEXTS.has(base)) {
    const group = readGroup(formula, end, position);
    const isLetter = base !== "text" && base !== "mbox" && /^[a-zA-Z]$/.test(group.text);
    push({ kind: isLetter ? "letter" : "text", value: group.text, position, end: group.end });
    return group.end;
  }
  if (TRANSPARENT.has(base) || COLOURS.has(base)) {
    const from = COLOURS.has(base) ? readGroup(formula, end, position).end : end;
    const inside = openBrace(formula, from, position);
    openers.push({ position: inside - 1, from: position, transparent: true, tokens: tokens.length });
    return inside;
  }
  push({ kind: GAPS.has(base) ? "gap" : "command", value: command, position, end });
  return end;
}

/** `0{,}01` and `0.01`; two points in one number are a slip. */
function readNumber(raw: string, formula: string, position: number): string {
  const text = raw.replaceAll("{,}", ".").replace(/^\./, "0.");
  if (text.split(".").length > 2) throw new LatexError(`${raw} is not a number`, { formula, position });
  return text;
}

function openBrace(formula: string, from: number, position: number): number {
  let index = from;
  while (/\s/.test(formula[index] ?? "")) index++;
  if (formula[index] !== "{") throw new LatexError("a { is missing", { formula, position });
  return index + 1;
}

/** The text between the braces that begin at or after `from`. */
function readGroup(formula: string, from: number, position: number): { text: string; end: number } {
  const start = openBrace(formula, from, position);
  let depth = 1;
  for (let index = start; index < formula.length; index++) {
    if (formula[index] === "{") depth++;
    else if (formula[index] === "}") depth--;
    if (depth === 0) return { text: formula.slice(start, index), end: index + 1 };
  }
  throw new LatexError("a { without its }", { formula, position: start - 1 });
}
