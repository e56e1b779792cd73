import type { Origin } from "../errors.ts";
import { call, divide, type Expression, exp, type FunctionName, log, name, raise } from "../expression.ts";
import { readBracketList, startsBrackets } from "./brackets.ts";
import { readPower, takePrimes } from "./exponents.ts";
import { isRedefined, startsName, wordAt } from "./names.ts";
import type { Reader } from "./reader.ts";
import { FUNCTION_COMMANDS, FUNCTION_WORDS, GREEK } from "./vocabulary.ts";

const lookUp = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** A function that is known by itself stands here, and is not redefined. */
function functionAt(reader: Reader): FunctionName | undefined {
  const token = reader.peek();
  const word = wordAt(reader);
  if (word !== undefined) return isRedefined(reader, word) ? undefined : lookUp(FUNCTION_WORDS, word);
  if (token?.kind !== "command" || isRedefined(reader, `\\${token.value}`)) return undefined;
  const known = lookUp(FUNCTION_COMMANDS, token.value);
  return known && (!GREEK.has(token.value) || isInvoked(reader)) ? known : undefined;
}

/** `\sigma` with an argument, a prime or an exponent behind it; a bare Greek letter is a name. */
const isInvoked = (reader: Reader) =>
  reader.is("'", 1) || reader.is("^", 1) || ["(", "[", "left"].some((opener) => reader.is(opener, 1));

export const startsFunction = (reader: Reader): boolean => functionAt(reader) !== undefined;

/** `\tanh^2 z`, `\sigma'(z)`, `\max(0, z)`, `\log_2 z` */
export function readFunction(reader: Reader): Expression {
  const fn = functionAt(reader)!;
  const spelled = reader.describe();
  const origin = reader.origin(reader.next());
  const base = fn === "log" && reader.take("_") ? reader.argument("the base").whole("the base") : undefined;
  const primes = takePrimes(reader);
  const power = readPower(reader, spelled);
  const isList = fn === "max" || fn === "min";
  const inputs = isList ? readList(reader, spelled) : [readInput(reader, spelled)];
  const plain = base
    ? divide(log(inputs[0]!, origin), log(base, origin), origin)
    : fn === "exp"
      ? exp(inputs[0]!)
      : call(fn, inputs, origin);
  const value = primes === 0 ? plain : slopeAt((v) => call(fn, [v], origin), primes, inputs[0]!, origin);
  return power ? raise(value, power, origin) : value;
}

function slopeAt(
  f: (v: Expression) => Expression,
  order: number,
  input: Expression,
  origin: Origin,
): Expression {
  if (input.kind === "name") return { kind: "derivative", of: f(input), variable: input.name, order, origin };
  const variable = "·";
  const slope: Expression = { kind: "derivative", of: f(name(variable)), variable, order, origin };
  return { kind: "at", of: slope, variable, point: input };
}

function readList(reader: Reader, spelled: string): Expression[] {
  if (!startsBrackets(reader)) reader.fail(`${spelled} needs its arguments in brackets`);
  const inputs = readBracketList(reader);
  if (inputs.length < 2) reader.fail(`${spelled} compares at least two things`);
  return inputs;
}

/** The argument in brackets, or the run of numbers, names and fractions behind a function: `\tanh 2z`. */
function readInput(reader: Reader, spelled: string): Expression {
  if (startsBrackets(reader)) {
    const inputs = readBracketList(reader);
    if (inputs.length > 1) reader.fail(`${spelled} has one argument`);
    return inputs[0]!;
  }
  if (reader.done || (!startsBareInput(reader) && !startsFunction(reader) && !reader.is("|"))) {
    reader.fail(`the argument of ${spelled} is missing`);
  }
  if (!startsBareInput(reader)) return reader.enter(() => reader.readFactor());
  const factors = [reader.readFactor()];
  while (startsBareInput(reader)) factors.push(reader.readFactor());
  return factors.length === 1 ? factors[0]! : { kind: "product", factors };
}

function startsBareInput(reader: Reader): boolean {
  const token = reader.peek();
  if (!token || startsFunction(reader)) return false;
  if (token.kind === "number" || token.kind === "letter" || startsName(reader)) return true;
  return ["frac", "tfrac", "dfrac", "sqrt", "pi"].some((command) => reader.is(command));
}
