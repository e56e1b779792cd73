import {
  type Activation,
  allocate,
  elu,
  free,
  gelu,
  geluTanh,
  leakyRelu,
  quickGelu,
  relu,
  sigmoid,
  silu,
  softplus,
  tanh,
} from "@slope/activations";
import { afterEach, describe, expect, test, vi } from "vitest";
import { boundaryFloats, stratifiedFloats } from "./stratifiedInputs.ts";

type FloatArray = Float32Array | Float64Array;

const ACTIVATIONS: readonly Activation[] = [
  sigmoid,
  tanh,
  relu,
  relu.withDerivativeAtKink(0.3),
  leakyRelu,
  leakyRelu.withDerivativeAtKink("left"),
  leakyRelu.with({ negativeSlope: 0.2 }).withDerivativeAtKink(0.7),
  leakyRelu.with({ negativeSlope: 3 }),
  silu,
  elu,
  softplus,
  gelu,
  geluTanh,
  quickGelu,
  silu.with({ beta: 2 }),
  silu.with({ beta: 0.07 }),
  silu.with({ beta: 1e-40 }),
  elu.with({ alpha: 2 }),
  elu.with({ alpha: 0.3 }).withDerivativeAtKink("left"),
  elu.with({ alpha: 1e30 }),
  elu.with({ alpha: 1e300 }),
  softplus.with({ threshold: 20 }),
  softplus.with({ beta: 0.25, threshold: 8 }).withDerivativeAtKink("left"),
  softplus.with({ beta: 3 }),
];
/** What is computed in float32 itself, within 1 ULP, and not the float64 result rounded once. */
const SINGLE: readonly string[] = ["sigmoid", "tanh", "leakyRelu", "leakyRelu(0.2)", "leakyRelu(3)"];
const named = ACTIVATIONS.map((g) => [`${g.name} with ${JSON.stringify(g.kinks)}`, g] as const);

const z32 = Float32Array.from([...stratifiedFloats(), ...boundaryFloats()]);
const z64 = Float64Array.from(z32, (x, i) => x * (1 + (i % 7) * 2 ** -45));
/** Of both signs and all sizes, so that products are subnormal, ordinary and infinite. */
const OUTER = [1, -2, 0.375, 1e-3, -12345.678, 1e-38, -3e38, 0, 1e-45, Infinity, Number.NaN];
const outerFor = <A extends FloatArray>(z: A): A => z.map((_, i) => OUTER[i % OUTER.length]!) as A;

const inMemory = <A extends FloatArray>(array: A): A => {
  const Type = (array instanceof Float64Array ? Float64Array : Float32Array) as typeof Float64Array;
  const copy = allocate(Type, array.length);
  copy.set(array);
  return copy as FloatArray as A;
};

function expectSame(got: FloatArray, wanted: FloatArray, z: FloatArray): void {
  const wrong = [...got].findIndex((x, i) => !Object.is(x, wanted[i]));
  expect(wrong < 0 ? "the same" : `at z = ${z[wrong]}: ${got[wrong]} for ${wanted[wrong]}`).toBe("the same");
  expect(got.length).toBe(wanted.length);
}

/** The distance between a float32 and what is wanted in units of its last place, 0 if that is rounded once. */
function unitsApart(got: number, wanted: number): number {
  const nearest = Math.fround(wanted);
  if (Object.is(got, nearest)) return 0;
  if (Math.sign(1 / got) !== Math.sign(1 / wanted)) return Infinity;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(nearest))), -126);
  return Math.abs(got - wanted) / 2 ** (exponent - 23);
}

/** Every element by itself, which is too short for a loop: what the plain TypeScript gives. */
const oneByOne = (z: FloatArray, compute: (element: FloatArray, i: number) => FloatArray) =>
  z.map((_, i) => compute(z.slice(i, i + 1), i)[0]!) as FloatArray;
const valuesOf = (g: Activation, z: FloatArray) => oneByOne(z, (element) => g.forward(element));
const productsOf = (g: Activation, dA: FloatArray, z: FloatArray) =>
  oneByOne(z, (element, i) => g.backward(dA.slice(i, i + 1), element));

describe.each(named)("the loops of %s", (_, g) => {
  test.each([
    ["float32", z32],
    ["float64", z64],
  ] as const)("give in %s what the plain TypeScript gives, to the last bit", (_, z) => {
    const dA = outerFor<FloatArray>(z);
    const values = valuesOf(g, z);
    const products = productsOf(g, dA, z);
    expectSame(g.forward<FloatArray>(z), values, z);
    expectSame(g.backward<FloatArray>(dA, z), products, z);
    const [zHere, dAHere] = [inMemory<FloatArray>(z), inMemory(dA)];
    expectSame(g.backward(dAHere, zHere, dAHere), products, z);
    expectSame(g.forward(zHere, zHere), values, z);
    for (const array of [zHere, dAHere]) free(array);
  });

  test("are the scalar functions, rounded once, or in float32 within 1 ULP, and 2 where dA is not 1", () => {
    const [dA32, dA64] = [outerFor(z32), outerFor(z64)];
    expectSame(
      g.forward(z64),
      z64.map((x) => g(x)),
      z64,
    );
    expectSame(
      g.backward(dA64, z64),
      z64.map((x, i) => dA64[i]! * g.derivative(x)),
      z64,
    );
    const [values, products] = [g.forward(z32), g.backward(dA32, z32)];
    const slopes = g.backward(
      z32.map(() => 1),
      z32,
    );
    const isSingle = SINGLE.includes(g.name);
    for (const [i, z] of z32.entries()) {
      const [value, slope, product] = [g(z), g.derivative(z), dA32[i]! * g.derivative(z)];
      const apart = [
        unitsApart(values[i]!, value),
        unitsApart(slopes[i]!, slope),
        unitsApart(products[i]!, product),
      ];
      const allowed = isSingle ? [1, 1, 2] : [0, 0, 0];
      const isWrong = apart.some((units, j) => !(units <= allowed[j]!));
      if (isWrong) expect.fail(`${apart} units at z = ${z}, dA = ${dA32[i]}`);
    }
  });

  test("do so for every length, at every offset, and write nothing beside", () => {
    for (const here of [false, true]) {
      for (let length = 0; length <= 40; length++) {
        const offset = length % 5;
        const z = here ? inMemory(z32.subarray(4000, 4064)) : z32.slice(4000, 4064);
        const values = valuesOf(g, z.slice());
        const out = z.map(() => 7);
        const part = (array: Float32Array) => array.subarray(offset, offset + length);
        const target = here ? inMemory(out) : out;
        g.forward(part(z), part(target));
        const wanted = out.map((seven, i) => (i >= offset && i < offset + length ? values[i]! : seven));
        expectSame(target, wanted, z);
        if (here) for (const array of [z, target]) free(array);
      }
    }
  });

  test("do so for arrays longer than a tile", () => {
    const z = Float32Array.from({ length: 20_011 }, (_, i) => Math.sin(i) * 30);
    const dA = z.map((x) => 1 - x);
    expectSame(g.forward(z), valuesOf(g, z), z);
    expectSame(g.backward(dA, z), productsOf(g, dA, z), z);
  });
});

test.each(
  [...ACTIVATIONS.filter((g) => g.kinks.length === 0), relu, leakyRelu].flatMap((g) => [
    [g.name, "fast", g] as const,
    [g.name, "relaxed", g] as const,
  ]),
)("%s, %s, is within 4 ULP, the infinities, NaN and zeros included", (_, grade, g) => {
  const ones = z32.map(() => 1);
  const values = g.forward(z32, undefined, { grade });
  const slopes = g.backward(ones, z32, undefined, { grade });
  const worst = (got: Float32Array, exact: (z: number) => number) =>
    Math.max(...got.map((x, i) => unitsApart(x, exact(z32[i]!))));
  expect(worst(values, g.value)).toBeLessThanOrEqual(4);
  expect(worst(slopes, g.derivative)).toBeLessThanOrEqual(4);
  const here = inMemory(z32);
  if (grade === "fast") expectSame(g.forward(here, here, { grade }), values, z32);
  free(here);
});

test("fast is another arithmetic, not another name for accurate", () => {
  const z = Float32Array.from({ length: 999 }, (_, i) => i / 100 - 5);
  for (const g of [sigmoid, tanh, gelu, silu, elu, softplus])
    expect(g.forward(z, undefined, { grade: "fast" })).not.toEqual(g.forward(z));
});

test("an unknown grade is refused, and nothing is written", () => {
  const z = Float32Array.of(-1, 2);
  const options = { grade: "exact" } as unknown as { grade: "fast" };
  const message = 'grade must be "accurate", "fast", "relaxed", got the string exact';
  expect(() => relu.forward(z, z, options)).toThrow(new RangeError(`relu.forward: ${message}`));
  expect(() => relu.backward(z, z, z, options)).toThrow(new RangeError(`relu.backward: ${message}`));
  expect(z).toEqual(Float32Array.of(-1, 2));
});

describe("without WebAssembly", () => {
  const { WebAssembly: host } = globalThis as unknown as { WebAssembly: { Memory: unknown } };
  const withoutSimd = { Memory: host.Memory, validate: () => false };

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test.each(["missing", "without SIMD"])("(%s) the same results come from TypeScript", async (how) => {
    vi.resetModules();
    vi.stubGlobal("WebAssembly", how === "missing" ? undefined : withoutSimd);
    const plain = await import("../src/index.ts");
    for (const name of ["sigmoid", "tanh", "relu", "leakyRelu"] as const) {
      const compiled = ACTIVATIONS.find((g) => g.name === name)!;
      expect(plain[name]).not.toBe(compiled);
      for (const z of [z32, z64] as FloatArray[]) {
        expectSame(plain[name].forward(z), compiled.forward(z), z);
        expectSame(plain[name].backward(outerFor(z), z), compiled.backward(outerFor(z), z), z);
      }
      const z = plain.allocate(Float32Array, 33);
      expectSame(
        plain[name].forward(z, z, { grade: "fast" }),
        z.map(() => compiled(0)),
        z,
      );
      plain.free(z);
    }
  });
});
