import { parse, stringify, type Tags } from "yaml";
import { uncomment } from "./cellText.ts";
import { NotebookError } from "./errors.ts";
import { isJsonObject, type JsonObject } from "./notebook.ts";

/** The comment block `// ---` … `// ---` that opens NAME.nb.ts. */
export interface YamlHeader {
  /** What stands under `jupyter:`. */
  readonly metadata: JsonObject;
  /** What else the block says: Jupytext keeps it as a raw cell at the top. */
  readonly frontMatter: string | undefined;
  /** How many lines the block takes. */
  readonly length: number;
}

const NO_HEADER: YamlHeader = { metadata: {}, frontMatter: undefined, length: 0 };

/** PyYAML reads YAML 1.1 (`yes` is true); its dates, bytes and merge keys have no JSON. */
const YAML_1_1 = {
  version: "1.1",
  customTags: (tags: Tags) =>
    tags.filter((tag) => typeof tag === "string" || !/timestamp|binary|merge/.test(tag.tag)),
} as const;

/** @throws NotebookError bad-header where the block is not YAML */
export function readYamlHeader(lines: readonly string[], path: string): YamlHeader {
  if (!isRule(lines[0])) return NO_HEADER;
  const end = lines.findIndex((line, index) => index > 0 && (isRule(line) || !line.startsWith("//")));
  if (!isRule(lines[end])) return NO_HEADER;
  const { jupyter, others } = separate(lines.slice(1, end).map(uncomment));
  return {
    metadata: parseYaml(jupyter, path),
    frontMatter: others.length === 0 ? undefined : ["---", ...others, "---"].join("\n"),
    length: end + 1,
  };
}

function isRule(line: string | undefined): boolean {
  return line !== undefined && /^\/\/ ?---\s*$/.test(line);
}

function separate(lines: readonly string[]): { jupyter: string[]; others: string[] } {
  const jupyter: string[] = [];
  const others: string[] = [];
  let inside = false;
  for (const line of lines) {
    if (/^jupyter\s*:\s*$/.test(line)) inside = true;
    else if (/^\S/.test(line)) inside = false;
    (inside ? jupyter : others).push(line);
  }
  return { jupyter, others };
}

function parseYaml(lines: readonly string[], path: string): JsonObject {
  let file: unknown;
  try {
    file = parse(lines.join("\n"), YAML_1_1);
  } catch (error) {
    throw badYaml(path, (error as Error).message.split("\n")[0] ?? "", error);
  }
  const metadata = isJsonObject(file) ? (file.jupyter ?? {}) : {};
  if (!isJsonObject(metadata)) throw badYaml(path, "`jupyter:` is not followed by `key: value` lines");
  return metadata;
}

function badYaml(path: string, what: string, cause?: unknown): NotebookError {
  return new NotebookError(
    "bad-header",
    `the header between the two \`// ---\` is not YAML: ${what}.`,
    "Mend it, or delete the whole block: `slope sync` writes a new one.",
    { file: path, line: 1 },
    cause,
  );
}

export function formatYamlHeader(metadata: JsonObject, frontMatter?: string): string {
  const yaml = stringify(
    { jupyter: metadata },
    {
      ...YAML_1_1,
      sortMapEntries: true,
      indentSeq: false,
      singleQuote: true,
      aliasDuplicateObjects: false,
    },
  );
  const others = frontMatter?.split("\n").slice(1, -1) ?? [];
  const lines = ["---", ...others, ...yaml.trimEnd().split("\n"), "---"];
  return lines.map((line) => (line === "" ? "//" : `// ${line}`)).join("\n");
}

/** Whether a raw cell at the top of a notebook can stand in the header instead. */
export function isFrontMatter(source: string): boolean {
  const lines = source.split("\n");
  const inner = lines.slice(1, -1);
  return (
    lines.length > 2 &&
    lines[0] === "---" &&
    lines.at(-1) === "---" &&
    !inner.some((line) => /^---\s*$|^jupyter\s*:\s*$/.test(line)) &&
    /^\S/.test(inner[0] as string)
  );
}
