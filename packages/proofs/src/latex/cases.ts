import type { Origin } from "../errors.ts";
import type { Branch, Comparison, Condition, Expression } from "../expression.ts";
import type { Reader } from "./reader.ts";
import { tokenise } from "./tokens.ts";

export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  ...{ "<": "<", lt: "<", ">": ">", gt: ">", "=": "=" },
  ...{ le: "≤", leq: "≤", leqslant: "≤", ge: "≥", geq: "≥", geqslant: "≥", ne: "≠", neq: "≠" },
};

/** The rest of `\begin{cases} value & condition \\ … \end{cases}`. */
export function readCases(reader: Reader, environment: string, origin: Origin): Expression {
  const branches: Branch[] = [];
  for (;;) {
    if (isEnd(reader)) break;
    const value = reader.readSum();
    reader.take(",");
    reader.take(";");
    const conditions = reader.take("&") || reader.peek()?.kind === "text" ? readConditions(reader) : [];
    branches.push({ value, conditions });
    if (!reader.take("\\")) break;
  }
  if (!isEnd(reader)) reader.fail(`${reader.describe()} is not expected in cases`);
  reader.index++;
  const closing = reader.argument("the name of the environment");
  let name = "";
  while (!closing.done) name += closing.next().value;
  if (name !== environment) reader.fail(`\\begin{${environment}} is closed by \\end{${name}}`, origin);
  if (branches.length === 0) reader.fail("cases without a case", origin);
  return { kind: "cases", branches, origin };
}

const isEnd = (reader: Reader) => reader.is("end");
const isBetween = (reader: Reader) => reader.is("\\") || isEnd(reader);

/** `\text{if } z < 0`, `0 \le z < 6`, `\text{otherwise}`: all that must hold. */
function readConditions(reader: Reader): Condition[] {
  const conditions: Condition[] = [];
  let otherwise = false;
  while (!reader.done && !isBetween(reader)) {
    const token = reader.peek()!;
    if (
      token.kind === "gap" ||
      reader.is(",") ||
      reader.is(".") ||
      reader.is(";") ||
      reader.is("land") ||
      reader.is("wedge")
    ) {
      reader.index++;
    } else if (token.kind === "text") {
      otherwise = readWords(reader, token.value, conditions) || otherwise;
    } else conditions.push(...readComparisons(reader));
  }
  if (conditions.length === 0 && !otherwise) reader.fail("the condition of this case is missing");
  return conditions;
}

/** Whether the words mean "everywhere else"; a formula between dollars in them is read as a condition. */
function readWords(reader: Reader, text: string, conditions: Condition[]): boolean {
  const math = /^\s*(?:if|for|when|where|and)?\s*\$([^$]+)\$\s*[.,;]?\s*$/i.exec(text);
  if (math) {
    const inner = reader.withTokens(tokenise(math[1]!));
    conditions.push(...readComparisons(inner));
    if (!inner.done) reader.fail(`${inner.describe()} is not expected in a condition`);
  } else if (/^\s*(?:otherwise|else|elsewhere)\s*[.,;]?\s*$/i.test(text)) {
    reader.index++;
    return true;
  } else if (!/^\s*(?:if|for|when|where|and|at)\s*$/i.test(text)) {
    reader.fail(`${reader.describe()} is not understood as a condition`);
  }
  reader.index++;
  return false;
}

/** `a < b`, or several at once: `a < b ≤ c`. */
export function readComparisons(reader: Reader): Condition[] {
  const conditions: Condition[] = [];
  let left = reader.readSum();
  for (;;) {
    const relation = takeComparison(reader);
    if (!relation) break;
    const right = reader.readSum();
    conditions.push({ left, relation, right });
    left = right;
  }
  if (conditions.length === 0) reader.fail("a condition compares two things, as z < 0 does");
  return conditions;
}

function takeComparison(reader: Reader): Comparison | undefined {
  const token = reader.peek();
  if (!token || (token.kind !== "symbol" && token.kind !== "command")) return undefined;
  const relation = Object.hasOwn(COMPARISONS, token.value) ? COMPARISONS[token.value] : undefined;
  if (relation) reader.index++;
  return relation;
}
