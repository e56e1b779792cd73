import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pruneSnapshots } from "./prune.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "slope-prune-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function writeAged(name: string, days: number): void {
  writeFileSync(join(folder, name), "");
  const time = new Date(Date.now() - days * 24 * 3600_000);
  utimesSync(join(folder, name), time, time);
}

describe("the cache of snapshots", () => {
  it("loses those that nobody has used for a month, with their lists, and nothing else", () => {
    for (const name of ["compiler-a.blob", "compiler-a.json", "other.blob"]) writeAged(name, 31);
    writeAged("compiler-b.blob", 1);
    pruneSnapshots(folder);
    expect(readdirSync(folder).sort()).toEqual(["compiler-b.blob", "other.blob"]);
  });

  it("keeps the six that were used last", () => {
    for (let days = 0; days < 8; days++) writeAged(`compiler-${days}.blob`, days);
    pruneSnapshots(folder);
    expect(readdirSync(folder).sort()).toEqual([0, 1, 2, 3, 4, 5].map((days) => `compiler-${days}.blob`));
  });
});
