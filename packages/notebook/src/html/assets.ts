import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { bundlePlotly } from "./bundlePlotly.ts";
import { renderPaletteCss } from "./palette.ts";

/** Files that pages need, by their path in the assets folder. */
export type AssetFiles = ReadonlyMap<string, Uint8Array>;

const require = createRequire(import.meta.url);
/** The package's own folder: this file is in src/html/, and once built in dist/html/. */
const packageFolder = fileURLToPath(new URL("../../", import.meta.url));
const STYLE_SHEETS = ["base", "page", "prose", "proof", "code", "output", "plot", "print"];
const TEXT_FACES = ["400-normal", "400-italic", "600-normal"];

/**
 * The files behind a set of pages: style.css, page.js, fonts, and, if a page has figures, a plotly.js that knows just their
 * trace types. Nothing in them depends on the machine or the time.
 */
export async function collectAssets({ traceTypes }: { traceTypes: readonly string[] }): Promise<AssetFiles> {
  const files = new Map<string, Uint8Array>();
  const katexFolder = dirname(require.resolve("katex/dist/katex.min.css"));
  const katexCss = await readFile(join(katexFolder, "katex.min.css"), "utf8");
  const ownCss = await Promise.all(
    STYLE_SHEETS.map((name) => readFile(join(packageFolder, "assets", `${name}.css`), "utf8")),
  );
  const css = await transform([renderPaletteCss(), ...ownCss].join("\n"), { loader: "css", minify: true });
  files.set("style.css", encode(keepWoff2(katexCss) + css.code));

  const script = await build({
    entryPoints: [join(packageFolder, "client/page.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    tsconfigRaw: {},
  });
  files.set("page.js", script.outputFiles[0]!.contents);

  for (const [, name] of keepWoff2(katexCss).matchAll(/url\(fonts\/([^)]+)\)/g)) {
    files.set(`fonts/${name}`, await readFile(join(katexFolder, "fonts", name!)));
  }
  for (const face of TEXT_FACES) {
    const name = `source-serif-4-latin-${face}.woff2`;
    files.set(`fonts/${name}`, await readFile(require.resolve(`@fontsource/source-serif-4/files/${name}`)));
  }
  if (traceTypes.length > 0) files.set("plotly.js", await bundlePlotly(traceTypes));
  return files;
}

/** Every browser of the last ten years reads woff2; the two older formats would only be copied. */
function keepWoff2(css: string): string {
  return css.replace(/,url\([^)]+\.(?:woff|ttf)\) format\("[a-z]+"\)/g, "");
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
