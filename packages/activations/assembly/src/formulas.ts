/** Which function a loop computes, and how. The loops are inlined with these, so that only one branch is left. */
export const SIGMOID = 0;
export const TANH = 1;
export const RELU = 2;
export const LEAKY_RELU = 3;
/** From here on in float32 only. */
export const SILU = 4;
export const ELU = 5;
export const SOFTPLUS = 6;
export const GELU = 7;
export const GELU_TANH = 8;

/** float32 by float64 lanes, rounded once. */
export const ACCURATE = 0;
/** float32 by float32 lanes. */
export const FAST = 1;
/** float64. */
export const DOUBLE = 2;
