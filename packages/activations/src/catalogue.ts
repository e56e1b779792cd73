import type { Activation, Curvature } from "./activation.ts";
import { arctan } from "./arctan.ts";
import { bentIdentity } from "./bentIdentity.ts";
import { binaryStep } from "./binaryStep.ts";
import { celu } from "./celu.ts";
import { elu } from "./elu.ts";
import { exponential } from "./exponential.ts";
import { gaussian } from "./gaussian.ts";
import { gelu } from "./gelu.ts";
import { geluTanh } from "./geluTanh.ts";
import { hardShrink } from "./hardShrink.ts";
import { hardSigmoid } from "./hardSigmoid.ts";
import { hardSwish } from "./hardSwish.ts";
import { hardTanh } from "./hardTanh.ts";
import { identity } from "./identity.ts";
import { leakyRelu } from "./leakyRelu.ts";
import { lisht } from "./lisht.ts";
import { logSigmoid } from "./logSigmoid.ts";
import { mish } from "./mish.ts";
import { findByFramework, type NamingFramework } from "./names/findByFramework.ts";
import { squash } from "./names/nameTable.ts";
import { prelu } from "./prelu.ts";
import { quickGelu } from "./quickGelu.ts";
import { relu } from "./relu.ts";
import { relu6 } from "./relu6.ts";
import { reluSquared } from "./reluSquared.ts";
import { rrelu } from "./rrelu.ts";
import { selu } from "./selu.ts";
import { sigmoid } from "./sigmoid.ts";
import { silu } from "./silu.ts";
import { sinusoid } from "./sinusoid.ts";
import { snake } from "./snake.ts";
import { softplus } from "./softplus.ts";
import { softShrink } from "./softShrink.ts";
import { softsign } from "./softsign.ts";
import { sparsePlus } from "./sparsePlus.ts";
import { sparseSigmoid } from "./sparseSigmoid.ts";
import { squareplus } from "./squareplus.ts";
import { tanh } from "./tanh.ts";
import { tanhShrink } from "./tanhShrink.ts";
import { threshold } from "./threshold.ts";

/**
 * Every elementwise activation with default parameters, those of the book first and in its order: the only registry.
 */
export const catalogue: readonly (Activation & Curvature)[] = Object.freeze([
  sigmoid,
  tanh,
  relu,
  leakyRelu,
  identity,
  binaryStep,
  exponential,
  relu6,
  prelu,
  rrelu,
  elu,
  celu,
  selu,
  gelu,
  geluTanh,
  quickGelu,
  silu,
  mish,
  softplus,
  softsign,
  squareplus,
  logSigmoid,
  hardSigmoid,
  hardTanh,
  hardSwish,
  hardShrink,
  softShrink,
  tanhShrink,
  threshold,
  sparsePlus,
  sparseSigmoid,
  lisht,
  snake,
  reluSquared,
  sinusoid,
  gaussian,
  arctan,
  bentIdentity,
]);

/**
 * The activation of that name; or the one that a framework calls so, with that framework's default parameters and slopes
 * at the kinks.
 *
 * @example
 * ```ts
 * import { findActivation } from "@slope/activations";
 *
 * findActivation("tanh")(0) // → 0
 * findActivation("torch.nn.LeakyReLU", "pytorch").derivative(0) // → 0.01
 * findActivation("leaky_relu", "keras")(-1) // → -0.2
 * findActivation("gelu", "jax").name // → 'geluTanh'
 * findActivation("leaky_relu") // → RangeError: no activation is called "leaky_relu", did you mean "leakyRelu"? There are: sigmoid, tanh, relu,
 * ```
 *
 * @throws {RangeError} if there is none; the message lists those that there are.
 */
export function findActivation(name: string, framework?: NamingFramework): Activation & Curvature {
  if (framework !== undefined) return findByFramework(name, framework);
  const found = catalogue.find((activation) => activation.name === name);
  if (found) return found;
  const meant = catalogue.find((activation) => squash(activation.name) === squash(name));
  throw new RangeError(
    `no activation is called ${JSON.stringify(String(name))}${meant ? `, did you mean "${meant.name}"?` : "."} ` +
      `There are: ${catalogue.map((activation) => activation.name).join(", ")}`,
  );
}
