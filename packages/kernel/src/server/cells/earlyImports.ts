import { readFileSync } from "node:fs";
import { findPackageJSON, isBuiltin } from "node:module";

/** An import of values from a package, as cells begin with it; where it stands in a text, a package is loaded in vain. */
const IMPORT = /^[ \t]*import\s+(?!type\b)[^"';]*["']([^"'.][^"']*)["']/gm;

/**
 * The packages that code imports and that may be loaded before it is known whether the code is run: those that say of
 * themselves, by `sideEffects: false` in their package.json, that nobody notices.
 *
 * @see https://webpack.js.org/guides/tree-shaking/#mark-the-file-as-side-effect-free
 */
export function findEarlyImports(code: string, base: string): string[] {
  const names = [...code.matchAll(IMPORT)].map(([, name]) => name!);
  return [...new Set(names)].filter((name) => !isBuiltin(name) && isWithoutSideEffects(name, base));
}

function isWithoutSideEffects(name: string, base: string): boolean {
  try {
    const file = findPackageJSON(name, base);
    return file !== undefined && JSON.parse(readFileSync(file, "utf8")).sideEffects === false;
  } catch {
    // The compiler will say that there is no such package.
    return false;
  }
}
