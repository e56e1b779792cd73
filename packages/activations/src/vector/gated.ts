import type { Activation, Curvature } from "../activation.ts";
import { defineVectorActivation, type VectorActivation } from "./vectorActivation.ts";

/** The first half of z times g of the second, as PyTorch and JAX take the halves. */
export function defineGated(
  name: string,
  g: Activation & Curvature,
  gate: { readonly value: string; readonly slope: string; readonly bend: string; readonly kinks?: string },
  range: readonly [number, number],
  source: string,
): VectorActivation {
  return defineVectorActivation({
    name,
    formula: {
      value: String.raw`a_i = z_i ${gate.value}, \quad i \le m = \frac{n}{2}`,
      jvp: `v_i ${gate.value} + z_i ${gate.slope} v_{i+m}`,
      vjp: String.raw`w_i ${gate.value} \text{ for } i \le m, \quad w_i z_i ${gate.slope} \text{ at } i+m`,
      secondDerivative: `2 v_i ${gate.slope} v_{i+m} + z_i ${gate.bend} v_{i+m}^2`,
      ...(gate.kinks && { kinks: gate.kinks }),
    },
    outputLength: (n) => (n % 2 === 0 ? n / 2 : { allowed: "an even number" }),
    value: (z) => {
      const half = z.length / 2;
      return Float64Array.from({ length: half }, (_, i) => z[i]! * g(z[half + i]!));
    },
    jvp: (z, v) => {
      const half = z.length / 2;
      return Float64Array.from(
        { length: half },
        (_, i) => v[i]! * g(z[half + i]!) + z[i]! * g.derivative(z[half + i]!) * v[half + i]!,
      );
    },
    vjp: (z, w) => {
      const half = z.length / 2;
      return Float64Array.from({ length: z.length }, (_, i) =>
        i < half ? w[i]! * g(z[half + i]!) : w[i - half]! * z[i - half]! * g.derivative(z[i]!),
      );
    },
    secondDerivative: (z, v) => {
      const half = z.length / 2;
      return Float64Array.from({ length: half }, (_, i) => {
        const [x, y, u, t] = [z[i]!, z[half + i]!, v[i]!, v[half + i]!];
        return 2 * u * g.derivative(y) * t + x * g.secondDerivative(y) * t * t;
      });
    },
    range,
    monotone: "no",
    source,
  });
}
