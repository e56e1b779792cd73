// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown] id="claim"
// # 4 · Leaky ReLU and its slope
//
// **The slope of Leaky ReLU is 0.01 to the left of 0 and 1 to the right of it. At 0 you choose, as with ReLU: by default, 1.**
//
// It is ReLU with a small leak on the left, so that a unit which is off still learns a little and can find its way back.

// %% id="hero" tags=["hide-input"]
import { leakyRelu } from "@slope/activations";
import { plotSlope, show } from "@slope/plots";

await show(plotSlope(leakyRelu.with({ negativeSlope: 0.1 }), { from: -3, to: 3 }));

// %% [markdown] id="hero-reading"
// In the figure the leak is 0.1, ten times what is usual, because 0.01 is too flat for the eye.

// %% [markdown] id="definition"
// ## The definition
//
// $$g(z) = \max(0.01 \cdot z, z)$$
//
// Of the two numbers $0.01z$ and $z$ the larger one is $z$ when $z$ is positive, and $0.01z$ when $z$ is negative, because
// there $0.01z$ is the one closer to 0. By cases:
//
// $$g(z) = \begin{cases} 0.01 z & \text{if } z < 0 \\ z & \text{if } z \ge 0 \end{cases}$$

// %% [markdown] id="derivation"
// ## The derivation, branch by branch
//
// Each branch is a straight line through the origin, and the slope of $cz$ is $c$:
//
// $$g'(z) = \begin{cases} 0.01 & \text{if } z < 0 \\ 1 & \text{if } z > 0 \end{cases}$$
//
// At $z = 0$ the two one-sided limits are 0.01 and 1, so the slope is undefined there. The lecture's rule is the same as
// for ReLU: whenever $z = 0$, by default make $g'(z) = 1$.

// %% id="kinks"
leakyRelu.kinks;

// %% id="at-zero"
console.log("by default      ", leakyRelu.derivative(0));
console.log("the left slope  ", leakyRelu.withDerivativeAtKink("left").derivative(0));

// %% [markdown] id="at-zero-reading"
// PyTorch and TensorFlow.js take the left one.

// %% [markdown] id="see"
// ## See it

// %% id="tangent" tags=["hide-input"]
import { plotTangent } from "@slope/plots";

await show(plotTangent(leakyRelu.with({ negativeSlope: 0.1 }), { from: -3, to: 3, at: -1 }));

// %% [markdown] id="check"
// ## Check it

// %% id="laws"
import { checkLaws, formatReport } from "@slope/laws";

console.log(formatReport(checkLaws(leakyRelu)));

// %% [markdown] id="breaks"
// ## Where it breaks: the maximum
//
// The formula with the maximum is a shortcut, and it is only right for leaks up to 1. Write $\alpha$ for the leak. If $\alpha$
// is greater than 1, then to the left of 0 the larger one of $\alpha z$ and $z$ is $z$, and to the right it is $\alpha z$: the two branches have
// changed places. The definition by cases says what is meant for every $\alpha$:

// %% id="maximum"
const byMaximum = (alpha: number, z: number): number => Math.max(alpha * z, z);

for (const alpha of [0.01, 0.5, 2]) {
  const byCases = leakyRelu.with({ negativeSlope: alpha });
  console.log(
    `α = ${alpha}: by cases g(−3) = ${byCases(-3)}, g(3) = ${byCases(3)}; by the maximum ${byMaximum(alpha, -3)}, ${byMaximum(alpha, 3)}`,
  );
}

// %% [markdown] id="network"
// ## In a network
//
// Here is the dead unit of the last notebook again. Its $z$ is negative for each of the four examples. With the leak, one
// hundredth of every gradient comes through. That is little, but it is not nothing, and it has the right sign:

// %% id="dead-unit"
import { relu } from "@slope/activations";

const Z = Float64Array.of(-4, -2.5, -1, -0.1);
const dA = Float64Array.of(0.9, -1.3, 0.4, 2);

console.log("ReLU        dZ =", relu.backward(dA, Z));
console.log("Leaky ReLU  dZ =", leakyRelu.backward(dA, Z));

// %% [markdown] id="recovery"
// Watch it recover. One unit, one weight, one input $x = 1$; the target is $a = 1$ and the error is $J = \frac{1}{2}(a - 1)^2$, so that
// $\partial J / \partial a = a - 1$. The weight starts at $-0.1$, on the dead side:

// %% id="recover"
import { plotLines } from "@slope/plots";

const steps = Array.from({ length: 41 }, (_, i) => i);

function trainOneUnit(g: typeof relu, learningRate: number): number[] {
  let weight = -0.1;
  return steps.map(() => {
    const a = g(weight);
    const before = weight;
    weight -= learningRate * (a - 1) * g.derivative(weight);
    return before;
  });
}

await show(
  plotLines(
    [
      { name: "ReLU", x: steps, y: trainOneUnit(relu, 0.5) },
      { name: "Leaky ReLU", x: steps, y: trainOneUnit(leakyRelu, 0.5) },
    ],
    {
      title: "The leak brings the unit back; without it the weight never moves",
      x: "step",
      y: "weight",
    },
  ),
);

// %% [markdown] id="recovery-reading"
// For the first twenty steps or so the weight creeps, pushed by a hundredth of the gradient. Then $z$ crosses 0, the slope becomes 1, and
// it is at its goal within a few steps. The ReLU unit stays where it was for ever.
//
// The leak can be a parameter that is learned like the weights. It is then called **PReLU**, and its own derivative is simple: to
// the left of 0, $g(z) = \alpha z$, so $\partial g / \partial \alpha = z$; to the right it is 0.

// %% [markdown] id="sources"
// ## Sources
//
// - The lecture: *Derivatives of activation functions*, deeplearning.ai, Neural Networks and Deep Learning, week 3.
// - A. L. Maas, A. Y. Hannun, A. Y. Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML Workshop on Deep Learning (2013).
// - K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers", ICCV (2015), 1026–1034, on the learned leak.
