/** Which function a loop computes, and how. The loops are inlined with these, so that only one branch is left. */
// @ts-ignore: decorator
@inline
export const SIGMOID = 0;
// @ts-ignore: decorator
@inline
export const TANH = 1;
// @ts-ignore: decorator
@inline
export const RELU = 2;
// @ts-ignore: decorator
@inline
export const LEAKY_RELU = 3;
/** From here on in float32 only. */
// @ts-ignore: decorator
@inline
export const SILU = 4;
// @ts-ignore: decorator
@inline
export const ELU = 5;
// @ts-ignore: decorator
@inline
export const SOFTPLUS = 6;
// @ts-ignore: decorator
@inline
export const GELU = 7;
// @ts-ignore: decorator
@inline
export const GELU_TANH = 8;

/** float32 within 1 ULP, where it is not by float64 lanes and rounded once. */
// @ts-ignore: decorator
@inline
export const ACCURATE = 0;
/** float32 by float32 lanes. */
// @ts-ignore: decorator
@inline
export const FAST = 1;
/** float64. */
// @ts-ignore: decorator
@inline
export const DOUBLE = 2;
