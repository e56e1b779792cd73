/**
 * `pnpm new activation NAME` makes an activation that passes every test and computes the identity, for you to change:
 * its file, the catalogue, the index, its references and their bounds.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Names in camel case, as exports are written. */
const NAME = /^[a-z][a-zA-Z0-9]*$/;

/**
 * Adds the skeleton to the package of activations at that path, and returns the files that it wrote.
 *
 * @throws {RangeError} if the name is no name in camel case, or is taken; nothing has been written then.
 */
export function addActivation(packageFolder: string, name: string): string[] {
  const path = (file: string) => join(packageFolder, file);
  const read = (file: string) => readFileSync(path(file), "utf8");
  if (!NAME.test(name))
    throw new RangeError(
      `the name of an activation is written like softPlus or relu6, got ${JSON.stringify(name)}`,
    );
  if (existsSync(path(`src/${name}.ts`)) || new RegExp(String.raw`\b${name}\b`).test(read("src/index.ts")))
    throw new RangeError(`there is a ${name} already; choose another name, or change src/${name}.ts`);

  const files: Record<string, string> = {
    [`src/${name}.ts`]: writeSource(name),
    "src/catalogue.ts": insertBefore(
      insertBefore(
        read("src/catalogue.ts"),
        "\n/**\n * Every elementwise",
        `import { ${name} } from "./${name}.ts";\n`,
      ),
      "]);",
      `  ${name},\n`,
    ),
    "src/index.ts": `${read("src/index.ts")}export { ${name} } from "./${name}.ts";\n`,
    [`test/reference/${name}.json`]: read("test/reference/identity.json"),
    "test/reference/makeReferences.py": insertBefore(
      read("test/reference/makeReferences.py"),
      "}\n\n\ndef make_rows",
      `    "${name}": ([same, UNIT, ZERO], []),\n`,
    ),
    "test/bounds.ts": insertBefore(read("test/bounds.ts"), "};\n", `  ${name}: exact,\n`, "last"),
    "ULP.md": `${read("ULP.md")}${read("ULP.md")
      .match(/^\| identity .*\n/m)![0]
      .replace(/^\| identity\s*?(?= \|)/, (cell) => `| ${name.padEnd(cell.length - 2)}`)}`,
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(path(file), text);
  return Object.keys(files);
}

function insertBefore(
  text: string,
  mark: string,
  inserted: string,
  which: "first" | "last" = "first",
): string {
  const at = which === "first" ? text.indexOf(mark) : text.lastIndexOf(mark);
  if (at < 0)
    throw new Error(`${JSON.stringify(mark)} was not found, where ${JSON.stringify(inserted)} belongs`);
  return text.slice(0, at) + inserted + text.slice(at);
}

function writeSource(name: string): string {
  return `import { defineActivation } from "./activation.ts";
import { constant } from "./numerics/evaluate.ts";

/**
 * g(z) = z, until you write here what the function is for, and how far it is from the true one.
 *
 * @example
 * \`\`\`ts
 * import { ${name} } from "@slope/activations";
 *
 * ${name}(2) // → 2
 * ${name}.derivative(2) // → 1
 * \`\`\`
 *
 * @see Author, "Title", where it was published (year).
 */
export const ${name} = defineActivation({
  name: "${name}",
  formula: { value: "z", derivative: "1", secondDerivative: "0" },
  value: (z) => z,
  derivative: constant(1),
  secondDerivative: constant(0),
  range: [-Infinity, Infinity],
  monotone: "strictly increasing",
  derivativeLimits: [1, 1],
  source: 'Author, "Title", where it was published (year).',
});
`;
}

if (import.meta.main) {
  const [kind, name] = process.argv.slice(2);
  if (kind !== "activation" || name === undefined) {
    console.error("usage: pnpm new activation NAME");
    process.exitCode = 2;
  } else {
    const folder = fileURLToPath(new URL("../packages/activations", import.meta.url));
    try {
      const files = addActivation(folder, name);
      console.log(`${files.map((file) => `packages/activations/${file}`).join("\n")}\n`);
      console.log(
        `Write the function in src/${name}.ts and, with mpmath, in test/reference/makeReferences.py; run that,`,
      );
      console.log(
        `state the bounds in test/bounds.ts, then: pnpm format, pnpm --filter @slope/activations ulp, pnpm test`,
      );
    } catch (error) {
      console.error(error instanceof RangeError ? error.message : error);
      process.exitCode = 1;
    }
  }
}
