import { EULER, type Expression, exp, isNumber, name, PI, raise, rational } from "../expression.ts";
import { parseDecimal } from "../fraction.ts";
import { readNamed } from "./applications.ts";
import { readBrackets, startsBrackets } from "./brackets.ts";
import { readCases } from "./cases.ts";
import { readFunction, startsFunction } from "./functions.ts";
import { startsName } from "./names.ts";
import { readFraction, readLimit } from "./operators.ts";
import type { Reader } from "./reader.ts";

const COMMANDS: Readonly<Record<string, (reader: Reader) => Expression>> = {
  ...{ frac: readFraction, cfrac: readFraction, dfrac: readFraction, tfrac: readFraction },
  ...{
    sqrt: readRoot,
    underbrace: readBraced,
    overbrace: readBraced,
    lim: readLimit,
    begin: readEnvironment,
  },
  ...{ dots: readHole, ldots: readHole, cdots: readHole, square: readHole, vdots: readHole },
};

/** Whether the next token begins another factor, so that nothing written between two means a product. */
export function startsFactor(reader: Reader): boolean {
  const token = reader.peek();
  if (!token) return false;
  if (token.kind === "number" || token.kind === "letter") return true;
  if (reader.is("|")) return reader.bars === 0 && !reader.is("_", 1);
  if (startsBrackets(reader) || startsFunction(reader) || startsName(reader)) return true;
  return token.kind === "command" && Object.hasOwn(COMMANDS, token.value);
}

/** An atom with its exponent. */
export function readFactor(reader: Reader): Expression {
  const origin = reader.origin();
  const base = readAtom(reader);
  if (reader.is("!")) reader.fail("the factorial is not known here");
  if (!reader.take("^")) return base;
  if (reader.bareSums.has(base)) reader.fail("put the sum over the brace in parentheses");
  const exponent = reader.enter(() => readExponent(reader));
  if (reader.is("^")) reader.fail("two exponents; put one in braces");
  return base.kind === "name" && base.name === EULER ? exp(exponent) : raise(base, exponent, origin);
}

function readExponent(reader: Reader): Expression {
  if (reader.is("-")) reader.fail("put the exponent in braces");
  return reader.argument("the exponent").whole("the exponent");
}

function readAtom(reader: Reader): Expression {
  const token = reader.peek();
  if (!token) reader.fail("something is missing at the end");
  if (token.kind === "number") {
    reader.index++;
    if (reader.peek()?.kind === "number") reader.fail("two numbers side by side");
    return rational(parseDecimal(token.value));
  }
  if (startsFunction(reader)) return readFunction(reader);
  if (reader.is("pi")) {
    reader.index++;
    return name(PI);
  }
  if (token.kind === "letter" || startsName(reader)) return readNamed(reader);
  if (startsBrackets(reader) || reader.is("|")) return readBrackets(reader);
  const read = token.kind === "command" ? COMMANDS[token.value] : undefined;
  if (read && Object.hasOwn(COMMANDS, token.value)) return read(reader);
  if (token.kind === "text") reader.fail(`${reader.describe()} stands where mathematics is expected`);
  const isMissing = ["cdot", "times", "div", "ast", "right", "end", "\\"].includes(token.value);
  if (token.kind === "command" && !isMissing) reader.fail(`\\${token.value} is not understood`);
  if (token.value === "?") return readHole(reader);
  return reader.fail(`something is missing before ${reader.describe()}`);
}

/** `\sqrt{u}`, `\sqrt[3]{u}` */
function readRoot(reader: Reader): Expression {
  const origin = reader.origin(reader.next());
  let degree: Expression = rational(parseDecimal("2"));
  if (reader.take("[")) {
    const start = reader.index;
    while (!reader.is("]")) reader.next();
    degree = reader.part(start, reader.index).whole("the degree of the root");
    reader.index++;
  }
  if (degree.kind !== "number" || degree.value.bottom !== 1n || degree.value.top < 1n) {
    reader.fail("the degree of a root is a positive whole number", origin);
  }
  const of = reader.argument("what the root is of").whole("what the root is of");
  const square = of.kind === "power" && isNumber(of.exponent, 2) && degree.value.top === 2n;
  if (square) return { kind: "call", function: "abs", inputs: [of.base], origin };
  return raise(of, rational({ top: 1n, bottom: degree.value.top }), origin);
}

/** `\underbrace{u}_{A}`: u itself; what the brace says is kept beside it. */
function readBraced(reader: Reader): Expression {
  const command = reader.next();
  const above = reader.argument("what is over the brace");
  const of = above.whole("what is over the brace");
  if (of.kind === "sum") reader.bareSums.add(of);
  if (!reader.take(command.value === "underbrace" ? "_" : "^")) return of;
  const inside = reader.argument("the label of the brace");
  inside.take("=");
  const position = inside.origin().position;
  if (inside.peek()?.kind === "text" && !startsFunction(inside) && !startsName(inside)) return of;
  const latex = `${inside.written} = ${above.written}`;
  reader.labels.push({ label: inside.whole("the label of the brace"), of, latex, position });
  return of;
}

function readEnvironment(reader: Reader): Expression {
  const origin = reader.origin();
  const start = reader.index;
  reader.index++;
  const inside = reader.argument("the name of the environment");
  let environment = "";
  while (!inside.done) environment += inside.next().value;
  if (environment !== "cases" && environment !== "dcases" && environment !== "rcases") {
    reader.index = start;
    reader.fail(`the environment ${environment} is not understood here`);
  }
  return readCases(reader, environment, origin);
}

function readHole(reader: Reader): never {
  return reader.fail(`${reader.describe()} leaves a hole; write out what stands there`);
}
