// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown] id="claim"
// # 3 · ReLU and its slope
//
// **The slope of ReLU is 0 to the left of 0 and 1 to the right of it. At 0 it has none, so you choose one: by default, 1.**
//
// There is next to nothing to derive here. What is left is the one point where there is no derivative, what to do about it,
// and why it is no big deal.

// %% id="hero" tags=["hide-input"]
import { relu } from "@slope/activations";
import { plotSlope, show } from "@slope/plots";

await show(plotSlope(relu, { from: -3, to: 3 }));

// %% [markdown] id="definition"
// ## The definition
//
// The **rectified linear unit** lets positive numbers through and turns all others into 0:
//
// $$g(z) = \max(0, z)$$
//
// Written out by cases, it is
//
// $$g(z) = \begin{cases} 0 & \text{if } z < 0 \\ z & \text{if } z \ge 0 \end{cases}$$
//
// It needs no exponential, and to the right it never flattens, however large $z$ becomes.

// %% [markdown] id="derivation"
// ## The derivation, branch by branch
//
// To the left of 0, $g$ is the constant 0, and the slope of a constant is 0. To the right of 0, $g$ is $z$ itself, and the slope of
// $z$ is 1:
//
// $$g'(z) = \begin{cases} 0 & \text{if } z < 0 \\ 1 & \text{if } z > 0 \end{cases}$$
//
// ### At 0
//
// Look at the difference quotient from both sides. From the right, with a step $h > 0$, it is $\frac{g(h) - g(0)}{h} = \frac{h}{h} = 1$, however
// small $h$ is. From the left, with $h < 0$, it is $\frac{g(h) - g(0)}{h} = \frac{0}{h} = 0$. The two one-sided limits exist and differ:

// %% id="one-sided"
for (const h of [1e-1, 1e-5, 1e-10]) {
  console.log(
    `h = ${h}: from the left ${(relu(-h) - relu(0)) / -h}, from the right ${(relu(h) - relu(0)) / h}`,
  );
}

// %% [markdown] id="undefined"
// So there is no single slope at 0. **$g'(0)$ is undefined**, and the two limits are all there is to know:

// %% id="kinks"
relu.kinks;

// %% [markdown] id="convention"
// ## Choosing a slope at 0
//
// A program has to return something. The lecture's advice: *whenever $z = 0$, by default make $g'(z) = 1$. It's fine, no big
// deal.* Its reason: it is highly unlikely that a hidden unit lands on $0.0000\ldots$ exactly.
//
// Any number from 0 to 1 would do: each is the slope of a line that touches the curve at 0 and stays below it. Such a number is called
// a **subgradient**. Here you can choose by number, or by side:

// %% id="choices"
console.log("by default      ", relu.derivative(0));
console.log("the left slope  ", relu.withDerivativeAtKink("left").derivative(0));
console.log("the right slope ", relu.withDerivativeAtKink("right").derivative(0));
console.log("half of each    ", relu.withDerivativeAtKink(0.5).derivative(0));

// %% [markdown] id="convention-frameworks"
// Others choose otherwise. PyTorch, TensorFlow and JAX's `jax.nn.relu` return 0, which is `relu.withDerivativeAtKink("left")`.
// If you compare gradients with theirs, this is the first place to look.

// %% [markdown] id="see"
// ## See it
//
// Move the slider across 0 and watch the tangent snap from flat to steep. There is nothing in between.

// %% id="tangent" tags=["hide-input"]
import { plotTangent } from "@slope/plots";

await show(plotTangent(relu, { from: -3, to: 3, at: 1 }));

// %% [markdown] id="check"
// ## Check it
//
// The laws skip the kink where a law needs a derivative, and test it by its two sides where a law is about kinks:

// %% id="laws"
import { checkLaws, formatReport } from "@slope/laws";

console.log(formatReport(checkLaws(relu)));

// %% [markdown] id="unlikely"
// ## How unlikely is it?
//
// "Highly unlikely" can be counted. Take a unit with random inputs and weights, and look how often its $z$ is exactly 0. The
// numbers come from a small generator with a fixed seed, so that you see the same as everybody.

// %% id="count-zeros"
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = createRandom(1);
const symmetric = (): number => 2 * random() - 1;

const draws = 1_000_000;
let exactlyZero = 0;
for (let i = 0; i < draws; i++) {
  const z = symmetric() * symmetric() + symmetric() * symmetric() + symmetric();
  if (z === 0) exactlyZero++;
}
console.log(`${exactlyZero} of ${draws} units were at z = 0 exactly`);

// %% [markdown] id="unlikely-reading"
// The argument has a gap, though. It holds when inputs and weights are arbitrary numbers. It does not hold when they are
// not: an image with a black border has inputs that *are* 0, and a unit that sees only those, with its bias still at its
// initial 0, sits at $z = 0$ exactly. Then your choice is what it learns from:

// %% id="exact-zero"
const inputs = [0, 0, 0];
const weights = [0.3, -0.8, 0.5];
const bias = 0;
const z = inputs.reduce((sum, x, i) => sum + x * weights[i]!, bias);

console.log(
  `z = ${z}: with g′(0) = 1 the bias gets a gradient of ${relu.derivative(z)} · dA, with g′(0) = 0 of ${relu.withDerivativeAtKink(0).derivative(z)} · dA`,
);

// %% [markdown] id="breaks"
// ## Where it breaks
//
// A unit whose $z$ is negative for every example in the data has the slope 0 for every example. No gradient reaches its
// weights, so they never change, so $z$ stays negative: the unit is **dead**. Nothing in the formula is wrong. It is the
// formula:

// %% id="dead-unit"
const Z = Float64Array.of(-4, -2.5, -1, -0.1);
const dA = Float64Array.of(0.9, -1.3, 0.4, 2);

console.log("dZ =", relu.backward(dA, Z));

// %% [markdown] id="from-output"
// (The $-0$ in the second place is a zero like the others; in floating point a zero can have a sign.)
//
// ReLU's slope can be told from its output, but not at the kink: $a = 0$ is what every $z \le 0$ gives. With $g'(0) = 1$ the
// unit at $z = 0$ and the unit at $z = -4$ have the same output and different slopes. So whoever kept only $a$ has to take
// 0 for both.

// %% [markdown] id="network"
// ## In a network
//
// To the right of 0 the factor is exactly 1. A gradient that goes back through fifty active ReLUs is not one bit smaller for it,
// where fifty sigmoids would leave, at the very best, $\left(\frac{1}{4}\right)^{50}$ of it:

// %% id="depth"
import { sigmoid } from "@slope/activations";

console.log("fifty active ReLUs     ", relu.derivative(1) ** 50);
console.log("fifty sigmoids at best ", sigmoid.derivative(0) ** 50);

// %% [markdown] id="network-reading"
// That, and its price of one comparison, is why ReLU became the default for hidden layers. The next notebook is about the small
// change that keeps a unit from dying.

// %% [markdown] id="sources"
// ## Sources
//
// - The lecture: *Derivatives of activation functions*, deeplearning.ai, Neural Networks and Deep Learning, week 3.
// - V. Nair, G. E. Hinton, "Rectified linear units improve restricted Boltzmann machines", ICML (2010).
// - X. Glorot, A. Bordes, Y. Bengio, "Deep sparse rectifier neural networks", AISTATS (2011), 315–323.
// - The references of `torch.nn.ReLU`, `tf.nn.relu` and `jax.nn.relu`; what each returns at 0 was recorded by running them, see
//   `packages/activations/test/reference/frameworks`.
// - D. Bertoin, J. Bolte, S. Gerchinovitz, E. Pauwels, "Numerical influence of ReLU′(0) on backpropagation", NeurIPS (2021).
