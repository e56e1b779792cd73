import { type Command, Option } from "commander";
import { findNotebooks, type NotebookFiles } from "../notebookFiles.ts";
import { type SyncReport, syncFile } from "../syncFile.ts";
import { countCells, describeError, indent, printLine, printNote } from "./print.ts";

interface Options {
  readonly from?: "source" | "ipynb";
}

export function addSync(program: Command): void {
  program
    .command("sync")
    .summary("bring NAME.nb.ts and NAME.ipynb to say the same")
    .description(
      "Takes an edit of either to the other, and writes an id into each cell of NAME.nb.ts. Cells whose source is " +
        "unchanged keep their outputs. Where both were edited it changes nothing and asks for --from.",
    )
    .argument("<files...>", ".nb.ts and .ipynb files, or folders of them")
    .addOption(
      new Option("--from <side>", "believe this one, whichever was edited").choices(["source", "ipynb"]),
    )
    .action(syncNotebooks);
}

async function syncNotebooks(paths: string[], options: Options): Promise<void> {
  for (const files of await findNotebooks(paths)) {
    if (!(await syncOne(files, options))) process.exitCode = 1;
  }
}

async function syncOne(files: NotebookFiles, options: Options): Promise<boolean> {
  try {
    printReport(await syncFile(files, { ...options, onNote: printNote }));
    return true;
  } catch (error) {
    printLine("✗", files.name);
    console.error(indent(describeError(error)));
    return false;
  }
}

function printReport({ files, from, written, toRun }: SyncReport): void {
  const { name, source, ipynb } = files;
  const facts =
    from === undefined ? [] : [from === "source" ? `${source} → ${ipynb}` : `${ipynb} → ${source}`];
  if (written.length > 0) facts.push(`wrote ${written.join(" and ")}`);
  if (toRun > 0) facts.push(`${countCells(toRun)} to run: slope run ${source}`);
  printLine(written.length === 0 ? "=" : "→", name, ...facts);
}
