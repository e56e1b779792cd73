import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findWantedFiles } from "./wantedFiles.ts";

const MEGABYTE = 1024 * 1024;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "slope-wanted-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, size = 1): string {
  const path = join(folder, name);
  writeFileSync(path, Buffer.alloc(size));
  return path;
}

it("a snapshot is to hold what the one before held and what was read, once each", () => {
  const [a, b, c] = ["a", "b", "c"].map((name) => write(name));
  expect(findWantedFiles([a!, b!], { declarationFiles: [b!, c!], parsed: [c!] })).toEqual([a, b, c]);
});

it("files that are gone are left out", () => {
  const a = write("a");
  expect(findWantedFiles([join(folder, "gone")], { declarationFiles: [a], parsed: [a] })).toEqual([a]);
});

it("a file with another text is a reason for a new snapshot, and one that is held as it is, is none", () => {
  const [a, b] = [write("a"), write("b")];
  expect(findWantedFiles([a, b], { declarationFiles: [a, b], parsed: [b] })).toEqual([a, b]);
  expect(findWantedFiles([a, b], { declarationFiles: [a], parsed: [] })).toBe(undefined);
});

it("what is too much is not held, and is no reason for a new snapshot", () => {
  const [large, larger] = [write("large", 5 * MEGABYTE), write("larger", 6 * MEGABYTE)];
  const read = { declarationFiles: [large, larger], parsed: [large, larger] };
  expect(findWantedFiles([], read)).toEqual([large]);
  expect(findWantedFiles([large], { ...read, parsed: [larger] })).toBe(undefined);
});
