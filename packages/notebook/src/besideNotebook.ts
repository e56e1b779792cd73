import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, extname, relative, resolve, sep } from "node:path";
import type { NotebookFiles } from "./notebookFiles.ts";

const IMAGE_TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".svg": "image/svg+xml",
};

/**
 * A picture that a notebook names, as a `data:` address, if it lies in or below the notebook's folder: a page must not carry off
 * other files of its reader.
 */
export function readImage(folder: string, address: string): string | undefined {
  const type = IMAGE_TYPES[extname(address).toLowerCase()];
  const path = resolveAddress(folder, address);
  if (type === undefined || path === undefined || !existsSync(path)) return undefined;
  const home = realpathSync(folder) + sep;
  return realpathSync(path).startsWith(home)
    ? `data:${type};base64,${readFileSync(path).toString("base64")}`
    : undefined;
}

/**
 * Where a link to another notebook leads: to its page, if it is one of `targets` (pages by their path).
 *
 * @param from the page that the link is on.
 */
export function resolvePage(
  folder: string,
  address: string,
  from: string,
  targets: ReadonlyMap<string, NotebookFiles>,
): string | undefined {
  const path = resolveAddress(folder, address);
  const fragment = /#.*$/.exec(address)?.[0] ?? "";
  for (const [target, files] of targets) {
    if (path !== resolve(files.ipynb) && path !== resolve(files.source)) continue;
    return relative(dirname(from), target).split(sep).map(encodeURIComponent).join("/") + fragment;
  }
  return undefined;
}

function resolveAddress(folder: string, address: string): string | undefined {
  try {
    return resolve(folder, decodeURIComponent(address.replace(/[?#].*$/, "")));
  } catch {
    return undefined;
  }
}
