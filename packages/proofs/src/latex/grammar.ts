import { LatexError } from "../errors.ts";
import { add, divide, type Expression, multiply, negate } from "../expression.ts";
import { readFactor, startsFactor } from "./factors.ts";
import { readNameKey } from "./names.ts";
import { type Label, PLAIN_VOCABULARY, Reader, type Vocabulary } from "./reader.ts";
import { type Token, tokenise } from "./tokens.ts";

/**
 * Reads one expression, which must be the whole formula.
 *
 * The grammar is our own: compute-engine's parser reads `[…]` as a list, rejects `\frac{\partial (…)}{\partial z}` and
 * `\textcircled`, forgets that a row of `aligned` goes on with the one above, gives errors without a place, and costs
 * 350 ms at the start.
 *
 * @throws LatexError
 */
export function parseExpression(formula: string, vocabulary: Vocabulary = PLAIN_VOCABULARY): Expression {
  return readerOf(formula, tokenise(formula), vocabulary).whole("the formula");
}

export function readerOf(
  formula: string,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  labels: Label[] = [],
): Reader {
  return new Reader({ formula, vocabulary, labels, grammar: { readSum, readFactor, startsFactor } }, tokens);
}

/** term ± term ± … */
function readSum(reader: Reader): Expression {
  return reader.enter(() => {
    const terms: Expression[] = [];
    let sign = readSign(reader);
    for (;;) {
      const term = readProduct(reader);
      if (sign < 0 && reader.bareSums.has(term)) reader.fail("put the sum over the brace in parentheses");
      terms.push(sign < 0 ? negate(term) : term);
      if (!reader.is("+") && !reader.is("-")) {
        if (terms.length === 1) return terms[0]!;
        return add(...terms);
      }
      sign = readSign(reader);
    }
  });
}

function readSign(reader: Reader): 1 | -1 {
  if (reader.is("pm") || reader.is("mp"))
    reader.fail("± says two things at once; write them as two formulas");
  if (reader.take("-")) return -1;
  reader.take("+");
  return 1;
}

const isTimes = (reader: Reader) => ["cdot", "times", "*", "ast"].some((sign) => reader.is(sign));
const isOver = (reader: Reader) => reader.is("/") || reader.is("div");

/** factor · factor / factor factor …, up to the next + or −. */
function readProduct(reader: Reader): Expression {
  let product = readFactor(reader);
  let count = 1;
  let slashed = false;
  const braced = [product];
  for (;;) {
    const origin = reader.origin();
    if (isTimes(reader)) {
      reader.index++;
      const sign = readSign(reader);
      const factor = readFactor(reader);
      braced.push(factor);
      product = multiply(product, sign < 0 ? negate(factor) : factor);
    } else if (isOver(reader)) {
      reader.index++;
      const factor = readFactor(reader);
      braced.push(factor);
      product = divide(product, factor, origin);
      slashed = true;
    } else if (startsFactor(reader)) {
      if (slashed) reader.fail("what is under the slash? Write \\frac or parentheses");
      const factor = readFactor(reader);
      braced.push(factor);
      product = multiply(product, factor);
    } else {
      if (count > 1 && braced.some((factor) => reader.bareSums.has(factor))) {
        throw new LatexError("put the sum over the brace in parentheses", origin);
      }
      return reader.is("|") && reader.is("_", 1) ? readValueAt(reader, product) : product;
    }
    count++;
  }
}

/** `…|_{z=0}` */
function readValueAt(reader: Reader, of: Expression): Expression {
  reader.index += 2;
  const inside = reader.argument("the point");
  const variable = readNameKey(inside);
  inside.expect("=", "the = of the point, as in z = 0,");
  return { kind: "at", of, variable, point: inside.whole("the point") };
}
