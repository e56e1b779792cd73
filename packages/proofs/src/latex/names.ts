import type { Reader } from "./reader.ts";
import { ACCENTS, GREEK } from "./vocabulary.ts";

/** The word of a `\text{…}` or `\operatorname{…}`. */
export const wordAt = (reader: Reader, ahead = 0): string | undefined => {
  const token = reader.peek(ahead);
  return token?.kind === "text" ? token.value.trim() : undefined;
};

/** The notebook says what this name is, whatever it would mean otherwise. */
export const isRedefined = ({ vocabulary }: Reader, key: string) =>
  vocabulary.functions.has(key) || vocabulary.values.has(key);

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
