import { type Expression, isNumber } from "../expression.ts";
import type { Reader } from "./reader.ts";

/** The exponent between a function and its argument. */
export function readPower(reader: Reader, spelled: string): Expression | undefined {
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

/** `'`, `''`, `^\prime`, `^{\prime\prime}` */
export function takePrimes(reader: Reader): number {
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
