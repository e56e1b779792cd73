import type { ActivationLike, LawOptions } from "./activationLike.ts";
import { relativeError } from "./floatError.ts";
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

/**
 * The array forms are the scalar forms, element by element, to the last bit: `forward` is g, computed in float64 and
 * rounded to the array's type once; `backward` is dA·g′(z), likewise. With and without `out`, in place, on Float32Array
 * and Float64Array, and the inputs are left alone.
 */
export function checkArrayForms(activation: ActivationLike, options: LawOptions = {}): LawReport {
  const { forward, backward, derivative } = activation;
  return judge(
    "array forms",
    activation,
    forward || (backward && derivative)
      ? { tolerance: 0, observations: observe(activation, [...(options.points ?? allPoints), Number.NaN]) }
      : { doesNotApply: "it has neither forward nor backward" },
  );
}

/** @throws {LawViolation} if {@link checkArrayForms} finds one. */
export function assertArrayForms(activation: ActivationLike, options?: LawOptions): void {
  assertHolds(checkArrayForms(activation, options));
}

function* observe(activation: ActivationLike, points: readonly number[]): Iterable<Observation> {
  const { value, derivative } = activation;
  const forward = activation.forward?.bind(activation) as Forward | undefined;
  const backward = activation.backward?.bind(activation) as Backward | undefined;
  for (const make of MAKERS) {
    const z = make(points);
    const inputs = [...z];
    if (forward) {
      const expected = make(inputs.map((x) => value(x)));
      const out = z.map(() => 0);
      const [inPlace, kept] = [z.slice(), z.slice()];
      yield* observeElements("forward(z)", kept, expected, forward(z));
      yield* observeElements("forward(z, out)", kept, expected, forward(z, out), out);
      yield* observeElements("forward(z, z)", kept, expected, forward(inPlace, inPlace), inPlace);
      yield* observeElements("z after forward", kept, kept, z);
    }
    if (backward && derivative) {
      const dA = make(points.map((_, i) => OUTER_SLOPES[i % OUTER_SLOPES.length]!));
      const expected = make(inputs.map((x, i) => dA[i]! * derivative(x)));
      const out = z.map(() => 0);
      const [inPlace, overZ, kept, keptOuter] = [dA.slice(), z.slice(), z.slice(), dA.slice()];
      yield* observeElements("backward(dA, z)", kept, expected, backward(dA, z));
      yield* observeElements("backward(dA, z, out)", kept, expected, backward(dA, z, out), out);
      yield* observeElements("backward(dA, z, dA)", kept, expected, backward(inPlace, z, inPlace), inPlace);
      yield* observeElements("backward(dA, z, z)", kept, expected, backward(dA, overZ, overZ), overZ);
      yield* observeElements("z after backward", kept, kept, z);
      yield* observeElements("dA after backward", kept, keptOuter, dA);
    }
  }
}

/** Each element of what was returned, then that it is `out`, if one was given, or else of the right type and length. */
function* observeElements(
  call: string,
  points: FloatArray,
  expected: FloatArray,
  got: FloatArray,
  out?: FloatArray,
): Iterable<Observation> {
  const type = expected[Symbol.toStringTag];
  for (const [i, z] of points.entries()) {
    const [wanted, given] = [expected[i]!, got[i] ?? Number.NaN];
    const error = Object.is(wanted, given) ? 0 : relativeError(wanted, given) || Infinity;
    yield { z, what: `element ${i} of ${call}, ${type}`, expected: wanted, got: given, error };
  }
  const isRight = out ? got === out : got[Symbol.toStringTag] === type && got.length === expected.length;
  const what = `the length of the result of ${call}`;
  const wish = out ? "that of out, and the result out itself" : `${expected.length}, in a ${type}`;
  yield { z: Number.NaN, what, expected: wish, got: got.length, error: isRight ? 0 : Infinity };
}
