export type {
  Activation,
  ActivationDefinition,
  Curvature,
  Formula,
  Monotone,
  OutputForm,
  OutputRange,
  Stated,
} from "./activation.ts";
export { defineActivation } from "./activation.ts";
export { arctan } from "./arctan.ts";
export type { ArrayOptions, FloatArray } from "./arrays.ts";
export { bentIdentity } from "./bentIdentity.ts";
export { binaryStep } from "./binaryStep.ts";
export { catalogue, findActivation } from "./catalogue.ts";
export { celu } from "./celu.ts";
export type { Conventions, Framework } from "./convention.ts";
export { elu } from "./elu.ts";
export { exponential } from "./exponential.ts";
export type { Parameter, ParametricActivation } from "./family.ts";
export { defineFamily } from "./family.ts";
export { gaussian } from "./gaussian.ts";
export { gelu } from "./gelu.ts";
export { geluTanh } from "./geluTanh.ts";
export { hardShrink } from "./hardShrink.ts";
export { hardSigmoid } from "./hardSigmoid.ts";
export { hardSwish } from "./hardSwish.ts";
export { hardTanh } from "./hardTanh.ts";
export { identity } from "./identity.ts";
export { allocate, free } from "./kernels/allocate.ts";
export type { Grade, Kernel } from "./kernels/kernel.ts";
export type { Corner, Kink, KinkChoice } from "./kink.ts";
export { leakyRelu } from "./leakyRelu.ts";
export { lisht } from "./lisht.ts";
export { logSigmoid } from "./logSigmoid.ts";
export { mish } from "./mish.ts";
export type { NamingFramework } from "./names/findByFramework.ts";
export type { PoolOptions } from "./pool/options.ts";
export { createPool, type Pool } from "./pool/pool.ts";
export { prelu } from "./prelu.ts";
export { quickGelu } from "./quickGelu.ts";
export { relu } from "./relu.ts";
export { relu6 } from "./relu6.ts";
export { reluSquared } from "./reluSquared.ts";
export { rrelu } from "./rrelu.ts";
export { selu } from "./selu.ts";
export { sigmoid } from "./sigmoid.ts";
export { silu } from "./silu.ts";
export { sinusoid } from "./sinusoid.ts";
export { snake } from "./snake.ts";
export { softplus } from "./softplus.ts";
export { softShrink } from "./softShrink.ts";
export { softsign } from "./softsign.ts";
export { sparsePlus } from "./sparsePlus.ts";
export { sparseSigmoid } from "./sparseSigmoid.ts";
export { squareplus } from "./squareplus.ts";
export { tanh } from "./tanh.ts";
export { tanhShrink } from "./tanhShrink.ts";
export { threshold } from "./threshold.ts";
export { crelu } from "./vector/crelu.ts";
export { geglu } from "./vector/geglu.ts";
export { glu } from "./vector/glu.ts";
export { logSoftmax } from "./vector/logSoftmax.ts";
export type { MaxoutActivation } from "./vector/maxout.ts";
export { maxout } from "./vector/maxout.ts";
export { reglu } from "./vector/reglu.ts";
export { softmax } from "./vector/softmax.ts";
export { softmin } from "./vector/softmin.ts";
export { sparsemax } from "./vector/sparsemax.ts";
export { swiglu } from "./vector/swiglu.ts";
export type {
  VectorActivation,
  VectorActivationFromOutput,
  VectorDefinition,
  VectorFormula,
} from "./vector/vectorActivation.ts";
export { defineVectorActivation } from "./vector/vectorActivation.ts";
export { findVectorActivation, vectorCatalogue } from "./vector/vectorCatalogue.ts";
