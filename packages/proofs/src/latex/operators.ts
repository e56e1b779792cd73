import type { Origin } from "../errors.ts";
import { divide, type Expression, integer, type Limit, multiply, name } from "../expression.ts";
import { mapParts, rewriteShared } from "../traverse.ts";
import { BARE } from "./applications.ts";
import { startsBrackets } from "./brackets.ts";
import { readNameKey } from "./names.ts";
import type { Reader } from "./reader.ts";

/** `\frac{u}{v}`, or one of the ways to write a derivative with it. */
export function readFraction(reader: Reader): Expression {
  const origin = reader.origin(reader.next());
  const digits = reader.peek();
  if (digits?.kind === "number" && /^\d\d$/.test(digits.value)) {
    reader.index++;
    return divide(integer(Number(digits.value[0])), integer(Number(digits.value[1])), origin);
  }
  const top = reader.argument("the numerator");
  const bottom = reader.argument("the denominator");
  const variables = readDifferentials(bottom);
  const isOperator = variables && takeDifferential(top);
  if (!variables || !isOperator) {
    bottom.index = bottom.start;
    top.index = top.start;
    return divide(top.whole("the numerator"), bottom.whole("the denominator"), origin);
  }
  const order = readOrder(top);
  const total = variables.reduce((sum, v) => sum + v.order, 0);
  if (order !== total) reader.fail("the orders above and below the line of the derivative differ", origin);
  top.bareFunctions = true;
  const of = top.done ? readOperand(reader, "the derivative") : top.whole("what is differentiated");
  return variables.reduceRight((inner, v) => derivative(inner, v.name, v.order, origin), of);
}

function derivative(of: Expression, variable: string, order: number, origin: Origin): Expression {
  const filled = rewriteShared((part, again) => (part === BARE ? name(variable) : mapParts(part, again)))(of);
  return { kind: "derivative", of: filled, variable, order, origin };
}

/** `d`, `\mathrm{d}` or `\partial`. */
function takeDifferential(reader: Reader): boolean {
  const token = reader.peek();
  const found = (token?.kind === "letter" && token.value === "d") || reader.is("partial");
  if (found) reader.index++;
  return found;
}

function readOrder(reader: Reader): number {
  if (!reader.take("^")) return 1;
  const order = reader.argument("the order").whole("the order");
  const value = order.kind === "number" && order.value.bottom === 1n ? Number(order.value.top) : 0;
  if (value < 1 || value > 20) reader.fail("the order of a derivative is a whole number from 1 to 20");
  return value;
}

/** `dz`, `dz^2`, `\partial x \partial y`; `undefined` where the denominator is something else. */
function readDifferentials(reader: Reader): { name: string; order: number }[] | undefined {
  const found: { name: string; order: number }[] = [];
  while (!reader.done) {
    if (!takeDifferential(reader) || reader.done) return undefined;
    const token = reader.peek()!;
    if (token.kind !== "letter" && token.kind !== "command") return undefined;
    const key = readNameKey(reader);
    found.push({ name: key, order: readOrder(reader) });
  }
  return found;
}

/**
 * What an operator written before it applies to: a bracket, or a run of factors written without a sign between them.
 * Where a reader could take it in two ways, it is refused.
 */
function readOperand(reader: Reader, operator: string): Expression {
  if (!reader.grammar.startsFactor(reader)) reader.fail(`what ${operator} is taken of is missing`);
  const bracketed = startsBrackets(reader);
  const factors = [reader.readFactor()];
  while (reader.grammar.startsFactor(reader)) {
    if (bracketed)
      reader.fail(`does ${operator} reach beyond its brackets? Put all of it in brackets, or write \\cdot`);
    factors.push(reader.readFactor());
  }
  if (!bracketed && ["cdot", "times", "*", "/", "div"].some((sign) => reader.is(sign))) {
    reader.fail(`how far does ${operator} reach? Put what it is taken of in brackets`);
  }
  return multiply(...factors);
}

/** `\lim_{z \to 0^-} u` */
export function readLimit(reader: Reader): Expression {
  const origin = reader.origin(reader.next());
  reader.expect("_", "where the limit is taken");
  const inside = reader.argument("where the limit is taken");
  const variable = readNameKey(inside);
  if (!inside.take("to") && !inside.take("rightarrow")) inside.fail("a limit is taken as z \\to 0");
  const { point, side } = readApproach(inside);
  const of = readOperand(reader, "the limit");
  return { kind: "limit", of, variable, point, side, origin };
}

function readApproach(reader: Reader): Pick<Limit, "point" | "side"> {
  const negative = reader.is("-") && reader.is("infty", 1);
  if (negative || (reader.is("+") && reader.is("infty", 1))) reader.index++;
  if (reader.take("infty")) return { point: negative ? "minus infinity" : "infinity", side: "both" };
  const start = reader.index;
  while (!reader.done && !reader.is("^")) reader.next();
  const point = reader.part(start, reader.index).whole("where the limit is taken");
  if (reader.done) return { point, side: "both" };
  reader.index++;
  const sign = reader.argument("the side");
  const side = sign.take("-")
    ? "left"
    : sign.take("+")
      ? "right"
      : sign.fail("a side is written as 0^- or 0^+");
  return { point, side };
}
