#!/usr/bin/env node
import { existsSync } from "node:fs";

const main = new URL("../dist/cli/main.js", import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  console.error("slope is not built yet. Run `pnpm build` in this workspace first.");
  process.exitCode = 1;
}
