import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

/**
 * Compiles the kernels to dist/kernels/*.wasm; with "embed", writes them as text into dist/kernels/binary.js, in place of
 * what tsc made of src/kernels/binary.ts, so that the built package reads no file and works in browsers.
 */
const folder = new URL("../dist/kernels/", import.meta.url);
/** The variants lie in different places, so that one memory can serve both. */
const VARIANTS = {
  simd: ["--memoryBase", "1024"],
  relaxed: ["--memoryBase", "16384", "--enable", "relaxed-simd"],
};

async function compile(variant: keyof typeof VARIANTS): Promise<void> {
  const { error, stderr } = await asc.main([
    "src/index.ts",
    "--baseDir",
    fileURLToPath(new URL(".", import.meta.url)),
    "--outFile",
    fileURLToPath(new URL(`${variant}.wasm`, folder)),
    ..."-O3 --noAssert --runtime stub --importMemory --enable simd".split(" "),
    ...VARIANTS[variant],
  ]);
  if (error) throw new Error(`the ${variant} kernels do not compile:\n${stderr.toString()}`);
}

function embed(): void {
  const bytes = (variant: string) => readFileSync(new URL(`${variant}.wasm`, folder)).toString("base64");
  const texts = Object.keys(VARIANTS).map((variant) => `  ${variant}: "${bytes(variant)}",`);
  const code = [
    "const texts = {",
    ...texts,
    "};",
    "export function loadBinary(variant) {",
    "  return Uint8Array.from(atob(texts[variant]), (letter) => letter.charCodeAt(0));",
    "}",
  ];
  writeFileSync(new URL("binary.js", folder), `${code.join("\n")}\n`);
}

mkdirSync(folder, { recursive: true });
if (process.argv[2] === "embed") embed();
else await Promise.all([compile("simd"), compile("relaxed")]);
