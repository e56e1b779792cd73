/** `pnpm lab`: the book in JupyterLab. Arguments go on to `jupyter lab`. */
import { KernelSpecError } from "@slope/kernel";
import { BOOK } from "./folders.ts";
import { LabError } from "./labError.ts";
import { prepareLab } from "./prepareLab.ts";
import { startJupyterLab } from "./startJupyterLab.ts";

try {
  prepareLab([], console.log);
  openLab(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof LabError) && !(error instanceof KernelSpecError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function openLab(args: readonly string[]): void {
  const lab = startJupyterLab({ root: BOOK, args });
  // The terminal sends Ctrl-C to both; this one waits for the other.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => lab.kill(signal));
  lab.on("exit", (code, signal) => {
    process.exitCode = signal === null ? (code ?? 0) : 1;
  });
}
