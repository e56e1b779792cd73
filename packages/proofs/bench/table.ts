/** `node bench/table.ts FILE.md …`: every checked equation of Markdown files with its verdict and time, as a table. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { checkDocument, extractFormulas } from "../src/index.ts";

const files = process.argv.slice(2);
if (files.length === 0) throw new Error("name at least one Markdown file");
const passages = files.flatMap((path) =>
  extractFormulas(readFileSync(path, "utf8"), { file: basename(path) }),
);
checkDocument(passages);

console.log("| file | line | equation | verdict | ms |\n| --- | --- | --- | --- | --- |");
for (const { file, line, latex, kind, milliseconds } of checkDocument(passages, {
  clock: () => performance.now(),
})) {
  const shown = latex.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
  console.log(`| ${file} | ${line} | $${shown}$ | ${kind} | ${milliseconds?.toFixed(1) ?? ""} |`);
}
