import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { findHomeFolder } from "@slope/kernel";
import type { Output } from "./notebook.ts";

/** Rewrites one text so that it is the same on every machine. */
export type PathHider = (text: string) => string;

/**
 * Paths in error messages become relative to the notebook's folder where they lie in its project, and `~` or `<tmp>`
 * where they do not: a committed notebook should neither tell where its author lives nor differ from a colleague's.
 */
export function createPathHider(cwd: string): PathHider {
  const root = findProject(cwd);
  const home = findHomeFolder();
  const places: [string, (path: string) => string][] = [
    [root, (path) => relative(cwd, path).replaceAll("\\", "/") || "."],
    [tmpdir(), (path) => path.replace(tmpdir(), "<tmp>")],
  ];
  if (home !== undefined) places.push([home, (path) => path.replace(home, "~")]);
  return (text) =>
    places.reduce((changed, [place, shorten]) => {
      if (place === "/" || !changed.includes(place)) return changed;
      const path = new RegExp(
        `(?:file://)?(?<![\\w.-])(${escapeRegExp(place)}(?:/[^\\s:()'"\`\\x1b]*)?)(?![\\w.-])`,
        "g",
      );
      return changed.replace(path, (_, found: string) => shorten(found));
    }, text);
}

function findProject(cwd: string): string {
  let outermost = cwd;
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (["pnpm-workspace.yaml", ".git"].some((name) => existsSync(join(folder, name)))) return folder;
    if (existsSync(join(folder, "package.json"))) outermost = folder;
    if (dirname(folder) === folder) return outermost;
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Errors and what went to stderr; what a cell prints on purpose stays as it is. */
export function hidePathsInOutput(output: Output, hide: PathHider): Output {
  if (output.output_type === "error") {
    return { ...output, evalue: hide(output.evalue), traceback: output.traceback.map(hide) };
  }
  if (output.output_type === "stream" && output.name === "stderr")
    return { ...output, text: hide(output.text) };
  return output;
}
