/** Every single change of a sign, a coefficient, an exponent, a constant or a function name in a formula. */
export function mutantsOf(latex: string): string[] {
  const mutants = new Set<string>();
  for (const { pattern, replacements } of CHANGES) {
    for (const match of latex.matchAll(pattern)) {
      for (const replacement of replacements(match[0])) {
        mutants.add(latex.slice(0, match.index) + replacement + latex.slice(match.index + match[0].length));
      }
    }
  }
  mutants.delete(latex);
  return [...mutants];
}

interface Change {
  readonly pattern: RegExp;
  readonly replacements: (found: string) => readonly string[];
}

const CHANGES: readonly Change[] = [
  { pattern: /(?<!\{)-(?=[^}]|$)/g, replacements: () => ["+"] },
  { pattern: /(?<=[{(])-/g, replacements: () => [""] },
  { pattern: /\+/g, replacements: () => ["-"] },
  {
    pattern: /(?<![\d.])\d+(?:\.\d+)?(?![\d.])/g,
    replacements: (n) => [`${Number(n) + 1}`, `${Number(n) + 2}`],
  },
  { pattern: /(?<=e\^\{-?)(?=[a-z])/g, replacements: () => ["2", "3"] },
  { pattern: /\\tanh/g, replacements: () => ["\\sinh", "\\cosh", "\\sin"] },
  { pattern: /\\sigma(?=\()/g, replacements: () => ["\\tanh", "\\operatorname{softplus}"] },
  { pattern: /\\max/g, replacements: () => ["\\min"] },
  { pattern: /(?<=\^)2|(?<=\^\{)2(?=\})/g, replacements: () => ["3", "4"] },
  { pattern: /(?<= )[<>](?= )/g, replacements: (sign) => [sign === "<" ? ">" : "<"] },
];
