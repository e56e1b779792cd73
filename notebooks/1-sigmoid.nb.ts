// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown] id="claim"
// # 1 · The sigmoid and its slope
//
// **The slope of the sigmoid at $z$ is $a(1 - a)$, where $a = g(z)$ is the value the unit has already computed.**
//
// That sentence is the reason why a network can learn with sigmoid units at next to no extra cost: going forward you
// compute $a$, going backward you need the slope, and the slope is one subtraction and one multiplication away. This
// notebook shows where the formula comes from, checks it, and then shows the place where it quietly stops being true.
//
// You need to know what a derivative is and the chain rule. Nothing else.

// %% id="hero" tags=["hide-input"]
import { sigmoid } from "@slope/activations";
import { plotSlope, show } from "@slope/plots";

await show(plotSlope(sigmoid, { from: -8, to: 8 }));

// %% [markdown] id="why"
// ## What back-propagation asks for
//
// A unit takes in a number $z$ and puts out its **activation** $a = g(z)$. The network's error $J$ depends on $a$. When you
// train by gradient descent, back-propagation hands the unit the number $\partial J / \partial a$: how much the error
// would change if $a$ changed a little. But the weights sit in front of $z$, so the unit has to pass on
// $\partial J / \partial z$. The chain rule says what that costs:
//
// <!-- slope: unchecked because it is the chain rule itself, for any J -->
// $$\frac{\partial J}{\partial z} = \frac{\partial J}{\partial a} \cdot \frac{\partial a}{\partial z}$$
//
// The second factor belongs to the activation function alone. It has three names, and they are the same number:
// $\partial a / \partial z$, $\partial g(z) / \partial z$, and $g'(z)$: **the slope of $g$ at the point $z$**.

// %% [markdown] id="definition"
// ## The definition
//
// $$g(z) = \frac{1}{1 + e^{-z}}$$
//
// When $z$ is large, $e^{-z}$ is almost nothing and $g(z)$ is close to 1. When $z$ is very negative, $e^{-z}$ is huge
// and $g(z)$ is close to 0. In between it rises smoothly, and at $z = 0$ it is exactly one half:
//
// $$g(0) = \frac{1}{2}$$
//
// It never reaches 0 or 1. Remember that: it matters below.

// %% id="values"
const points = [-10, 0, 10];
for (const z of points) console.log(`g(${z}) = ${sigmoid(z)}`);

// %% [markdown] id="derivation"
// ## The derivation, line by line
//
// No equals sign below has to be taken on trust: `slope check --math` proves each of them, by exact algebra and for every
// $z$.
//
// Write the fraction as a power, so that there is something to differentiate:
//
// $$g(z) = (1 + e^{-z})^{-1}$$
//
// Now the chain rule, from the outside in. The outer function is "something to the power $-1$", and its derivative is
// $-1$ times that something to the power $-2$. The inner function is $1 + e^{-z}$; its derivative is $e^{-z}$ times the
// derivative of $-z$, which is $-1$:
//
// $$\frac{d}{dz} (1 + e^{-z})^{-1} = (-1) \cdot (1 + e^{-z})^{-2} \cdot e^{-z} \cdot (-1)$$
//
// The two minus signs cancel:
//
// $$(-1) \cdot (1 + e^{-z})^{-2} \cdot e^{-z} \cdot (-1) = \frac{e^{-z}}{(1 + e^{-z})^{2}}$$
//
// That is already the derivative. The rest is making it look like something you know. Split the square into two
// factors:
//
// $$\frac{e^{-z}}{(1 + e^{-z})^{2}} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}}$$
//
// The first factor is $g(z)$. For the second one, add 1 to the numerator and take it away again:
//
// $$\frac{e^{-z}}{1 + e^{-z}} = \frac{(1 + e^{-z}) - 1}{1 + e^{-z}}$$
//
// $$\frac{(1 + e^{-z}) - 1}{1 + e^{-z}} = 1 - \frac{1}{1 + e^{-z}}$$
//
// So the whole derivative is
//
// $$g'(z) = \frac{1}{1 + e^{-z}} \left( 1 - \frac{1}{1 + e^{-z}} \right)$$
//
// and since $g(z) = a$, with
//
// $$a = g(z)$$
//
// it can be said in the only quantity that the unit kept:
//
// $$g'(z) = a (1 - a)$$
//
// > **A slip in the lecture.** Its slide strikes out two factors in the chain-rule line, a $1$ and a $(-1)$. A $1$ and a
// > $-1$ do not cancel: they would leave the slope negative, and a sigmoid that falls. The factor that the power rule
// > brings down is $-1$, as above. It is $(-1)\cdot(-1)$ that makes $1$.

// %% [markdown] id="sanity"
// ## Three points to try
//
// A formula should be tried where you can tell the answer from the picture.
//
// - At $z = 0$ the curve is steepest. With $a = \frac{1}{2}$ the slope is $\frac{1}{2}\left(1 - \frac{1}{2}\right) = \frac{1}{4}$, exactly.
// - At $z = 10$ the curve is flat. The lecture says $a \approx 1$, so the slope is $1 \cdot (1 - 1) \approx 0$. The sign to look at is $\approx$.
// - At $z = -10$ the curve is flat again: $a \approx 0$, and $0 \cdot (1 - 0) = 0$.
//
// The lecture writes an equals sign in the last one. Neither $a$ nor the slope is 0 there, as you can see:

// %% id="sanity-points"
for (const z of points) {
  const a = sigmoid(z);
  console.log(`z = ${z}: a = ${a}, a(1 − a) = ${a * (1 - a)}, g′(z) = ${sigmoid.derivative(z)}`);
}

// %% [markdown] id="sanity-reading"
// Two things in these three lines are worth a look. The slopes at $-10$ and $10$ are the same number, about
// $4.5 \cdot 10^{-5}$: the sigmoid is symmetric about its middle. And in the line for $z = 10$ the two ways to compute the
// slope already differ in their last digits. Something is wearing off. We will come back to that.

// %% [markdown] id="see"
// ## See it
//
// Move the slider. The line is the tangent at $z$: it has the slope $g'(z)$, and it is what the network believes about
// the curve when it takes a step.

// %% id="tangent" tags=["hide-input"]
import { plotTangent } from "@slope/plots";

await show(plotTangent(sigmoid, { from: -6, to: 6, at: 0 }));

// %% [markdown] id="check"
// ## Check it
//
// A derivation can be wrong and a picture can flatter. So hold the code to what must be true of every activation: its
// slope agrees with finite differences, $a(1 - a)$ agrees with the slope where it can, the curve rises everywhere and
// stays between 0 and 1, and the array version gives the same numbers as the scalar one. The last column is the largest
// error that was found.

// %% id="laws"
import { checkLaws, formatReport } from "@slope/laws";

console.log(formatReport(checkLaws(sigmoid)));

// %% [markdown] id="breaks"
// ## Where it breaks
//
// $a(1 - a)$ is true for real numbers. A computer has only 53 binary digits. As $z$ grows, $a$ creeps up on 1, and a
// little above $z = 37$ the nearest floating-point number to $a$ *is* 1. Then $1 - a$ is 0, and so is the slope. It happens
// on one side only: near 0 a floating-point number can be as small as it likes.

// %% id="cancellation"
for (const z of [-100, -38, 20, 37, 38, 100]) {
  const a = sigmoid(z);
  console.log(
    `z = ${z}: from the output ${sigmoid.derivativeFromOutput(a)}, from z ${sigmoid.derivative(z)}`,
  );
}

// %% [markdown] id="breaks-reading"
// Networks are often trained in float32, which has 24 binary digits. There it happens much sooner:

// %% id="cancellation-float32"
for (const z of [16, 17, 18]) {
  const a = Math.fround(sigmoid(z));
  console.log(
    `z = ${z}: a = ${a}, from the output ${Math.fround(a * Math.fround(1 - a))}, from z ${Math.fround(sigmoid.derivative(z))}`,
  );
}

// %% [markdown] id="breaks-remedy"
// A unit that has gone that far, for every example that it sees, is not "learning slowly": its gradient is exactly zero, and no
// number of steps will bring it back. Computing the slope from $z$, as $e^{-|z|} / (1 + e^{-|z|})^2$, costs one exponential more and loses nothing. This
// is the error of $a(1 - a)$, measured against it:

// %% id="relative-error" tags=["hide-input"]
import { plotLines } from "@slope/plots";

const grid = Array.from({ length: 401 }, (_, i) => i / 10);
const relativeError = (z: number): number => {
  const a = sigmoid(z);
  return Math.abs((a * (1 - a)) / sigmoid.derivative(z) - 1);
};
await show(
  plotLines([{ name: "a(1 − a)", x: grid, y: grid.map((z) => Math.max(relativeError(z), 2 ** -53)) }], {
    title: "a(1 − a) loses a digit for every 2.3 that z grows, until none is left",
    x: "z",
    y: { title: "relative error of the slope", scale: "log" },
  }),
);

// %% [markdown] id="network"
// ## In a network
//
// Say that a unit is at $z = 2$ and that back-propagation hands it $\partial J / \partial a = 0.5$. It passes on
// $0.5 \cdot g'(2)$. A whole layer does the same thing element by element, $dZ = dA \odot g'(Z)$, and `backward` does it
// in one pass over the arrays:

// %% id="backward"
const Z = Float64Array.of(-2, 0, 2, 40);
const dA = Float64Array.of(0.5, 0.5, 0.5, 0.5);

console.log("A  =", sigmoid.forward(Z));
console.log("dZ =", sigmoid.backward(dA, Z));

// %% [markdown] id="quarter"
// The largest factor that can ever stand there is $\frac{1}{4}$. Behind ten layers of sigmoids a gradient has been multiplied
// by ten such factors. Leave the weights aside, which add factors of their own; then even in the best case, with every unit
// exactly at $z = 0$, this much of it is left:

// %% id="ten-layers"
sigmoid.derivative(0) ** 10;

// %% [markdown] id="quarter-reading"
// One part in a million. This is the **vanishing gradient**, and it is the reason why hidden layers today rarely use the
// sigmoid. It is still the right function for the last layer when the answer is a probability. The next notebook looks at
// its twin with the steeper slope.

// %% [markdown] id="sources"
// ## Sources
//
// - The lecture: *Derivatives of activation functions*, deeplearning.ai, Neural Networks and Deep Learning, week 3.
// - D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning representations by back-propagating errors", *Nature* 323 (1986), 533–536.
// - Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", in *Neural Networks: Tricks of the Trade*, Springer (1998).
// - N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., SIAM (2002), chapter 1, on cancellation.
