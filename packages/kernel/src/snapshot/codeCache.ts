import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { openCacheFolder } from "./cacheFolder.ts";

/**
 * Has Node keep the compiled form of the modules that this thread loads from now on, the cells' packages among them; a
 * later kernel loads them faster. Node writes it when the process exits, and checks it against each module's text.
 */
export function keepCompiledCode(): void {
  const cache = process.env.SLOPE_SNAPSHOT === "off" ? undefined : openCacheFolder();
  if (cache !== undefined) enableCompileCache(join(cache, "code"));
}
