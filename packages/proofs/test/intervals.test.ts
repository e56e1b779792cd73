import { describe, expect, test } from "vitest";
import { Budget } from "../src/budget.ts";
import { call, type FunctionName, name } from "../src/expression.ts";
import { fraction } from "../src/fraction.ts";
import { evaluate } from "../src/intervals/evaluate.ts";
import { piInterval } from "../src/intervals/functions.ts";
import { type Interval, intervalToNumber } from "../src/intervals/interval.ts";

const at = (fn: FunctionName, top: number, bottom: number, bits: number) =>
  evaluate(call(fn, [name("z")]), new Map([["z", fraction(top, bottom)]]), bits, new Budget());

const POINTS = [-1000, -307, -100, -31, -7, -2, -1, 0, 1, 3, 10, 50, 157, 1000];

describe("every interval contains the true value", () => {
  test.each([
    ["exp", Math.exp],
    ["log", Math.log],
    ["sin", Math.sin],
    ["cos", Math.cos],
    ["arctan", Math.atan],
    ["tanh", Math.tanh],
    ["sigmoid", (x: number) => 1 / (1 + Math.exp(-x))],
  ] as const)("%s, as Math has it", (fn, expected) => {
    for (const point of POINTS) {
      const value = at(fn, point, 10, 128);
      const want = expected(point / 10);
      if (!Number.isFinite(want)) expect(value).toBeUndefined();
      else expect(intervalToNumber(value!, 128)).toBeCloseTo(want, Math.abs(want) > 1e6 ? -30 : 12);
    }
  });

  test("more bits give an interval inside the one of fewer bits", () => {
    for (const fn of ["exp", "sin", "cos", "arctan", "tanh", "erf", "softplus"] as const) {
      for (const point of POINTS) {
        const [coarse, fine] = [at(fn, point, 10, 64), at(fn, point, 10, 512)];
        if (!coarse || !fine) continue;
        expect(contains(coarse, fine, 512 - 64), `${fn}(${point / 10})`).toBe(true);
      }
    }
  });

  test.each([
    ["erf", 1, 2, "0.520499877813046537682746653891964528736451575757963700"],
    ["erf", 3, 1, "0.999977909503001414558627223870417679620152292912600750"],
    ["exp", 1, 1, "2.718281828459045235360287471352662497757247093699959574"],
    ["log", 2, 1, "0.693147180559945309417232121458176568075500134360255254"],
    ["arctan", 1, 1, "0.785398163397448309615660845819875721049292349843776455"],
    ["sin", 1, 1, "0.841470984807896506652502321630298999622563060798371065"],
  ] as const)("%s(%i/%i) agrees with its published digits", (fn, top, bottom, digits) => {
    const bits = 300;
    const value = at(fn, top, bottom, bits)!;
    const [whole, decimals] = digits.split(".") as [string, string];
    const scale = 10n ** BigInt(decimals.length);
    const published = (BigInt(whole + decimals) << BigInt(bits)) / scale;
    const lastDigit = (1n << BigInt(bits)) / scale;
    expect(value.low > published - lastDigit && value.high < published + lastDigit).toBe(true);
    expect(value.high - value.low < 1n << 20n).toBe(true);
  });

  test("π has the digits of π", () => {
    const { low } = piInterval(200);
    expect(`${(low * 10n ** 50n) >> 200n}`.slice(0, 50)).toBe(
      "31415926535897932384626433832795028841971693993751",
    );
  });

  test("a sine of a wide interval is all that a sine may be", () => {
    const wide = evaluate(
      call("sin", [name("z")]),
      new Map([["z", () => ({ low: 0n, high: 100n << 64n })]]),
      64,
      new Budget(),
    );
    expect(wide).toEqual({ low: -(1n << 64n), high: 1n << 64n });
  });
});

function contains(coarse: Interval, fine: Interval, shift: number): boolean {
  return coarse.low << BigInt(shift) <= fine.low && fine.high <= coarse.high << BigInt(shift);
}
