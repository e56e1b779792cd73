// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown] id="claim"
// # 2 · tanh and its slope
//
// **The slope of tanh at $z$ is $1 - a^2$, where $a = \tanh(z)$ is the value the unit has already computed.**
//
// Like the sigmoid's, the slope can be had from the output alone. Unlike the sigmoid's it is as large as 1, so that a
// gradient can pass without shrinking. This notebook derives the formula in the way of the lecture, which splits tanh
// into two sigmoid-like halves, and then does what the lecture leaves out: it proves that the result of the split and
// $1 - \tanh^2(z)$ are the same function, for every $z$ and not for two of them.
//
// You need the chain rule, and it helps to have read the notebook on the sigmoid.

// %% id="hero" tags=["hide-input"]
import { tanh } from "@slope/activations";
import { plotSlope, show } from "@slope/plots";

await show(plotSlope(tanh, { from: -4, to: 4 }));

// %% [markdown] id="definition"
// ## The definition
//
// $$g(z) = \frac{e^z - e^{-z}}{e^z + e^{-z}}$$
//
// The function is odd: turn $z$ into $-z$ and the sign flips. It goes through 0 with the slope 1, and it flattens
// towards $-1$ on the left and 1 on the right. It is the sigmoid, stretched to twice its height, squeezed to half its width and
// moved down by 1:
//
// $$g(z) = \frac{2}{1 + e^{-2z}} - 1$$
//
// Because its outputs lie around 0 and not around $\frac{1}{2}$, the units of the next layer see inputs of both signs, and
// learning goes better. So for hidden layers tanh is nearly always the better of the two.

// %% [markdown] id="split"
// ## The derivation, line by line
//
// As in every notebook, `slope check --math` proves each equals sign below, by exact algebra and for every $z$.
//
// ### Split it
//
// Take the fraction apart at the minus sign. In the first part divide above and below by $e^z$, in the second by $e^{-z}$:
//
// $$\frac{e^z - e^{-z}}{e^z + e^{-z}} = \frac{e^z}{e^z + e^{-z}} - \frac{e^{-z}}{e^z + e^{-z}}$$
//
// $$\frac{e^z}{e^z + e^{-z}} - \frac{e^{-z}}{e^z + e^{-z}} = \frac{1}{1 + e^{-2z}} - \frac{1}{e^{2z} + 1}$$
//
// So the slope is the difference of two slopes:
//
// $$g'(z) = \frac{d}{dz} (1 + e^{-2z})^{-1} - \frac{d}{dz} (1 + e^{2z})^{-1}$$
//
// The lecture calls the first one $A$ and the second one, **together with the minus sign in front of it**, $B$. That is why
// it can later say $A + B$. Its slide puts the brace under $B$ without the minus sign; read it with the sign.
//
// > **A slip in the lecture.** On its slide, the two lines with the split have lost their $\frac{d}{dz}$. As written they
// > say that the slope of tanh is $\frac{1}{1+e^{-2z}} - \frac{1}{1+e^{2z}}$. But that is tanh itself, not its slope. In the line after them
// > the $\frac{d}{dz}$ is back.

// %% [markdown] id="a-and-b"
// ### The two halves
//
// $A$ by the chain rule. The power brings down $-1$, the inner derivative is $e^{-2z} \cdot (-2)$, and the minus signs cancel:
//
// $$A = \frac{d}{dz} (1 + e^{-2z})^{-1}$$
//
// $$A = (-1) (1 + e^{-2z})^{-2} \cdot e^{-2z} \cdot (-2)$$
//
// $$A = 2 (1 + e^{-2z})^{-2} \cdot e^{-2z}$$
//
// $B$ in the same way. Here the inner derivative is $e^{2z} \cdot 2$, and the second minus sign is the one from the split:
//
// $$B = -\frac{d}{dz} (1 + e^{2z})^{-1}$$
//
// $$B = (-1)(-1) \cdot (1 + e^{2z})^{-2} \cdot e^{2z} \cdot 2$$
//
// $$B = 2 (1 + e^{2z})^{-2} \cdot e^{2z}$$
//
// Together:
//
// $$g'(z) = A + B$$
//
// $$A + B = 2 \left[ (1 + e^{-2z})^{-2} \cdot e^{-2z} + (1 + e^{2z})^{-2} \cdot e^{2z} \right]$$
//
// The lecture calls this the right-hand side, RHS.

// %% [markdown] id="lhs"
// ### The other side
//
// The claim is that all this is $1 - \tanh^2(z)$, the left-hand side. Put in the split form of tanh:
//
// $$1 - (\tanh(z))^2 = 1 - \left[ \frac{1}{1 + e^{-2z}} - \frac{1}{1 + e^{2z}} \right]^2$$
//
// Expand the square: the first squared, plus the second squared, minus twice their product. The product of the two
// fractions is one fraction, with both denominators below:
//
// $$\left[ \frac{1}{1 + e^{-2z}} - \frac{1}{1 + e^{2z}} \right]^2 = \left( \frac{1}{1 + e^{-2z}} \right)^2 + \left( \frac{1}{1 + e^{2z}} \right)^2 - \frac{2}{(1 + e^{-2z})(1 + e^{2z})}$$
//
// Multiply out the denominator of the last term, where $e^{-2z} \cdot e^{2z} = 1$:
//
// $$(1 + e^{-2z})(1 + e^{2z}) = 2 + e^{-2z} + e^{2z}$$
//
// and the left-hand side is
//
// $$1 - (\tanh(z))^2 = 1 - \left[ (1 + e^{-2z})^{-2} + (1 + e^{2z})^{-2} - \frac{2}{2 + e^{-2z} + e^{2z}} \right]$$
//
// > **A slip in the lecture.** In the line with the square its slide has, as the cross term,
// > the product of the two fractions *divided once more* by $(1+e^{-2z})(1+e^{2z})$. The line after it is right again, so this was a slip
// > of the pen. But it changes the value, as you can see at $z = 0$, where the right expansion must give $0$:

// %% id="cross-term"
const expansion = (z: number): number => {
  const p = 1 / (1 + Math.exp(-2 * z));
  const q = 1 / (1 + Math.exp(2 * z));
  return p ** 2 + q ** 2 - 2 * p * q;
};
const expansionOnTheSlide = (z: number): number => {
  const p = 1 / (1 + Math.exp(-2 * z));
  const q = 1 / (1 + Math.exp(2 * z));
  return p ** 2 + q ** 2 - (2 * p * q) / ((1 + Math.exp(-2 * z)) * (1 + Math.exp(2 * z)));
};
console.log(
  `tanh²(0) = ${tanh(0) ** 2}, the expansion gives ${expansion(0)}, the slide's gives ${expansionOnTheSlide(0)}`,
);

// %% [markdown] id="two-points"
// ## Two points prove nothing
//
// The lecture ends like this: *put $z = 0$, LHS = RHS = 1; put $z = 100$, LHS = RHS = 0; hence proved.* Two functions that
// agree at two points need not agree anywhere else. Here is one that passes the lecture's test and is not the slope of tanh:
//
// $$h(z) = e^{-z^2}$$

// %% id="impostor"
const impostor = (z: number): number => Math.exp(-z * z);

for (const z of [0, 1, 100])
  console.log(`z = ${z}: 1 − tanh²(z) = ${1 - tanh(z) ** 2}, h(z) = ${impostor(z)}`);

// %% [markdown] id="two-points-lost"
// At 1 it is plainly something else. And there is a second thing wrong with the test. At $z = 100$ *neither* side is 0. The
// true slope there is about $5.5 \cdot 10^{-87}$: tiny, but a number that a computer has no trouble to hold. Where both sides
// come out as 0, both have lost it on the way, and the comparison compares nothing:

// %% id="lost-at-100"
const rhs = (z: number): number =>
  2 * ((1 + Math.exp(-2 * z)) ** -2 * Math.exp(-2 * z) + (1 + Math.exp(2 * z)) ** -2 * Math.exp(2 * z));

console.log("LHS     ", 1 - tanh(100) ** 2);
console.log("RHS     ", rhs(100));
console.log("the true slope", tanh.derivative(100));

// %% [markdown] id="two-points-reading"
// The LHS gives 0 because $\tanh(100)$ rounds to 1. The RHS, which has no such subtraction, holds its ground; the lecture rounds it
// to 0 by hand.

// %% [markdown] id="proof"
// ## The proof, for every $z$
//
// Write $u = e^{2z}$, which is positive for every $z$. Then $e^{-2z} = \frac{1}{u}$, and each half of the right-hand side becomes
//
// $$(1 + e^{2z})^{-2} \cdot e^{2z} = \frac{e^{2z}}{(1 + e^{2z})^2}$$
//
// $$(1 + e^{-2z})^{-2} \cdot e^{-2z} = \frac{e^{2z}}{(1 + e^{2z})^2}$$
//
// In the second one, multiply above and below by $u^2$. The two halves are **the same function**, so
//
// $$A + B = \frac{4 e^{2z}}{(1 + e^{2z})^2}$$
//
// For the left-hand side, tanh itself in terms of $u$ is
//
// $$\tanh(z) = \frac{e^{2z} - 1}{e^{2z} + 1}$$
//
// and then $1 - \tanh^2(z)$ is a difference of squares over a square:
//
// $$1 - (\tanh(z))^2 = \frac{(e^{2z} + 1)^2 - (e^{2z} - 1)^2}{(e^{2z} + 1)^2}$$
//
// $$(e^{2z} + 1)^2 - (e^{2z} - 1)^2 = 4 e^{2z}$$
//
// Both sides are the same fraction. No point was put in, so it holds at all of them:
//
// $$1 - (\tanh(z))^2 = A + B$$
//
// And with the value that the unit kept,
//
// $$a = \tanh(z)$$
//
// $$g'(z) = 1 - a^2$$

// %% [markdown] id="see"
// ## See it
//
// Move the slider. In the middle the tangent has slope 1: for small $z$, $\tanh(z)$ is hardly different from $z$ itself.

// %% id="tangent" tags=["hide-input"]
import { plotTangent } from "@slope/plots";

await show(plotTangent(tanh, { from: -4, to: 4, at: 0 }));

// %% [markdown] id="beside-sigmoid"
// Beside the sigmoid's, the slope of tanh is four times as high and falls off twice as fast:

// %% id="comparison" tags=["hide-input"]
import { sigmoid } from "@slope/activations";
import { plotComparison } from "@slope/plots";

await show(plotComparison([tanh, sigmoid], { from: -6, to: 6, of: "derivative" }));

// %% [markdown] id="check"
// ## Check it
//
// The same laws as for every activation, each with the largest error found:

// %% id="laws"
import { checkLaws, formatReport } from "@slope/laws";

console.log(formatReport(checkLaws(tanh)));

// %% [markdown] id="breaks"
// ## Where it breaks
//
// $1 - a^2$ has the sigmoid's weakness, on both sides and sooner. A little above $|z| = 19$ the nearest floating-point
// number to $|a|$ is 1.

// %% id="cancellation"
for (const z of [-20, 5, 10, 19, 20, 100]) {
  console.log(
    `z = ${z}: from the output ${tanh.derivativeFromOutput(tanh(z))}, from z ${tanh.derivative(z)}`,
  );
}

// %% id="relative-error" tags=["hide-input"]
import { plotLines } from "@slope/plots";

const grid = Array.from({ length: 441 }, (_, i) => (i - 220) / 10);
const relativeError = (z: number): number => Math.abs((1 - tanh(z) ** 2) / tanh.derivative(z) - 1);
await show(
  plotLines([{ name: "1 − a²", x: grid, y: grid.map((z) => Math.max(relativeError(z), 2 ** -53)) }], {
    title: "1 − a² loses a digit for every 1.15 that |z| grows",
    x: "z",
    y: { title: "relative error of the slope", scale: "log" },
  }),
);

// %% [markdown] id="breaks-remedy"
// The form that you met in the proof, $\frac{4 e^{2z}}{(1 + e^{2z})^2}$, has no subtraction in it, so there is nothing to cancel. Written with
// $e^{-2|z|}$, so that it cannot overflow, it is right wherever a floating-point number can hold the slope with all its digits.
// `tanh.derivative` computes it that way, with more digits in between, so that it is right to the very end:

// %% id="smallest-slope"
for (const z of [350, 372.8, 374]) {
  const e = Math.exp(-2 * z);
  console.log(
    `z = ${z}: the formula as it stands ${(4 * e) / (1 + e) ** 2}, tanh.derivative ${tanh.derivative(z)}`,
  );
}

// %% [markdown] id="network"
// ## In a network
//
// Going backward, a layer multiplies what it is handed by $g'(Z)$, element by element. Where tanh is not saturated, the
// factor is near 1 and the gradient goes through; where it is, the factor is near 0:

// %% id="backward"
const Z = Float64Array.of(-3, -1, 0, 1, 3);
const dA = new Float64Array(5).fill(1);

console.log("A  =", tanh.forward(Z));
console.log("dZ =", tanh.backward(dA, Z));

// %% [markdown] id="sources"
// ## Sources
//
// - The lecture: *Derivatives of activation functions*, deeplearning.ai, Neural Networks and Deep Learning, week 3.
// - Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", in *Neural Networks: Tricks of the Trade*, Springer (1998), on why outputs around 0 learn faster.
// - W. Kahan, "Branch cuts for complex elementary functions, or Much ado about nothing's sign bit", in *The State of the Art in Numerical Analysis*, Oxford (1987), on computing tanh without cancellation.
