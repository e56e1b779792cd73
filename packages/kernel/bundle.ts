/** Bundles each program of the kernel, and what a thread of it loads, into one file: Node loads four files sooner than sixty. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const PACKAGE = fileURLToPath(new URL(".", import.meta.url));

await build({
  absWorkingDir: PACKAGE,
  entryPoints: [
    "src/server/main.ts",
    "src/server/serverThread.ts",
    "src/server/serveCells.ts",
    "src/compiler/main.ts",
  ],
  outbase: "src",
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  packages: "external",
  platform: "node",
  // Node loads it sooner than modules.
  format: "cjs",
  target: "node24",
  define: { "import.meta.url": "fileUrl" },
  banner: { js: 'const fileUrl = require("node:url").pathToFileURL(__filename).href;' },
  logLevel: "warning",
});
