export type {
  Activation,
  ActivationDefinition,
  Formula,
  Monotone,
  OutputForm,
  OutputRange,
} from "./activation.ts";
export { defineActivation } from "./activation.ts";
export type { ArrayOptions, FloatArray } from "./arrays.ts";
export { catalogue, findActivation } from "./catalogue.ts";
export type { Parameter, ParametricActivation } from "./family.ts";
export { defineFamily } from "./family.ts";
export { allocate, free } from "./kernels/allocate.ts";
export type { Grade, Kernel } from "./kernels/kernel.ts";
export type { Kink, KinkChoice } from "./kink.ts";
export { leakyRelu } from "./leakyRelu.ts";
export { relu } from "./relu.ts";
export { sigmoid } from "./sigmoid.ts";
export { tanh } from "./tanh.ts";
