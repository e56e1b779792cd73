import { dirname, join, resolve } from "node:path";
import { NotebookError } from "../errors.ts";
import { isJsonObject } from "../notebook.ts";
import { exists, readText } from "../notebookFiles.ts";

/** What every notebook of a package has to have. */
export interface PartRules {
  /** The package.json that asks for it. */
  readonly file: string;
  /** The ids of cells, in the order in which they have to stand. */
  readonly parts: readonly string[];
  /** The fewest and the most words of prose. */
  readonly words?: Range;
  /** The fewest and the most exercises. */
  readonly exercises?: Range;
}

type Range = readonly [least: number, most: number];

const KEYS = ["parts", "words", "exercises"];

/**
 * The rules for the notebooks of a folder: `"slope": { "parts": ["claim", …], "words": [1000, 1800], "exercises": [4, 6] }` in
 * the nearest package.json, the folder's own or one above it. Undefined where that one says nothing.
 *
 * @throws NotebookError bad-rules, not-json, unreadable
 */
export async function findPartRules(folder: string): Promise<PartRules | undefined> {
  const file = await findPackage(folder);
  if (file === undefined) return undefined;
  const rules = parsePackage(await readText(file), file);
  return rules === undefined ? undefined : readRules(rules, file);
}

async function findPackage(folder: string): Promise<string | undefined> {
  const file = join(folder, "package.json");
  if (await exists(file)) return file;
  // Joined and not resolved, so that messages name the file as the user would: `../package.json`.
  const parent = join(folder, "..");
  return resolve(folder) === dirname(resolve(folder)) ? undefined : findPackage(parent);
}

function parsePackage(text: string, file: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const what = `this file is not JSON: ${(error as Error).message}.`;
    throw new NotebookError("not-json", what, "Mend it; notebooks look into it for their parts.", { file });
  }
  return isJsonObject(parsed) ? parsed.slope : undefined;
}

function readRules(rules: unknown, file: string): PartRules {
  if (!isJsonObject(rules)) throw badRules(file, "`slope` is no object");
  const unknown = Object.keys(rules).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw badRules(file, `\`slope\` knows no \`${unknown}\``);
  const { parts = [], words, exercises } = rules;
  if (!Array.isArray(parts) || !parts.every((id) => typeof id === "string")) {
    throw badRules(file, "`slope.parts` is no list of cell ids");
  }
  const twice = parts.find((id, index) => parts.indexOf(id) !== index);
  if (twice !== undefined) throw badRules(file, `\`slope.parts\` names ${twice} twice`);
  return {
    file,
    parts,
    ...(words === undefined ? {} : { words: readRange(words, "words", file) }),
    ...(exercises === undefined ? {} : { exercises: readRange(exercises, "exercises", file) }),
  };
}

function readRange(value: unknown, key: string, file: string): Range {
  const [least, most] = Array.isArray(value) && value.length === 2 ? value : [];
  const isRange = Number.isInteger(least) && Number.isInteger(most) && least >= 0 && least <= most;
  if (!isRange) throw badRules(file, `\`slope.${key}\` is not the least and the most`);
  return [least, most];
}

function badRules(file: string, what: string): NotebookError {
  const next =
    'Write it like "slope": { "parts": ["claim", "hero"], "words": [1000, 1800], "exercises": [4, 6] }.';
  return new NotebookError("bad-rules", `${what}.`, next, { file });
}
