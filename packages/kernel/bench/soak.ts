/**
 * One kernel for a long time: ten thousand cells and a thousand interrupts, unless two arguments give other numbers. Nothing may
 * be lost, and neither memory nor open files may grow. Writes the table SOAK.md when it ran in full, and exits with 1 if
 * anything was lost.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { KernelClient, type OutputEvent, slopeKernelSpec } from "@slope/kernel";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const FULL = { cells: 10_000, interrupts: 1000 };
const cells = Number(process.argv[2] ?? FULL.cells);
const interrupts = Number(process.argv[3] ?? FULL.interrupts);
const ROWS = 10;

interface Usage {
  readonly megabytes: number;
  readonly files: number;
}

/** Of the kernel and the processes that it has started, which are of its group. */
function measureUsage(group: number): Usage {
  let [kilobytes, files] = [0, 0];
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /, "")
        .split(" ");
      if (Number(status[2]) !== group) continue;
      kilobytes += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
      files += readdirSync(`/proc/${pid}/fd`).length;
    } catch {
      // It has ended meanwhile.
    }
  }
  return { megabytes: kilobytes / 1024, files };
}

const kernel = await KernelClient.start(slopeKernelSpec(), { cwd: PACKAGE });
let lost = 0;

/** Each cell declares anew, prints, shows a value, and counts on in a variable of the first one. */
async function runCell(index: number): Promise<void> {
  const outputs: OutputEvent[] = [];
  const code = `const list = [${index}];\nconsole.log("cell", list[0]);\n++count.cells`;
  const { status } = await kernel.execute(code, { onOutput: (output) => outputs.push(output) });
  const [printed, shown] = outputs;
  const isWhole =
    status === "ok" &&
    outputs.length === 2 &&
    printed?.type === "stream" &&
    printed.text === `cell ${index}\n` &&
    shown?.type === "execute_result" &&
    shown.data["text/plain"] === String(index + 1);
  if (!isWhole) lost++;
}

const ENDLESS = ["while (true) {}", "await null;\nwhile (true) {}", "await new Promise(() => {});"];

async function interruptCell(index: number): Promise<void> {
  const { error } = await kernel.execute(ENDLESS[index % ENDLESS.length]!, {
    onStart: () => void kernel.interrupt(),
  });
  if (error?.ename !== "Interrupted") lost++;
}

await kernel.execute("const count = { cells: 0 };");
const rows = [
  "| cells | interrupts | memory, MB | open files | lost |",
  "| ---: | ---: | ---: | ---: | ---: |",
];
const take = (done: number, stopped: number) => {
  const { megabytes, files } = measureUsage(kernel.pid);
  rows.push(`| ${done} | ${stopped} | ${megabytes.toFixed(0)} | ${files} | ${lost} |`);
  console.log(rows.at(-1));
};
let stopped = 0;
for (let cell = 0; cell < cells; cell++) {
  await runCell(cell);
  for (; stopped < Math.floor(((cell + 1) * interrupts) / cells); stopped++) await interruptCell(stopped);
  if ((cell + 1) % Math.max(1, Math.floor(cells / ROWS)) === 0) take(cell + 1, stopped);
}
const log = kernel.log;
await kernel.shutdown();
if (log !== "") console.log(`The kernel's log:\n${log}`);

if (cells === FULL.cells && interrupts === FULL.interrupts) {
  const text = `# Soak\n\nOne kernel, with the process of its compiler; \`pnpm --filter @slope/kernel soak\` writes this table anew.\nMemory moves by some tens of MB as garbage waits for its collection.\n\n${rows.join("\n")}\n`;
  writeFileSync(new URL("../SOAK.md", import.meta.url), text);
}
if (lost > 0) process.exitCode = 1;
