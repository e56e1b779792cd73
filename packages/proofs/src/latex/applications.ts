import { EULER, type Expression, name, raise } from "../expression.ts";
import { readBracketList, startsBrackets } from "./brackets.ts";
import { readPower, takePrimes } from "./exponents.ts";
import { readNameKey } from "./names.ts";
import type { Reader } from "./reader.ts";
import { FUNCTION_LETTERS } from "./vocabulary.ts";

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
