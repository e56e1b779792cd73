import { LatexError, type Origin } from "../errors.ts";
import type { Expression } from "../expression.ts";
import type { Token } from "./tokens.ts";

/** What the names in a formula are taken for. */
export interface Vocabulary {
  /** Names that are functions, so that `g(z)` is a value of g and not g times z. */
  readonly functions: ReadonlySet<string>;
  /** Names that stand for a value, so that `\sigma` may be a standard deviation. */
  readonly values: ReadonlySet<string>;
}
export const PLAIN_VOCABULARY: Vocabulary = { functions: new Set(), values: new Set() };

/** What a brace under or over a part of a formula says about it: `\underbrace{…}_{A}`. */
export interface Label {
  readonly label: Expression;
  readonly of: Expression;
  /** As it is written: `A = …`. */
  readonly latex: string;
  readonly position: number;
}

/** The rules that call each other; handed in, so that their files need not import each other in a circle. */
export interface Grammar {
  readonly readSum: (reader: Reader) => Expression;
  readonly readFactor: (reader: Reader) => Expression;
  readonly startsFactor: (reader: Reader) => boolean;
}

const DEEPEST = 150;

/** A place in a list of tokens; all that the grammar needs to read on, look ahead, or give up. */
export class Reader {
  readonly formula: string;
  readonly vocabulary: Vocabulary;
  readonly labels: Label[];
  /** Braced sums without brackets of their own; beside a factor they would be ambiguous. */
  readonly bareSums = new WeakSet<Expression>();
  readonly grammar: Grammar;
  readonly #tokens: readonly Token[];
  readonly #end: number;
  readonly start: number;
  index: number;
  depth: number;
  /** How many `|` are open. */
  bars = 0;
  /** Whether a function may stand without its argument, as in `\frac{dg}{dz}`. */
  bareFunctions = false;

  constructor(
    source: { formula: string; vocabulary: Vocabulary; labels: Label[]; grammar: Grammar },
    tokens: readonly Token[],
    range: { start: number; end: number } = { start: 0, end: tokens.length },
    depth = 0,
  ) {
    this.formula = source.formula;
    this.vocabulary = source.vocabulary;
    this.labels = source.labels;
    this.grammar = source.grammar;
    this.#tokens = tokens;
    this.start = range.start;
    this.index = range.start;
    this.#end = range.end;
    this.depth = depth;
  }

  peek(ahead = 0): Token | undefined {
    return this.index + ahead < this.#end && this.index + ahead >= this.start
      ? this.#tokens[this.index + ahead]
      : undefined;
  }

  next(): Token {
    const token = this.peek();
    if (!token) this.fail("the formula ends where something should follow");
    this.index++;
    return token;
  }

  is(value: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return (
      token !== undefined && token.value === value && (token.kind === "symbol" || token.kind === "command")
    );
  }

  /** Takes the token if it is the one; says whether it was. */
  take(value: string): boolean {
    const found = this.is(value);
    if (found) this.index++;
    return found;
  }

  expect(value: string, meaning: string): void {
    if (!this.take(value)) this.fail(`${meaning} is missing`);
  }

  get done(): boolean {
    return this.index >= this.#end;
  }

  origin(token = this.peek()): Origin {
    const last = this.#tokens[this.#end - 1];
    return { formula: this.formula, position: token?.position ?? last?.end ?? 0 };
  }

  fail(reason: string, origin = this.origin()): never {
    throw new LatexError(reason, origin);
  }

  /** Counts a level of brackets; formulas nested without end would otherwise end the process. */
  enter<T>(read: () => T): T {
    if (++this.depth > DEEPEST) this.fail(`brackets are nested more than ${DEEPEST} deep`);
    const result = read();
    this.depth--;
    return result;
  }

  /** The tokens of a braced argument, or of the single token that stands in its place. */
  argument(what: string): Reader {
    const first = this.peek();
    if (!first) this.fail(`${what} is missing`);
    if (!this.is("{")) {
      if (first.kind === "number" && first.value.length > 1) this.fail(`put ${what} in braces`);
      this.index++;
      return this.part(this.index - 1, this.index);
    }
    const start = this.index + 1;
    this.skipBraces();
    return this.part(start, this.index - 1);
  }

  part(start: number, end: number): Reader {
    const part = new Reader(this, this.#tokens, { start, end }, this.depth + 1);
    if (part.depth > DEEPEST) this.fail(`brackets are nested more than ${DEEPEST} deep`);
    return part;
  }

  /** The same formula and vocabulary over other tokens: mathematics inside a `\text`. */
  withTokens(tokens: readonly Token[]): Reader {
    return new Reader(this, tokens, { start: 0, end: tokens.length }, this.depth + 1);
  }

  skipBraces(): void {
    let depth = 0;
    do {
      if (this.is("{")) depth++;
      if (this.is("}")) depth--;
      this.next();
    } while (depth > 0);
  }

  readSum(): Expression {
    return this.grammar.readSum(this);
  }

  readFactor(): Expression {
    return this.grammar.readFactor(this);
  }

  /** What is written in the whole range. */
  get written(): string {
    const [first, last] = [this.#tokens[this.start], this.#tokens[this.#end - 1]];
    return first && last && this.#end > this.start ? this.formula.slice(first.from, last.to) : "";
  }

  /** Reads the whole range as one expression. */
  whole(what: string): Expression {
    if (this.done) this.fail(`${what} is empty`);
    const result = this.readSum();
    if (!this.done) this.fail(`${this.describe()} is not expected here`);
    return result;
  }

  /** The next token as a reader would call it. */
  describe(): string {
    const token = this.peek();
    if (!token) return "the end";
    if (token.kind === "text") return `the text "${token.value.trim()}"`;
    return token.kind === "command" || token.kind === "gap" ? `\\${token.value}` : token.value;
  }
}
