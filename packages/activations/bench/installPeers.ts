import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("peers/", import.meta.url));
const LIMIT_MS = 600_000;
const TORCH = "torch==2.13.0";

/** Installs the peers that are not there yet, into a folder that git ignores; returns the reasons of those that failed. */
export function installPeers(): ReadonlyMap<string, string> {
  const failed = new Map<string, string>();
  const attempt = (what: string, there: string, command: string, args: readonly string[]) => {
    if (existsSync(`${FOLDER}${there}`)) return;
    console.log(`installing ${what} into bench/peers`);
    const { status, error, stderr } = spawnSync(command, args, { timeout: LIMIT_MS, encoding: "utf8" });
    if (status !== 0)
      failed.set(what, error?.message ?? stderr.trim().split("\n").at(-1) ?? `${command} failed`);
  };
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"];
  attempt("the peers from npm", "node_modules", "npm", ["install", "--prefix", FOLDER, ...quiet]);
  attempt("PyTorch", "python/torch", "python3", [
    ..."-m pip install --quiet --disable-pip-version-check --target".split(" "),
    `${FOLDER}python`,
    TORCH,
  ]);
  return failed;
}
