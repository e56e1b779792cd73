import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import { interleave } from "./interleave.ts";

/**
 * Compiles the kernels to dist/kernels/*.wasm; with "embed", writes them as text into dist/kernels/binary.js, in place of
 * what tsc made of src/kernels/binary.ts, so that the built package reads no file and works in browsers.
 */
const folder = new URL("../dist/kernels/", import.meta.url);
const source = fileURLToPath(new URL(".", import.meta.url));

const OPTIMISED = ["-O3"];
/** The optimiser would put the interleaved steps one after the other again; these passes leave the order as it is. */
const IN_ORDER = [
  "-O0",
  "--runPasses",
  "precompute-propagate,vacuum,local-cse,vacuum,coalesce-locals,reorder-locals,duplicate-function-elimination,remove-unused-module-elements,vacuum",
];
const RELAXED = ["--enable", "relaxed-simd"];

/** Each has its constants in another place, so that one memory can serve all. */
const BINARIES = {
  simd: ["src/index.ts", "--memoryBase", "1024", ...OPTIMISED],
  relaxed: ["src/index.ts", "--memoryBase", "16384", ...OPTIMISED, ...RELAXED],
  simdInterleaved: ["src/interleaved.ts", "--memoryBase", "32768", ...IN_ORDER],
  relaxedInterleaved: ["src/interleaved.ts", "--memoryBase", "40960", ...IN_ORDER, ...RELAXED],
};

function readSource(name: string, base: string): string | null {
  try {
    return interleave(readFileSync(resolve(base, name), "utf8"));
  } catch {
    return null; // The compiler asks for files that there need not be.
  }
}

async function compile(name: string, choices: readonly string[]): Promise<void> {
  const { error, stderr } = await asc.main(
    [
      ...choices,
      "--baseDir",
      source,
      "--outFile",
      fileURLToPath(new URL(`${name}.wasm`, folder)),
      ..."--noAssert --runtime stub --importMemory --enable simd".split(" "),
    ],
    { readFile: readSource },
  );
  if (error) throw new Error(`the ${name} kernels do not compile:\n${stderr.toString()}`);
}

function embed(): void {
  const bytes = (name: string) => readFileSync(new URL(`${name}.wasm`, folder)).toString("base64");
  const code = [
    "const texts = {",
    ...Object.keys(BINARIES).map((name) => `  ${name}: "${bytes(name)}",`),
    "};",
    "export function loadBinary(name) {",
    "  return Uint8Array.from(atob(texts[name]), (letter) => letter.charCodeAt(0));",
    "}",
  ];
  writeFileSync(new URL("binary.js", folder), `${code.join("\n")}\n`);
}

mkdirSync(folder, { recursive: true });
if (process.argv[2] === "embed") embed();
else await Promise.all(Object.entries(BINARIES).map(([name, choices]) => compile(name, choices)));
