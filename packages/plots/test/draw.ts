/** Prints digests of pictures drawn in a process of its own, in the order asked for, and has to end by itself. */
import { createHash } from "node:crypto";
import { plotSlope, plotTangent, renderPng, renderSvg } from "../src/index.ts";
import { relu, sigmoid } from "./specimens.ts";

const figures = { slope: plotSlope(relu), tangent: plotTangent(sigmoid, { at: 1 }) };
const digest = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const digests: Record<string, string> = {};
for (const name of process.argv.slice(2) as (keyof typeof figures)[]) {
  digests[`${name}.svg`] = digest(await renderSvg(figures[name]));
  digests[`${name}.png`] = digest(await renderPng(figures[name]));
}
console.log(JSON.stringify(digests));
