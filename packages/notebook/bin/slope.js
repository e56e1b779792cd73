#!/usr/bin/env node
import { existsSync } from "node:fs";

const OLDEST_NODE = 24;
const main = new URL("../dist/cli/main.js", import.meta.url);

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  stop(
    `slope needs Node ${OLDEST_NODE}; this is ${process.version}. In this workspace, \`pnpm slope\` brings its own.`,
  );
} else if (existsSync(main)) {
  await import(main.href);
} else {
  stop("slope is not built yet. Run `pnpm build` in this workspace first.");
}

function stop(message) {
  console.error(message);
  process.exitCode = 1;
}
