import { expect, test } from "vitest";
import { DeclarationReads } from "./declarationReads.ts";

test("the declarations of earlier cells are announced once a cell, and other files each time", () => {
  const watched = new Map<string, () => void>();
  const host = { watchFile: (path: string, notify: () => void) => watched.set(path, notify) };
  const reads = new DeclarationReads();
  reads.watch(host);
  const announced: string[] = [];
  for (const path of ["/book/__prev__.d.ts", "/book/__tslab__.ts"])
    host.watchFile(path, () => announced.push(path));
  for (let cell = 0; cell < 2; cell++) {
    reads.begin();
    for (let step = 0; step < 2; step++) for (const notify of watched.values()) notify();
  }
  expect(announced.filter((path) => path.endsWith("__prev__.d.ts"))).toHaveLength(2);
  expect(announced.filter((path) => path.endsWith("__tslab__.ts"))).toHaveLength(4);
});
