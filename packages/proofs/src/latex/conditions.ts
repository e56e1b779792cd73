import { LatexError } from "../errors.ts";
import type { Condition, Expression } from "../expression.ts";
import { readComparisons } from "./cases.ts";
import { readerOf } from "./grammar.ts";
import { readNameKey } from "./names.ts";
import type { Vocabulary } from "./reader.ts";
import type { Token } from "./tokens.ts";

interface Source {
  readonly formula: string;
  readonly vocabulary: Vocabulary;
}

/** `z < 0`, `0 < \alpha \le 1`, `\alpha \in (0, 1)`, or a bare `z`, which restricts nothing. */
export function readConditionList(tokens: readonly Token[], source: Source): Condition[] {
  const membership = readMembership(tokens, source);
  if (membership) return membership;
  const reader = readerOf(source.formula, tokens, source.vocabulary);
  if (reader.done) return [];
  if (tokens.length === 1 && tokens[0]!.kind !== "text") return [];
  const conditions = readComparisons(reader);
  if (!reader.done) reader.fail(`${reader.describe()} is not expected in a condition`);
  return conditions;
}

/** `name \in (low, high]` or `name \in \mathbb{R}`; `undefined` where there is no ∈. */
export function readMembership(tokens: readonly Token[], source: Source): Condition[] | undefined {
  const place = tokens.findIndex((token) => token.kind === "command" && token.value === "in");
  if (place < 0) return undefined;
  const origin = { formula: source.formula, position: tokens[place]!.position };
  const reader = readerOf(source.formula, tokens, source.vocabulary);
  const member: Expression = { kind: "name", name: readNameKey(reader) };
  if (!reader.take("in")) reader.fail("one name stands before ∈");
  if (reader.take("mathbb")) {
    if (reader.argument("the set").peek()?.value !== "R")
      reader.fail("only the set of real numbers is known", origin);
    return [];
  }
  const [open, close] = [tokens[place + 1]?.value, tokens.at(-1)?.value];
  const isInterval = (open === "(" || open === "[") && (close === ")" || close === "]");
  const comma = tokens.findIndex((token) => token.kind === "symbol" && token.value === ",");
  if (!isInterval || comma < 0) throw new LatexError("an interval is written as (0, 1) or [0, 1]", origin);
  const end = (from: number, to: number) =>
    readerOf(source.formula, tokens.slice(from, to), source.vocabulary).whole("an end of the interval");
  const isInfinite = (from: number, to: number) =>
    tokens.slice(from, to).some((token) => token.value === "infty");
  const conditions: Condition[] = [];
  if (!isInfinite(place + 2, comma))
    conditions.push({ left: end(place + 2, comma), relation: open === "(" ? "<" : "≤", right: member });
  if (!isInfinite(comma + 1, tokens.length - 1)) {
    conditions.push({
      left: member,
      relation: close === ")" ? "<" : "≤",
      right: end(comma + 1, tokens.length - 1),
    });
  }
  return conditions;
}
