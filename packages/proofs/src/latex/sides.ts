import type { Origin } from "../errors.ts";
import type { Expression } from "../expression.ts";
import { type Fraction, fraction, multiplyFractions, parseDecimal } from "../fraction.ts";
import { depthsOf } from "./depths.ts";
import { readerOf } from "./grammar.ts";
import type { Label, Vocabulary } from "./reader.ts";
import type { Token } from "./tokens.ts";

/** One side of a relation: mathematics, or words. */
export interface Side {
  readonly latex: string;
  readonly origin: Origin;
  readonly expression?: Expression;
  /** A decimal number: half a unit of its last digit. */
  readonly tolerance?: Fraction;
}

/** What a side is read from, and where what its braces say goes. */
export interface SideSource {
  readonly formula: string;
  readonly vocabulary: Vocabulary;
  readonly labels: Label[];
}

/** Reads a side; text behind it is a remark, text before or within it makes words of all of it. */
export function readSide(tokens: readonly Token[], source: SideSource): { side: Side; remark?: string } {
  const isText = (token: Token) => token.kind === "text" && !isNameOrFunction(token, source.vocabulary);
  const depths = depthsOf(tokens);
  let end = tokens.length;
  while (end > 0 && depths[end - 1] === 0 && isText(tokens[end - 1]!)) end--;
  const kept = tokens.slice(0, end);
  const remark = tokens
    .slice(end)
    .map((token) => token.value.trim())
    .join(" ");
  const origin = { formula: source.formula, position: tokens[0]!.position };
  const isWords = end === 0 || kept.some((token, i) => depths[i] === 0 && isText(token));
  const shown = isWords ? tokens : kept;
  const latex = source.formula.slice(shown[0]!.from, shown.at(-1)!.to);
  if (isWords) return { side: { latex, origin } };
  const reader = readerOf(source.formula, kept, source.vocabulary, source.labels);
  const expression = reader.whole("one side of the relation");
  const tolerance = decimalTolerance(kept);
  return {
    side: { latex, origin, expression, ...(tolerance ? { tolerance } : {}) },
    ...(remark ? { remark } : {}),
  };
}

function isNameOrFunction(token: Token, { functions, values }: Vocabulary): boolean {
  const word = token.value.trim();
  return (
    /^[A-Za-z]+$/.test(word) && (functions.has(word) || values.has(word) || WORDS_OF_MATHEMATICS.test(word))
  );
}
const WORDS_OF_MATHEMATICS =
  /^(?:LHS|RHS|ReLU|relu|RELU|sigmoid|logistic|softplus|erf|sgn|sign|abs|exp|log|ln|a?r?c?(?:sin|cos|tan)h?|sech|csch|coth|max|min|d)$/;

/** Half a unit of the last digit of `-1.23` or `4.5 \cdot 10^{-5}`. */
function decimalTolerance(tokens: readonly Token[]): Fraction | undefined {
  const text = tokens.map((token) => (token.kind === "command" ? `\\${token.value}` : token.value)).join("");
  const match = /^[-+]?(\d+)(?:\.(\d+))?(?:\\(?:cdot|times)10\^(?:\{(-?\d{1,4})\}|(\d)))?$/.exec(text);
  if (!match) return undefined;
  const half = multiplyFractions(fraction(1n, 2n), fraction(1n, 10n ** BigInt((match[2] ?? "").length)));
  const exponent = Number(match[3] ?? match[4] ?? "0");
  const scale = parseDecimal(`1${"0".repeat(Math.abs(exponent))}`);
  return multiplyFractions(half, exponent < 0 ? fraction(1n, scale.top) : scale);
}
