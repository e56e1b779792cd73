import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Every package and its version; `uv pip compile --universal --python-version 3.10` makes it from requirements.in. */
const LOCK = fileURLToPath(new URL("conformance/requirements.txt", import.meta.url));

/** A virtual environment with ipykernel and jupyter_kernel_test; kept between runs, beside the installed packages. */
export const VENV = fileURLToPath(new URL("../node_modules/.cache/python", import.meta.url));
export const PYTHON = join(VENV, "bin", "python");
const STAMP = join(VENV, "lock.sha256");

/** Makes the environment, unless it is there in the locked versions. */
export function preparePython(): void {
  const lock = createHash("sha256").update(readFileSync(LOCK)).digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock) return;
  rmSync(VENV, { recursive: true, force: true });
  execFileSync("python3", ["-m", "venv", VENV]);
  const options = ["--quiet", "--disable-pip-version-check", "--requirement", LOCK];
  execFileSync(PYTHON, ["-m", "pip", "install", ...options]);
  // Last, so that half an installation does not count.
  writeFileSync(STAMP, lock);
}
