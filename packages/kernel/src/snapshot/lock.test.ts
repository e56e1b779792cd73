import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { holdLock } from "./lock.ts";

const folder = mkdtempSync(join(tmpdir(), "slope-lock-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("a lock keeps others out while it is held, and is gone afterwards, also after a failure", () => {
  const file = join(folder, "held");
  const done: string[] = [];
  holdLock(file, () => {
    done.push("first");
    holdLock(file, () => done.push("never"));
  });
  expect(() =>
    holdLock(file, () => {
      throw new Error("no");
    }),
  ).toThrow("no");
  expect(existsSync(file)).toBe(false);
  expect(done).toEqual(["first"]);
});

it("a lock that somebody left behind long ago keeps nobody out", () => {
  const file = join(folder, "left");
  writeFileSync(file, "1");
  const longAgo = new Date(Date.now() - 3600_000);
  utimesSync(file, longAgo, longAgo);
  let ran = false;
  holdLock(file, () => {
    ran = true;
  });
  expect(ran).toBe(true);
});
