import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

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
    plugins: [withoutKernels],
    // The package's threads ask where they lie; they are read, and left out.
    logOverride: { "empty-import-meta": "silent" },
  });
  return result.outputFiles[0]!.contents;
}

/**
 * The explorer asks for one number at a time. The compiled loops for whole arrays, most of the package's bytes, stay out (an activation
 * that has none computes arrays in JavaScript), and so does every module of the package that nothing here asks for.
 */
const withoutKernels: Plugin = {
  name: "without-kernels",
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /[\\/]kernels[\\/]binary\.js$/ }, () => ({
      contents: "export const loadBinary = () => null;",
    }));
    onResolve({ filter: /^\.\.?\// }, ({ path, importer, resolveDir }) =>
      /[\\/]activations[\\/]dist[\\/]/.test(importer)
        ? { path: resolve(resolveDir, path), sideEffects: false }
        : undefined,
    );
  },
};
