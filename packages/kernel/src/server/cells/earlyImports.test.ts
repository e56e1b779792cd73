import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findEarlyImports } from "./earlyImports.ts";

const folder = mkdtempSync(join(tmpdir(), "slope-early-"));

beforeAll(() => {
  for (const [name, sideEffects] of Object.entries({
    "@a/pure": false,
    plain: false,
    some: ["x.css"],
    impure: true,
  })) {
    mkdirSync(join(folder, "node_modules", name), { recursive: true });
    writeFileSync(join(folder, "node_modules", name, "package.json"), JSON.stringify({ name, sideEffects }));
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

const find = (code: string): string[] => findEarlyImports(code, join(folder, "cell.js"));

it("imports of values from packages without side effects are found, in any of their forms, once", () => {
  const code = `import { a } from "@a/pure";
import b, {
  c,
} from 'plain';
import * as d from "plain/part";
import "@a/pure";`;
  expect(find(code)).toEqual(["@a/pure", "plain", "plain/part"]);
});

it("types, files, Node's modules, packages with side effects and missing ones are left", () => {
  const code = `import type { A } from "plain";
import { b } from "./plain";
import { c } from "node:fs";
import { d } from "fs";
import { e } from "some";
import { f } from "impure";
import { g } from "missing";`;
  expect(find(code)).toEqual([]);
});
