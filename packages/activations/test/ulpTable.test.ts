import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeUlpTable } from "./ulpTable.ts";

test("the committed table of errors is what is measured now", () => {
  expect(readFileSync(new URL("../ULP.md", import.meta.url), "utf8")).toBe(makeUlpTable());
});
