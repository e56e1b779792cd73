import type { ActivationLike, LawOptions } from "./activationLike.ts";
import { isWithinUnits, relativeError } from "./floatError.ts";
import { judge, type LawReport, type Observation } from "./lawReport.ts";
import { assertHolds } from "./lawViolation.ts";
import { allPoints } from "./samplePoints.ts";

/** Factors for `backward`, of both signs and sizes; 0 and the infinities are the IEEE product's business. */
const OUTER_SLOPES = [1, -2, 0.375, 1e-3, -12345.678];

type FloatArray = Float32Array | Float64Array;
const MAKERS: readonly ((values: readonly number[]) => FloatArray)[] = [
  (values) => Float32Array.from(values),
  (values) => Float64Array.from(values),
];
/** The overloads of ForwardLike and BackwardLike, of which the arrays made here always fit one. */
type Forward = (z: FloatArray, out?: FloatArray) => FloatArray;
type Backward = (dA: FloatArray, z: FloatArray, out?: FloatArray) => FloatArray;

/** A slope so many units off may make its product with dA twice as many units off, and the product is rounded. */
function unitsOfProduct(units: number): number {
  return units === 0 ? 0 : 2 * units + 0.5;
}

/**
 * The array forms are the scalar forms, element by element: on Float64Array `forward` is g and `backward` is dA·g′(z) to the
 * last bit; on Float32Array value and slope are within 1 unit in the last place of float32, or what `float32Units` tells, which
 * may be twice as many and ½ in the product with dA; with and without `out`, and in place; and the inputs are left alone.
 */
export function checkArrayForms(activation: ActivationLike, options: LawOptions = {}): LawReport {
  const { forward, backward, derivative } = activation;
  return judge(
    "array forms",
    activation,
    forward || (backward && derivative)
      ? {
          tolerance: 0,
          observations: observe(
            activation,
            [...(options.points ?? allPoints), Number.NaN],
            options.float32Units ?? 1,
          ),
        }
      : { doesNotApply: "it has neither forward nor backward" },
  );
}

/** @throws {LawViolation} if {@link checkArrayForms} finds one. */
export function assertArrayForms(activation: ActivationLike, options?: LawOptions): void {
  assertHolds(checkArrayForms(activation, options));
}

function* observe(
  activation: ActivationLike,
  points: readonly number[],
  units: number,
): Iterable<Observation> {
  const { value, derivative } = activation;
  const forward = activation.forward?.bind(activation) as Forward | undefined;
  const backward = activation.backward?.bind(activation) as Backward | undefined;
  for (const make of MAKERS) {
    const z = make(points);
    const inputs = [...z];
    if (forward) {
      const expected = inputs.map((x) => value(x));
      const out = z.map(() => 0);
      const [inPlace, kept] = [z.slice(), z.slice()];
      yield* observeElements("forward(z)", kept, expected, units, forward(z));
      yield* observeElements("forward(z, out)", kept, expected, units, forward(z, out), out);
      yield* observeElements("forward(z, z)", kept, expected, units, forward(inPlace, inPlace), inPlace);
      yield* observeElements("z after forward", kept, inputs, 0, z);
    }
    if (backward && derivative) {
      const dA = make(points.map((_, i) => OUTER_SLOPES[i % OUTER_SLOPES.length]!));
      const expected = inputs.map((x, i) => dA[i]! * derivative(x));
      const productUnits = unitsOfProduct(units);
      const out = z.map(() => 0);
      const [inPlace, overZ, kept, keptOuter] = [dA.slice(), z.slice(), z.slice(), [...dA]];
      yield* observeElements("backward(dA, z)", kept, expected, productUnits, backward(dA, z));
      yield* observeElements("backward(dA, z, out)", kept, expected, productUnits, backward(dA, z, out), out);
      yield* observeElements(
        "backward(dA, z, dA)",
        kept,
        expected,
        productUnits,
        backward(inPlace, z, inPlace),
        inPlace,
      );
      yield* observeElements(
        "backward(dA, z, z)",
        kept,
        expected,
        productUnits,
        backward(dA, overZ, overZ),
        overZ,
      );
      yield* observeElements("z after backward", kept, inputs, 0, z);
      yield* observeElements("dA after backward", kept, keptOuter, 0, dA);
    }
  }
}

/** Each element of what was returned, then that it is `out`, if one was given, or else of the right type and length. */
function* observeElements(
  call: string,
  points: FloatArray,
  expected: readonly number[],
  units: number,
  got: FloatArray,
  out?: FloatArray,
): Iterable<Observation> {
  const type = points[Symbol.toStringTag];
  const isSingle = type === "Float32Array";
  for (const [i, z] of points.entries()) {
    const [exact, given] = [expected[i]!, got[i] ?? Number.NaN];
    const wanted = isSingle ? Math.fround(exact) : exact;
    const isRight = isSingle ? isWithinUnits(exact, given, units) : Object.is(exact, given);
    const error = isRight ? 0 : relativeError(wanted, given) || Infinity;
    yield { z, what: `element ${i} of ${call}, ${type}`, expected: wanted, got: given, error };
  }
  const isRight = out ? got === out : got[Symbol.toStringTag] === type && got.length === expected.length;
  const what = `the length of the result of ${call}`;
  const wish = out ? "that of out, and the result out itself" : `${expected.length}, in a ${type}`;
  yield { z: Number.NaN, what, expected: wish, got: got.length, error: isRight ? 0 : Infinity };
}
