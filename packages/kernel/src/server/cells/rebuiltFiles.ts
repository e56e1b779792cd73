import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { registerHooks } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

interface LoadedFile {
  readonly digest: string;
  modified: number;
}

/**
 * The JavaScript of the workspace that cells have loaded: Node keeps what it has loaded, so a package that is built anew
 * has new types, which the compiler reads, and its old code. Installed packages, in node_modules, do not change.
 */
export class RebuiltFiles {
  readonly #loaded = new Map<string, LoadedFile>();

  /** Takes note of all that is loaded from now on, by `require` and by `import`. */
  watch(): void {
    registerHooks({
      load: (url, context, nextLoad) => {
        if (url.startsWith("file:") && !url.includes("/node_modules/")) this.#note(fileURLToPath(url));
        return nextLoad(url, context);
      },
    });
  }

  /** The files whose content is not any more what was loaded, each told once. */
  findChanged(): string[] {
    const changed: string[] = [];
    for (const [path, file] of this.#loaded) {
      const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
      // A file that is gone is being built.
      if (modified === undefined || modified === file.modified) continue;
      file.modified = modified;
      if (digestOf(path) !== file.digest) changed.push(path);
    }
    return changed;
  }

  #note(path: string): void {
    const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (modified !== undefined) this.#loaded.set(path, { digest: digestOf(path), modified });
  }
}

function digestOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

/** What a cell prints when loaded files have changed. */
export function describeRebuilt(paths: readonly string[]): string {
  const names = paths.slice(0, 3).map((path) => relative(process.cwd(), path));
  const more = paths.length > names.length ? ` and ${paths.length - names.length} more` : "";
  return (
    `Changed since this kernel loaded it: ${names.join(", ")}${more}.\n` +
    "Cells are checked against the new types and still run the old code. Restart the kernel to use the new code.\n"
  );
}
