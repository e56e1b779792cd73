import { binaryStep } from "../binaryStep.ts";
import { elu } from "../elu.ts";
import { gelu } from "../gelu.ts";
import { geluTanh } from "../geluTanh.ts";
import { hardSigmoid } from "../hardSigmoid.ts";
import { identity } from "../identity.ts";
import { leakyRelu } from "../leakyRelu.ts";
import { logSigmoid } from "../logSigmoid.ts";
import { mish } from "../mish.ts";
import { prelu } from "../prelu.ts";
import { relu } from "../relu.ts";
import { relu6 } from "../relu6.ts";
import { selu } from "../selu.ts";
import { sigmoid } from "../sigmoid.ts";
import { silu } from "../silu.ts";
import { softplus } from "../softplus.ts";
import { softsign } from "../softsign.ts";
import { tanh } from "../tanh.ts";
import type { NameTable } from "./nameTable.ts";

/** The functions of TensorFlow.js and the activations that its layers know by name, at their defaults. Its step is 0 at 0. */
export const tensorflowJsNames: NameTable = {
  elu,
  gelu,
  gelu_new: geluTanh,
  hardSigmoid: hardSigmoid.with({ reach: 2.5 }),
  leakyRelu: leakyRelu.with({ negativeSlope: 0.2 }),
  linear: identity,
  logSigmoid,
  mish,
  prelu,
  relu,
  relu6,
  selu,
  sigmoid,
  softplus,
  softsign,
  step: binaryStep,
  swish: silu,
  tanh,
};
