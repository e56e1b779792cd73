import type { Origin } from "../errors.ts";
import {
  call,
  divide,
  EULER,
  type Expression,
  exp,
  type FunctionName,
  isNumber,
  log,
  name,
  raise,
} from "../expression.ts";
import { readBracketList, startsBrackets } from "./brackets.ts";
import type { Reader } from "./reader.ts";
import { ACCENTS, FUNCTION_COMMANDS, FUNCTION_LETTERS, FUNCTION_WORDS, GREEK } from "./vocabulary.ts";

const wordAt = (reader: Reader, ahead = 0): string | undefined => {
  const token = reader.peek(ahead);
  return token?.kind === "text" ? token.value.trim() : undefined;
};
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

const isRedefined = ({ vocabulary }: Reader, key: string) =>
  vocabulary.functions.has(key) || vocabulary.values.has(key);
/** `\sigma` with an argument, a prime or an exponent behind it; a bare Greek letter is a name. */
const isInvoked = (reader: Reader) =>
  reader.is("'", 1) || reader.is("^", 1) || ["(", "[", "left"].some((opener) => reader.is(opener, 1));

export const startsFunction = (reader: Reader): boolean => functionAt(reader) !== undefined;

/** Whether a name begins here that is not a single Latin letter. */
export function startsName(reader: Reader): boolean {
  const token = reader.peek();
  const word = wordAt(reader);
  if (word !== undefined) return word === "LHS" || word === "RHS" || isRedefined(reader, word);
  return (
    token?.kind === "command" &&
    (GREEK.has(token.value) || ACCENTS.has(token.value) || token.value === "textcircled")
  );
}

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

/** The exponent between a function and its argument. */
function readPower(reader: Reader, spelled: string): Expression | undefined {
  if (!reader.take("^")) return undefined;
  const origin = reader.origin();
  const power = reader.argument("the exponent").whole("the exponent");
  if (isNumber(power, -1)) {
    reader.fail(
      `${spelled}^{-1} may be the inverse function or 1/${spelled}; write the one that is meant`,
      origin,
    );
  }
  return power;
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

/** `'`, `''`, `^\prime`, `^{\prime\prime}` */
function takePrimes(reader: Reader): number {
  let primes = 0;
  while (reader.take("'") || reader.take("prime")) primes++;
  if (!reader.is("^") || primes > 0) return primes;
  if (reader.is("prime", 1)) {
    reader.index += 2;
    return 1;
  }
  if (!reader.is("{", 1) || !reader.is("prime", 2)) return 0;
  reader.index++;
  return takePrimes(reader.argument("the primes"));
}

/** A variable, a parameter, or a value of a function that the notebook defines. */
export function readNamed(reader: Reader): Expression {
  const origin = reader.origin();
  const key = readNameKey(reader);
  const { functions, values } = reader.vocabulary;
  const isFunction =
    functions.has(key) ||
    (FUNCTION_LETTERS.has(key.replace(/_.*$/, "")) &&
      !values.has(key) &&
      startsBrackets(reader) &&
      !reader.is("{"));
  const primes = takePrimes(reader);
  if (key === EULER && primes === 0) return name(EULER);
  if (!isFunction && primes === 0) {
    if (key === "\\sigma" && !values.has(key)) {
      reader.fail(
        "\\sigma stands without its argument; write \\sigma(z), or define \\sigma as a value",
        origin,
      );
    }
    return name(key);
  }
  const power = isFunction ? readPower(reader, key) : undefined;
  if (!startsBrackets(reader) || reader.is("{")) {
    if (reader.bareFunctions && !power && primes === 0)
      return { kind: "application", name: key, primes, input: BARE, origin };
    reader.fail(
      `${key}${"'".repeat(primes)} stands without its argument; write ${key}${"'".repeat(primes)}(z)`,
      origin,
    );
  }
  const inputs = readBracketList(reader);
  if (inputs.length > 1) reader.fail(`${key} is a function of one variable here`, origin);
  const value: Expression = { kind: "application", name: key, primes, input: inputs[0]!, origin };
  return power ? raise(value, power, origin) : value;
}

/** Stands for the variable of a derivative in `\frac{dg}{dz}`; {@link readFraction} puts the variable in. */
export const BARE: Expression = name("bare");

/** `z`, `\alpha`, `W_{21}`, `a^{[1]}`, `\hat{y}`, `\textcircled{A}`, `\text{LHS}` */
export function readNameKey(reader: Reader): string {
  const token = reader.next();
  let key = token.kind === "command" ? `\\${token.value}` : token.value.trim();
  if (token.kind === "command" && (ACCENTS.has(token.value) || token.value === "textcircled")) {
    const inner = spell(reader.argument("the letter"));
    key = token.value === "textcircled" ? inner : `${key}{${inner}}`;
  }
  if (reader.is("_")) {
    reader.index++;
    key += `_{${spell(reader.argument("the index"))}}`;
  }
  if (reader.is("^") && reader.is("{", 1) && reader.is("[", 2)) {
    reader.index++;
    key += `^{${spell(reader.argument("the index"))}}`;
  }
  return key;
}

function spell(reader: Reader): string {
  if (reader.done) reader.fail("the braces are empty");
  let text = "";
  while (!reader.done) {
    const token = reader.next();
    text += token.kind === "command" ? `\\${token.value}` : token.value;
  }
  return text;
}
