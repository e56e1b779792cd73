import {
  findVectorActivation,
  geglu,
  glu,
  logSigmoid,
  logSoftmax,
  maxout,
  sigmoid,
  softmax,
  softmin,
  sparsemax,
  vectorCatalogue,
} from "@slope/activations";
import { describe, expect, test } from "vitest";

/** No two are equal or opposite, none is at a corner. */
const Z = Float64Array.of(0.3, -1.2, 2.1, 0.75, -0.4, 1.3);
const DIRECTION = Float64Array.of(1, -0.5, 2, 0.25, -3, 0.7);
const STEP = 2 ** -17;

const moved = (z: Float64Array, along: Float64Array, by: number) => z.map((x, i) => x + by * along[i]!);
const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe.each(vectorCatalogue.map((f) => [f.name, f] as const))("%s", (name, f) => {
  const length = f.outputLength(Z.length);
  const W = Float64Array.from({ length }, (_, i) => Math.sin(1 + 2 * i));

  test("moves along a direction as its Jacobian times the direction says", () => {
    const up = f.forward(moved(Z, DIRECTION, STEP));
    const down = f.forward(moved(Z, DIRECTION, -STEP));
    const product = f.jvp(Z, DIRECTION);
    expect(product).toHaveLength(length);
    product.forEach((x, i) => {
      expect(x).toBeCloseTo((up[i]! - down[i]!) / (2 * STEP), 7);
    });
  });

  test("bends along a direction as its second derivative says, and 0 stays where there is nothing to bend", () => {
    const product = f.secondDerivative(Z, DIRECTION);
    expect(product).toHaveLength(length);
    const up = f.jvp(moved(Z, DIRECTION, STEP), DIRECTION);
    const down = f.jvp(moved(Z, DIRECTION, -STEP), DIRECTION);
    product.forEach((x, i) => {
      expect(x).toBeCloseTo((up[i]! - down[i]!) / (2 * STEP), 6);
    });
    expect(f.secondDerivative(Z, new Float64Array(Z.length)).every((x) => x === 0)).toBe(true);
  });

  test("has a transposed product that is the transpose of the other, column by column", () => {
    expect(dot(W, f.jvp(Z, DIRECTION))).toBeCloseTo(dot(f.vjp(Z, W), DIRECTION), 12);
    for (let j = 0; j < Z.length; j++) {
      const unit = new Float64Array(Z.length);
      unit[j] = 1;
      expect(f.vjp(Z, W)[j]).toBeCloseTo(dot(W, f.jvp(Z, unit)), 12);
    }
  });

  test("keeps its range, and the direction that it claims for the input of the same place", () => {
    const a = f.forward(Z);
    for (const x of a) expect(x >= f.range[0] && x <= f.range[1]).toBe(true);
    if (f.monotone === "no" || length !== Z.length) return;
    for (let i = 0; i < length; i++) {
      const unit = new Float64Array(Z.length);
      unit[i] = 1;
      const rise = f.forward(moved(Z, unit, 0.25))[i]! - a[i]!;
      const sign = f.monotone.endsWith("increasing") ? 1 : -1;
      expect(sign * rise).toBeGreaterThanOrEqual(0);
      if (f.monotone.startsWith("strictly")) expect(rise).not.toBe(0);
    }
  });

  test("rounds float32 once, writes into out, and into its input where the lengths allow", () => {
    const z = Float32Array.from(Z);
    const exact = f.forward(Float64Array.from(z));
    const out = new Float32Array(length);
    expect(f.forward(z, out)).toBe(out);
    expect(out).toEqual(Float32Array.from(exact));
    expect(f.forward(z)).toEqual(out);
    if (length === z.length) expect(f.forward(z, z)).toEqual(out);
  });

  test("gives NaN for NaN", () => {
    const z = Z.slice();
    z[0] = Number.NaN;
    expect(f.forward(z)[0]).toBeNaN();
    expect(f.jvp(z, DIRECTION)[0]).toBeNaN();
    expect(f.vjp(z, W).some(Number.isNaN)).toBe(true);
  });

  test("refuses what does not fit, and has written nothing then", () => {
    const out = new Float64Array(length + 1).fill(7);
    expect(() => f.forward(Z, out)).toThrow(
      new RangeError(`${name}.forward: out must have length ${length}, got ${length + 1}`),
    );
    expect(out.every((x) => x === 7)).toBe(true);
    expect(() => f.forward([1, 2] as never)).toThrow(
      `${name}.forward: z must be a Float32Array or a Float64Array, got Array`,
    );
    expect(() => f.jvp(Z, new Float32Array(Z.length) as never)).toThrow(
      `${name}.jvp: v must be a Float64Array, as z is, got Float32Array`,
    );
    expect(() => f.vjp(Z, new Float64Array(length + 1))).toThrow(RangeError);
  });

  test("is found by its name, says where it was published, and is frozen", () => {
    expect(findVectorActivation(name.toUpperCase())).toBe(f);
    expect(f.source.length).toBeGreaterThan(30);
    expect(Object.isFrozen(f)).toBe(true);
    expect(f.formula.value && f.formula.jvp && f.formula.vjp && f.formula.secondDerivative).toBeTruthy();
  });
});

test("softmax of two is the sigmoid, and its logarithm that of the sigmoid, to the last bit but one", () => {
  const ulps = (a: number, b: number) => Math.abs(a - b) / Math.max(Math.abs(b) * 2 ** -52, Number.MIN_VALUE);
  for (let z = -760; z < 760; z += 7.3) {
    const pair = Float64Array.of(z, 0);
    expect(ulps(softmax.forward(pair)[0]!, sigmoid(z)), String(z)).toBeLessThanOrEqual(1);
    expect(ulps(softmin.forward(pair)[1]!, sigmoid(z)), String(z)).toBeLessThanOrEqual(1);
    expect(ulps(logSoftmax.forward(pair)[0]!, logSigmoid(z)), String(z)).toBeLessThanOrEqual(1);
    expect(ulps(softmax.jvp(pair, Float64Array.of(1, 0))[0]!, sigmoid.derivative(z))).toBeLessThan(
      z > 0 ? Infinity : 4,
    );
  }
});

test("a masked input, −∞, has no share and no slope; what has no limit is NaN", () => {
  expect([...softmax.forward(Float64Array.of(1, -Infinity, 1))]).toEqual([0.5, 0, 0.5]);
  expect(softmax.vjp(Float64Array.of(1, -Infinity, 1), Float64Array.of(1, 5, 3))[1]).toBe(0);
  expect([...logSoftmax.forward(Float64Array.of(0, -Infinity))]).toEqual([-0, -Infinity]);
  expect([...sparsemax.forward(Float64Array.of(0, -Infinity))]).toEqual([1, 0]);
  for (const f of [softmax, logSoftmax, sparsemax]) {
    for (const x of f.forward(Float64Array.of(Infinity, 0))) expect(x).toBeNaN();
    for (const x of f.forward(Float64Array.of(-Infinity, -Infinity))) expect(x).toBeNaN();
    expect(f.forward(new Float64Array(0))).toHaveLength(0);
  }
});

test("products from an output name it when what fits it does not", () => {
  const a = Float64Array.of(0.5, 0.5);
  expect(() => softmax.vjpFromOutput(a, Float64Array.of(1))).toThrow(
    new RangeError("softmax.vjpFromOutput: w must have length 2, got 1"),
  );
  expect(() => logSoftmax.jvpFromOutput(a, Float32Array.of(1, 2) as never)).toThrow(
    "logSoftmax.jvpFromOutput: v must be a Float64Array, as a is, got Float32Array",
  );
  expect("vjpFromOutput" in glu).toBe(false);
});

test("what has corners says where", () => {
  const cornered = vectorCatalogue.filter((f) => f.formula.kinks).map((f) => f.name);
  expect(cornered.sort()).toEqual(["crelu", "maxout", "reglu", "sparsemax"]);
});

test("a common offset changes nothing, and shares add up to 1", () => {
  for (const f of [softmax, softmin, sparsemax]) {
    const a = f.forward(Z);
    expect(a.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 14);
    f.forward(Z.map((x) => x + 1024)).forEach((x, i) => {
      expect(x).toBeCloseTo(a[i]!, 12);
    });
  }
});

test("a hundred thousand inputs take no matrix", () => {
  const z = new Float64Array(1e5).fill(1);
  expect(softmax.vjp(z, z.slice())[0]).toBeCloseTo(0, 12);
});

test("lengths that cannot be halved, or grouped, are refused", () => {
  expect(() => glu.forward(new Float64Array(3))).toThrow(
    new RangeError("glu.forward: the length of z must be an even number, got 3"),
  );
  expect(() => geglu.outputLength(5)).toThrow(RangeError);
  expect(() => maxout.with({ pieces: 3 }).forward(new Float64Array(4))).toThrow(/a multiple of 3, got 4/);
  for (const pieces of [0, -1, 1.5, Number.NaN])
    expect(() => maxout.with({ pieces })).toThrow(/pieces must be a whole number ≥ 1/);
  expect(() => findVectorActivation("hardmax")).toThrow(
    /no vector activation is called "hardmax"\. There are: softmax, /,
  );
});
