import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { pruneSnapshots } from "./prune.ts";

it("snapshots that nobody has used for a month are removed, and nothing else", () => {
  const folder = mkdtempSync(join(tmpdir(), "slope-prune-"));
  const old = new Date(Date.now() - 31 * 24 * 3600_000);
  for (const name of ["compiler-old.blob", "compiler-old.json", "other.blob", "compiler-new.blob"]) {
    writeFileSync(join(folder, name), "");
    if (name !== "compiler-new.blob") utimesSync(join(folder, name), old, old);
  }
  pruneSnapshots(folder);
  expect(readdirSync(folder).sort()).toEqual(["compiler-new.blob", "other.blob"]);
  rmSync(folder, { recursive: true });
});
