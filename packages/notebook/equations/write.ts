/** `pnpm --filter @slope/notebook equations`: writes docs/EQUATIONS.md anew. */
import { writeFileSync } from "node:fs";
import { checkBook } from "./checkBook.ts";
import { formatEquations } from "./formatEquations.ts";
import { mutateChapter } from "./mutateBook.ts";
import { readBook } from "./readBook.ts";

const chapters = readBook();
const mutations = chapters.map(mutateChapter);
writeFileSync(
  new URL("../../../docs/EQUATIONS.md", import.meta.url),
  formatEquations(checkBook(chapters), mutations),
);
for (const { notebook, counts, falseProofs } of mutations) console.log(notebook, counts, ...falseProofs);
