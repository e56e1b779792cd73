import { call, type Expression } from "../expression.ts";
import type { Reader } from "./reader.ts";

const CLOSERS: Readonly<Record<string, string>> = {
  "(": ")",
  "[": "]",
  "{": "}",
  lbrace: "rbrace",
  lbrack: "rbrack",
};
const BARS = ["|", "vert", "lvert"];

/** `(`, `[`, `\{`, `{`, `\left(`, `\left|`, `\lvert`; not a bare `|`, which may be closing. */
export function startsBrackets(reader: Reader): boolean {
  return reader.is("left") || reader.is("lvert") || Object.keys(CLOSERS).some((opener) => reader.is(opener));
}

/** What stands in brackets of any kind; between bars, its absolute value. */
export function readBrackets(reader: Reader): Expression {
  const origin = reader.origin();
  const inputs = readBracketList(reader);
  if (inputs.length > 1) reader.fail("a list stands where one expression is expected", origin);
  return inputs[0]!;
}

/** The parts between commas: `(a, b)`. */
export function readBracketList(reader: Reader): Expression[] {
  const origin = reader.origin();
  const sized = reader.take("left");
  const opener = reader.next();
  const isBar = BARS.includes(opener.value);
  if (sized && opener.value === ".") return [readLeftDot(reader)];
  if (!isBar && !Object.hasOwn(CLOSERS, opener.value))
    reader.fail(`\\left${opener.value} is not understood`, origin);
  if (reader.is(isBar ? opener.value : (CLOSERS[opener.value] ?? "")))
    reader.fail("nothing stands in the brackets");
  if (isBar) reader.bars++;
  const bars = reader.bars;
  if (!isBar) reader.bars = 0;
  const inputs = [reader.readSum()];
  while (reader.take(",")) inputs.push(reader.readSum());
  reader.bars = bars;
  if (sized) reader.expect("right", "the \\right of this \\left");
  if (isBar) {
    reader.bars--;
    if (!["|", "vert", "rvert"].some((bar) => reader.take(bar)))
      reader.fail(`the second | is missing`, origin);
    return [call("abs", inputs, origin)];
  }
  if (!reader.take(CLOSERS[opener.value]!)) {
    const found = reader.done ? "the formula ends" : `${reader.describe()} comes`;
    reader.fail(
      `${found} before the ${CLOSERS[opener.value]} that closes this ${opener.value}`,
      reader.done ? origin : undefined,
    );
  }
  return inputs;
}

/** `\left. u \right|_{z=0}`: the bar and the point are read by the caller, as of any `u|_{z=0}`. */
function readLeftDot(reader: Reader): Expression {
  const of = reader.readSum();
  reader.expect("right", "the \\right of this \\left");
  if (!reader.is("|")) reader.fail("\\left. is closed by \\right|");
  return of;
}
