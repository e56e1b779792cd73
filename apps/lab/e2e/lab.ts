import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BOOK, STATE, TEST_LOCK } from "../src/folders.ts";
import { prepareLab } from "../src/prepareLab.ts";
import { startJupyterLab } from "../src/startJupyterLab.ts";

/** A JupyterLab that runs for the tests of one file, on a folder of its own. */
export interface TestLab {
  /** The folder that it shows. */
  readonly root: string;
  /** The address of one of its files, with the token that opens it. */
  addressOf(path: string): string;
  /** Ends the kernel of a notebook. */
  endKernel(path: string): Promise<void>;
  /** What the server has said so far. */
  readLog(): string;
  stop(): Promise<void>;
}

const reports = fileURLToPath(new URL("../reports/", import.meta.url));

/** Makes JupyterLab ready and starts it; `name` names its folder. */
export async function startTestLab(name: string): Promise<TestLab> {
  prepareLab([TEST_LOCK]);
  const root = makeFolder(name);
  const state = join(STATE, "e2e", name);
  rmSync(state, { recursive: true, force: true });
  const server = startJupyterLab({
    root,
    state,
    args: ["--no-browser"],
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const address = await new Promise<URL>((resolve, reject) => {
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      log += text;
      const [url] = /http:\/\/127\.0\.0\.1:\d+\/lab\?token=\w+/.exec(log) ?? [];
      if (url !== undefined) resolve(new URL(url));
    });
    server.once("error", reject);
    ended.then(() => reject(new Error(`JupyterLab did not start:\n${log}`)));
  });
  return {
    root,
    // Each file in a workspace of its own: JupyterLab opens again what a workspace had open.
    addressOf: (path) =>
      new URL(`/lab/workspaces/${path.replace(/\W/g, "-")}/tree/${path}${address.search}`, address).href,
    endKernel: (path) => endKernel(address, path),
    readLog: () => log,
    stop: async () => {
      server.kill("SIGTERM");
      await ended;
    },
  };
}

async function endKernel(address: URL, path: string): Promise<void> {
  const headers = { Authorization: `token ${address.searchParams.get("token")}` };
  const response = await fetch(new URL("/api/sessions", address), { headers });
  const sessions = (await response.json()) as { id: string; path: string }[];
  for (const session of sessions.filter((one) => one.path === path)) {
    await fetch(new URL(`/api/sessions/${session.id}`, address), { method: "DELETE", headers });
  }
}

/** A folder in which cells can import what the book imports. */
export function makeFolder(name: string): string {
  const folder = join(reports, "work", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(BOOK, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** The notebooks of the book, by name. */
export const book: readonly string[] = readdirSync(BOOK)
  .filter((file) => file.endsWith(".ipynb"))
  .map((file) => file.replace(/\.ipynb$/, ""))
  .sort();

/** Copies a notebook of the book with its source and Jupytext's settings, outputs and counts taken away. */
export function copyFromBook(name: string, folder: string): void {
  for (const file of [`${name}.nb.ts`, "jupytext.toml"]) cpSync(join(BOOK, file), join(folder, file));
  const notebook = JSON.parse(readFileSync(join(BOOK, `${name}.ipynb`), "utf8"));
  for (const cell of notebook.cells) {
    if (cell.cell_type === "code") Object.assign(cell, { outputs: [], execution_count: null });
  }
  writeFileSync(join(folder, `${name}.ipynb`), JSON.stringify(notebook));
}

/** Writes a notebook with these code cells, for our kernel unless another one is named. */
export function writeNotebook(
  folder: string,
  name: string,
  sources: readonly string[],
  kernelspec = { name: "tslab", language: "typescript", display_name: "TypeScript" },
): void {
  const cells = sources.map((source, index) => ({
    id: `cell-${index}`,
    cell_type: "code",
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec }, cells };
  writeFileSync(join(folder, `${name}.ipynb`), JSON.stringify(notebook));
}

/** Where screenshots go, for people to look at; git ignores it. */
export function screenshotPath(name: string): string {
  return join(reports, "screenshots", `${name}.png`);
}
