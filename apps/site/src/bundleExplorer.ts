import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The script of the front page, with the same activations in it that the notebooks import. */
export async function bundleExplorer(): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL("explorer/start.ts", import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    tsconfigRaw: {},
  });
  return result.outputFiles[0]!.contents;
}
