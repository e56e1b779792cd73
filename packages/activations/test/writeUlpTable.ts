/** Writes ULP.md: `pnpm --filter @slope/activations ulp`. */
import { writeFileSync } from "node:fs";
import { makeUlpTable } from "./ulpTable.ts";

writeFileSync(new URL("../ULP.md", import.meta.url), makeUlpTable());
