import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { findHomeFolder } from "../homeFolder.ts";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));

/** The folders in which to keep what can be made again, best first. `SLOPE_CACHE_DIR` names another one. */
function candidates(): string[] {
  const { SLOPE_CACHE_DIR, XDG_CACHE_HOME } = process.env;
  if (SLOPE_CACHE_DIR) return [resolve(SLOPE_CACHE_DIR)];
  const inside = PACKAGE.lastIndexOf(`${sep}node_modules${sep}`);
  const modules = inside < 0 ? join(PACKAGE, "node_modules") : PACKAGE.slice(0, inside + 13);
  const home = findHomeFolder();
  const inHome = process.platform === "darwin" ? ["Library", "Caches"] : [".cache"];
  const user = XDG_CACHE_HOME || (home && join(home, ...inHome));
  return [
    ...(existsSync(modules) ? [join(modules, ".cache", "slope-kernel")] : []),
    ...(user ? [join(user, "slope-kernel")] : []),
  ];
}

/** Makes the kernel's cache folder, for this user only; `undefined` where none can be written. */
export function openCacheFolder(): string | undefined {
  return candidates().find((folder) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  });
}
