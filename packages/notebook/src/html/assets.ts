import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fontFiles } from "@slope/plots";
import { build, transform } from "esbuild";
import { bundlePlotly } from "./bundlePlotly.ts";
import { renderPaletteCss } from "./palette.ts";
import { subsetFonts } from "./subsetFonts.ts";

/** Files that pages need, by their path in the assets folder. */
export type AssetFiles = ReadonlyMap<string, Uint8Array>;

const require = createRequire(import.meta.url);
/** The package's own folder: this file is in src/html/, and once built in dist/html/. */
const packageFolder = fileURLToPath(new URL("../../", import.meta.url));
const STYLE_SHEETS = ["base", "page", "prose", "proof", "code", "output", "plot", "print"];
const TEXT_FACES = ["400-normal", "400-italic", "600-normal"];

export interface AssetNeeds {
  /** Those of the pages' figures. */
  readonly traceTypes: readonly string[];
  /** The pages' HTML: fonts get the glyphs that are in it. */
  readonly pages: readonly string[];
}

/**
 * The files behind a set of pages: style.css, page.js, fonts, and, if a page has figures, a plotly.js that knows just their
 * trace types. Nothing in them depends on the machine or the time.
 */
export async function collectAssets({ traceTypes, pages }: AssetNeeds): Promise<AssetFiles> {
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

  const fonts = await readFonts(katexFolder, keepWoff2(katexCss));
  for (const [name, bytes] of await subsetFonts(fonts, pages)) {
    files.set(`fonts/${name}`, bytes);
  }
  if (traceTypes.length > 0) files.set("plotly.js", await bundlePlotly(traceTypes));
  return files;
}

async function readFonts(katexFolder: string, katexCss: string): Promise<Map<string, Uint8Array>> {
  const fonts = new Map<string, Uint8Array>();
  for (const [, name] of katexCss.matchAll(/url\(fonts\/([^)]+)\)/g)) {
    fonts.set(name!, await readFile(join(katexFolder, "fonts", name!)));
  }
  for (const face of TEXT_FACES) {
    const name = `source-serif-4-latin-${face}.woff2`;
    fonts.set(name, await readFile(require.resolve(`@fontsource/source-serif-4/files/${name}`)));
  }
  // What the figures were measured with. A browser that has Arial, or a face of its widths, does not ask for it.
  fonts.set("arimo-400-normal.woff2", await readFile(fontFiles().regular));
  return fonts;
}

/** Every browser of the last ten years reads woff2; the two older formats would only be copied. */
function keepWoff2(css: string): string {
  return css.replace(/,url\([^)]+\.(?:woff|ttf)\) format\("[a-z]+"\)/g, "");
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
