import type { Command } from "commander";
import { findNotebooks } from "../notebookFiles.ts";
import { printLine } from "./print.ts";

interface Options {
  readonly output?: string;
  readonly inline?: boolean;
  readonly trusted?: boolean;
  readonly allowErrors?: boolean;
}

export function addRender(program: Command): void {
  program
    .command("render")
    .summary("write notebooks as HTML pages")
    .description(
      "Writes each notebook as NAME.html, with the outputs that its .ipynb has, and a folder assets/ beside it. Nothing is " +
        "executed. HTML and scripts that a notebook brings along are made harmless, and no page asks another host for anything.",
    )
    .argument("<files...>", ".nb.ts and .ipynb files, or folders of them")
    .option("--output <dir>", "write the pages into this folder instead of beside the notebooks")
    .option("--inline", "make each page a single file, with style, script, fonts and Plotly inside")
    .option(
      "--trusted",
      "keep the HTML and scripts of the notebooks as they are: only for notebooks that you would run",
    )
    .option("--allow-errors", "show formulas that do not parse, instead of stopping")
    .action(renderNotebooks);
}

async function renderNotebooks(paths: string[], options: Options): Promise<void> {
  // KaTeX, Shiki and Plotly are loaded only by those who ask for pages: the other verbs start faster without.
  const { renderFiles } = await import("../renderFiles.ts");
  await renderFiles(await findNotebooks(paths), {
    ...options,
    onPage: (path, { title }) => printLine("✓", path, title),
  });
}
