import { expect, test } from "vitest";
import { type Finding, findRows, formatRow, formatTable, readOnly } from "../bench/exhaustiveTable.ts";

const finding: Finding = {
  grade: "fast",
  stride: 1,
  largest: 0.84,
  at: -2,
  notNearest: 2 ** 31,
  wrongSpecials: 0,
};

test("without a choice every function is run, and a choice may name several", () => {
  expect(readOnly(undefined, ["tanh", "relu"])).toEqual(["tanh", "relu"]);
  expect(readOnly("relu", ["tanh", "relu"])).toEqual(["relu"]);
  expect(readOnly("relu,tanh", ["tanh", "relu"])).toEqual(["relu", "tanh"]);
});

test("a name that no function has is refused", () => {
  expect(() => readOnly("tanh,relux", ["tanh", "relu"])).toThrow(
    new RangeError('--only must name some of tanh, relu, separated by commas, got "relux"'),
  );
});

test("the rows of a function are found again in a written table, those of a longer name are not", () => {
  const gelu = formatRow("gelu", "value", finding);
  const geluTanh = formatRow("geluTanh", "value", { ...finding, stride: 61, notNearest: 7 });
  expect(gelu).toBe("| gelu | value | fast | all | 0.8400 | -2 | 2147483648 (50 %) | 0 |");
  expect(geluTanh).toBe("| geluTanh | value | fast | 1 of 61 | 0.8400 | -2 | 7 (0.0000099 %) | 0 |");
  const table = formatTable([gelu, geluTanh]);
  expect(findRows(table, "gelu")).toEqual([gelu]);
  expect(findRows(table, "geluTanh")).toEqual([geluTanh]);
});
