import { celu } from "../celu.ts";
import { elu } from "../elu.ts";
import { geluTanh } from "../geluTanh.ts";
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
import { softsign } from "../softsign.ts";
import { sparsePlus } from "../sparsePlus.ts";
import { sparseSigmoid } from "../sparseSigmoid.ts";
import { squareplus } from "../squareplus.ts";
import { tanh } from "../tanh.ts";
import type { NameTable } from "./nameTable.ts";

/** The functions of jax.nn, at their defaults; its GELU is the approximation unless told otherwise. */
export const jaxNames: NameTable = {
  celu,
  elu,
  gelu: geluTanh,
  hard_sigmoid: hardSigmoid,
  hard_silu: hardSwish,
  hard_swish: hardSwish,
  hard_tanh: hardTanh,
  identity,
  leaky_relu: leakyRelu,
  log_sigmoid: logSigmoid,
  mish,
  relu,
  relu6,
  selu,
  sigmoid,
  silu,
  soft_sign: softsign,
  softplus,
  sparse_plus: sparsePlus,
  sparse_sigmoid: sparseSigmoid,
  squareplus,
  swish: silu,
  tanh,
};
