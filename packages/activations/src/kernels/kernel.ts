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
 * How array forms compute on Float32Array. `accurate`: each element is that of the scalar function, rounded once, on every
 * machine. `fast`: by float32 arithmetic, the same on every machine, within 4 ULP (2.61 at most where dA is 1); the slope
 * itself is a float32 then, so that one below 2⁻¹⁴⁹ is 0 whatever dA. `relaxed`: `fast` with relaxed SIMD where the host
 * has it, within the same bound, but the last bits differ between processors. On Float64Array, and for functions without a
 * fast loop, all are `accurate`.
 */
export type Grade = "accurate" | "fast" | "relaxed";

export const GRADES: readonly Grade[] = ["accurate", "fast", "relaxed"];

const HAVE_FAST = new Set<Kernel["formula"]>(["sigmoid", "tanh"]);
const HAVE_FLOAT64 = new Set<Kernel["formula"]>(["sigmoid", "tanh", "relu", "leakyRelu"]);

type Direction = "forward" | "backward";

/** The names of the exported loops, made once, because to join strings at each call costs more than 64 elements. */
export interface LoopNames {
  /** Left out where float64 is left to the scalar functions. */
  readonly float64: string | undefined;
  readonly accurate: string;
  readonly fast: string;
}

export function nameLoops({ formula }: Kernel, direction: Direction): LoopNames {
  const accurate = `${formula}_${direction}_accurate`;
  return {
    float64: HAVE_FLOAT64.has(formula) ? `${formula}_${direction}_double` : undefined,
    accurate,
    fast: HAVE_FAST.has(formula) ? `${formula}_${direction}_fast` : accurate,
  };
}
