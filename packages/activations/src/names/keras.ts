import { celu } from "../celu.ts";
import { elu } from "../elu.ts";
import { exponential } from "../exponential.ts";
import { gelu } from "../gelu.ts";
import { hardShrink } from "../hardShrink.ts";
import { hardSigmoid } from "../hardSigmoid.ts";
import { hardSwish } from "../hardSwish.ts";
import { hardTanh } from "../hardTanh.ts";
import { identity } from "../identity.ts";
import { leakyRelu } from "../leakyRelu.ts";
import { logSigmoid } from "../logSigmoid.ts";
import { mish } from "../mish.ts";
import { relu } from "../relu.ts";
import { relu6 } from "../relu6.ts";
import { selu } from "../selu.ts";
import { sigmoid } from "../sigmoid.ts";
import { silu } from "../silu.ts";
import { softplus } from "../softplus.ts";
import { softShrink } from "../softShrink.ts";
import { softsign } from "../softsign.ts";
import { sparsePlus } from "../sparsePlus.ts";
import { sparseSigmoid } from "../sparseSigmoid.ts";
import { squareplus } from "../squareplus.ts";
import { tanh } from "../tanh.ts";
import { tanhShrink } from "../tanhShrink.ts";
import { threshold } from "../threshold.ts";
import type { NameTable } from "./nameTable.ts";

/** The functions of keras.activations (Keras 3), at their defaults. */
export const kerasNames: NameTable = {
  celu,
  elu,
  exponential,
  gelu,
  hard_shrink: hardShrink,
  hard_sigmoid: hardSigmoid,
  hard_silu: hardSwish,
  hard_swish: hardSwish,
  hard_tanh: hardTanh,
  leaky_relu: leakyRelu.with({ negativeSlope: 0.2 }),
  linear: identity,
  log_sigmoid: logSigmoid,
  mish,
  relu,
  relu6,
  selu,
  sigmoid,
  silu,
  soft_shrink: softShrink,
  softplus,
  softsign,
  sparse_plus: sparsePlus,
  sparse_sigmoid: sparseSigmoid,
  squareplus,
  swish: silu,
  tanh,
  tanh_shrink: tanhShrink,
  threshold,
};
