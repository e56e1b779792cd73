import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { median } from "./measure.ts";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

const say = 'require("node:fs").writeSync(1, ".");';
const onThread = (code: string): string =>
  `const { Worker } = require("node:worker_threads");
  new Worker(${JSON.stringify(`${code} require("node:worker_threads").parentPort.postMessage(0);`)}, { eval: true })
    .once("message", () => { ${say} });`;

/** What a kernel in Node does before a line of its own runs. */
const STEPS: Readonly<Record<string, string>> = {
  "Node, until its first line": say,
  "the same, and zeromq loaded": `require("zeromq"); ${say}`,
  "the same on a second thread, which answers while a cell blocks the first": onThread('require("zeromq");'),
};

async function measureStep(code: string): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, ["-e", code], { cwd: PACKAGE, stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const time = performance.now() - start;
  child.kill("SIGKILL");
  await once(child, "close");
  return time;
}

/** A table of what of a kernel's start is Node's own: no kernel in Node is ready sooner. Medians, the steps in turns. */
export async function measureFloor(rounds: number): Promise<string[]> {
  const times = Object.keys(STEPS).map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, code] of Object.values(STEPS).entries()) times[index]!.push(await measureStep(code));
  }
  return [
    "| of the start, Node's own | ms |",
    "| --- | ---: |",
    ...Object.keys(STEPS).map((step, index) => `| ${step} | ${median(times[index]!).toFixed(0)} |`),
  ];
}
