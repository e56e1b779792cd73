import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { CONFIG, STATE, VENV } from "./folders.ts";
import { labEnvironment } from "./labEnvironment.ts";

export interface LabOptions {
  /** The folder that JupyterLab shows. */
  readonly root: string;
  /** Further arguments of `jupyter lab`, such as `--port=9000`. */
  readonly args?: readonly string[];
  /** Where Jupyter keeps what it writes; `apps/lab/.jupyter` by default. */
  readonly state?: string;
  readonly stdio?: StdioOptions;
}

/** Starts the JupyterLab that was made ready. */
export function startJupyterLab({ root, args = [], state = STATE, stdio }: LabOptions): ChildProcess {
  // Jupyter looks for style sheets in the folder that it writes to, and nowhere else.
  cpSync(join(CONFIG, "custom"), join(state, "config", "custom"), { recursive: true });
  const own = [
    "--LabApp.custom_css=True",
    // Ctrl-C is to end it, and not to ask whether it may.
    "--ServerApp.answer_yes=True",
    `--ServerApp.root_dir=${root}`,
    // Jupyter refuses to run as root because others could reach it; it listens on loopback, behind a token.
    ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
  ];
  const python = join(VENV, "bin", "python");
  return spawn(python, ["-m", "jupyterlab", ...own, ...args], {
    cwd: root,
    env: labEnvironment(process.env, state),
    stdio: stdio ?? "inherit",
  });
}
