/**
 * Every single slip that turns a formula into another: a sign, a coefficient, an exponent, a constant, the name of a function.
 *
 * For tests of what checks formulas: a mutant that means something else must not be found proven. A few mean the same.
 *
 * @example mutantsOf("z + 1") // ["z - 1", "z + 2", "z + 3"]
 */
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
  { pattern: /\\sinh/g, replacements: () => ["\\cosh"] },
  { pattern: /\\cosh/g, replacements: () => ["\\sinh"] },
  { pattern: /\\sin(?!h)/g, replacements: () => ["\\cos"] },
  { pattern: /\\log/g, replacements: () => ["\\exp"] },
  { pattern: /\\exp/g, replacements: () => ["\\log"] },
  { pattern: /\\sigma(?=\()/g, replacements: () => ["\\tanh", "\\operatorname{softplus}"] },
  { pattern: /\\max/g, replacements: () => ["\\min"] },
  { pattern: /\\min/g, replacements: () => ["\\max"] },
  { pattern: /(?<=\^)2|(?<=\^\{)2(?=\})/g, replacements: () => ["3", "4"] },
  { pattern: /(?<= )[<>](?= )/g, replacements: (sign) => [sign === "<" ? ">" : "<"] },
];
