import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { locateSnapshot } from "../../dist/snapshot/snapshotFile.js";

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "slope-types-")));
const TYPES = fileURLToPath(new URL("../../node_modules/@types", import.meta.url));

beforeAll(() => {
  for (const name of ["a", "b", "c"])
    mkdirSync(join(scratch, name, "node_modules", "@types"), { recursive: true });
  for (const name of ["a", "b"])
    symlinkSync(join(TYPES, "node"), join(scratch, name, "node_modules/@types/node"));
  mkdirSync(join(scratch, "c/node_modules/@types/node"));
  writeFileSync(join(scratch, "c/node_modules/@types/node/index.d.ts"), "");
});

afterAll(() => rmSync(scratch, { recursive: true }));

it("folders that see the same packages of types share a snapshot, and others have their own", () => {
  const [a, b, c] = ["a", "b", "c"].map((name) => locateSnapshot(scratch, join(scratch, name)).blob);
  expect(a).toBe(b);
  expect(c).not.toBe(a);
});
