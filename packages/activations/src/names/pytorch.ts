import { celu } from "../celu.ts";
import { elu } from "../elu.ts";
import { gelu } from "../gelu.ts";
import { hardShrink } from "../hardShrink.ts";
import { hardSigmoid } from "../hardSigmoid.ts";
import { hardSwish } from "../hardSwish.ts";
import { hardTanh } from "../hardTanh.ts";
import { identity } from "../identity.ts";
import { leakyRelu } from "../leakyRelu.ts";
import { logSigmoid } from "../logSigmoid.ts";
import { mish } from "../mish.ts";
import { prelu } from "../prelu.ts";
import { relu } from "../relu.ts";
import { relu6 } from "../relu6.ts";
import { rrelu } from "../rrelu.ts";
import { selu } from "../selu.ts";
import { sigmoid } from "../sigmoid.ts";
import { silu } from "../silu.ts";
import { softplus } from "../softplus.ts";
import { softShrink } from "../softShrink.ts";
import { softsign } from "../softsign.ts";
import { tanh } from "../tanh.ts";
import { tanhShrink } from "../tanhShrink.ts";
import { threshold } from "../threshold.ts";
import type { NameTable } from "./nameTable.ts";

/** The modules of torch.nn and the functions of torch.nn.functional, at their defaults. */
export const pytorchNames: NameTable = {
  celu,
  elu,
  gelu,
  hardshrink: hardShrink,
  hardsigmoid: hardSigmoid,
  hardswish: hardSwish,
  hardtanh: hardTanh,
  identity,
  leaky_relu: leakyRelu,
  logsigmoid: logSigmoid,
  mish,
  prelu,
  relu,
  relu6,
  rrelu,
  selu,
  sigmoid,
  silu,
  softplus: softplus.with({ threshold: 20 }),
  softshrink: softShrink,
  softsign,
  tanh,
  tanhshrink: tanhShrink,
  threshold,
};
