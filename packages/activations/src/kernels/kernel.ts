/** Which compiled loop an activation has, and what it is called with. */
export interface Kernel {
  readonly formula:
    | "sigmoid"
    | "tanh"
    | "relu"
    | "leakyRelu"
    | "silu"
    | "elu"
    | "softplus"
    | "gelu"
    | "geluTanh";
  /**
   * What the loop reads: leakyRelu the slope left of its corner; elu α; silu β as two numbers, the first of 29 bits;
   * softplus β, 1/β, the threshold and where its kink is.
   */
  readonly parameters?: readonly number[];
}

/**
 * How array forms compute on Float32Array. `accurate`: the same on every machine; value and slope of sigmoid, tanh and
 * leakyRelu within 1 ULP, and the product of the slope with any dA within 2; the others that of the scalar function, rounded
 * once. `fast`: within 4 ULP, the same on every machine that has the loops; by float32 arithmetic where that is good enough,
 * and the slope may be a float32 then, so that one below 2⁻¹⁴⁹ is 0 whatever dA. `relaxed`: `fast` with relaxed SIMD where the
 * host has it, within the same bound, but the last bits differ between processors. On Float64Array, and for functions without
 * a fast loop (sigmoid, tanh, leakyRelu, gelu, geluTanh and silu have one, and with default parameters elu and softplus), all
 * are `accurate`.
 */
export type Grade = "accurate" | "fast" | "relaxed";

export const GRADES: readonly Grade[] = ["accurate", "fast", "relaxed"];

/** Which loops have a fast form, and the parameters that it is for: where the list ends, any. */
const FAST_PARAMETERS: Readonly<Partial<Record<string, readonly number[]>>> = {
  sigmoid_forward: [],
  sigmoid_backward: [],
  tanh_forward: [],
  tanh_backward: [],
  gelu_forward: [],
  gelu_backward: [],
  geluTanh_forward: [],
  geluTanh_backward: [],
  silu_forward: [1, 0],
  silu_backward: [],
  elu_forward: [1],
  elu_backward: [1],
  softplus_forward: [1, 1, Infinity],
  softplus_backward: [1, 1, Infinity],
};
const HAVE_FLOAT64 = new Set<Kernel["formula"]>(["sigmoid", "tanh", "relu"]);

type Direction = "forward" | "backward";

/** The names of the exported loops, made once, because to join strings at each call costs more than 64 elements. */
export interface LoopNames {
  /** Left out where float64 is left to the scalar functions. */
  readonly float64: string | undefined;
  readonly accurate: string;
  readonly fast: string;
}

/** How far the float32 next to x is from it, in parts of x. */
function singleError(x: number): number {
  return Math.abs(Math.fround(x) / x - 1);
}

/** Whether a product with x may take the float32 next to x and still be within 1 ULP: half of it for each rounding. */
export function isNearlySingle(x: number): boolean {
  return singleError(x) <= 2 ** -25;
}

export function nameLoops({ formula, parameters = [] }: Kernel, direction: Direction): LoopNames {
  const loop = `${formula}_${direction}`;
  const accurate = `${loop}_accurate`;
  const fast = `${loop}_fast`;
  if (formula === "leakyRelu") {
    const slope = parameters[0]!;
    return {
      float64: `${loop}_double`,
      accurate: isNearlySingle(slope) ? fast : accurate,
      fast: singleError(slope) <= 2 ** -24 ? fast : accurate,
    };
  }
  const hasFast = FAST_PARAMETERS[loop]?.every((parameter, i) => parameter === parameters[i]) ?? false;
  return {
    float64: HAVE_FLOAT64.has(formula) ? `${loop}_double` : undefined,
    accurate,
    fast: hasFast ? fast : accurate,
  };
}
