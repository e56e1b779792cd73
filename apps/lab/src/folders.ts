import { fileURLToPath } from "node:url";

function within(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/** The virtual environment. Git ignores it. */
export const VENV = within(".venv");

/** Whatever Jupyter writes while it runs: settings, workspaces, signatures, logs. Git ignores it. */
export const STATE = within(".jupyter");

/** Settings that Jupyter reads, and never writes. */
export const CONFIG = within("config");

/** What `pnpm lab` installs: exact versions with their hashes. */
export const LOCK = within("requirements.txt");

/** What the tests install besides. */
export const TEST_LOCK = within("requirements-test.txt");

/** The book. */
export const BOOK = within("../../notebooks");
