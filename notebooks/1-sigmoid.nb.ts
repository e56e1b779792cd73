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
// That is why a network can learn with sigmoid units at next to no extra cost: going forward you compute $a$, and going
// backward the slope is one subtraction and one multiplication away. You will see where the formula comes from, check it, and
// find the place where it quietly stops being true.

// %% id="hero" tags=["hide-input"]
import { sigmoid } from "@slope/activations";
import { plotSlope, show } from "@slope/plots";

await show(
  plotSlope(sigmoid, {
    from: -8,
    to: 8,
    title: "The slope of the sigmoid is never more than 1/4",
  }),
);

// %% [markdown] id="prerequisites"
// **Before you begin:** you need to know what a derivative is, and the chain rule. No other notebook comes before this one.

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
// and $g(z)$ is close to 0. In between it rises smoothly, and in the middle it is exactly one half:
//
// $$g(0) = \frac{1}{2}$$
//
// It never reaches 0 or 1. Remember that: it matters below.

// %% [markdown] id="derivation"
// ## The derivation, line by line
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
// The two minus signs cancel, and that is already the derivative:
//
// $$g'(z) = \frac{e^{-z}}{(1 + e^{-z})^{2}}$$
//
// > **A slip in the lecture.** Its slide strikes out two factors in the chain-rule line, a $1$ and a $(-1)$. A $1$ and a
// > $-1$ do not cancel: they would leave the slope negative, and a sigmoid that falls. The factor that the power rule
// > brings down is $-1$, as above. It is $(-1)\cdot(-1)$ that makes $1$.
//
// The rest makes it look like something you know. No equals sign with a mark has to be taken on trust: each was proven by exact
// algebra, for every $z$. The ones above when the page was made, those below when the cell ran:

// %% id="rearranged"
import { derivation, environment } from "@slope/proofs";

const r = String.raw;
const meaning = environment(r`g(z) = \frac{1}{1 + e^{-z}}`, "a = g(z)");

derivation(
  "g'(z)",
  [
    [r`\frac{e^{-z}}{(1 + e^{-z})^2}`, "the chain rule, as above"],
    [
      r`\frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}}`,
      "split the square",
    ],
    [
      r`\frac{1}{1 + e^{-z}} \cdot \frac{(1 + e^{-z}) - 1}{1 + e^{-z}}`,
      "add 1 and take it away again",
    ],
    [
      r`\frac{1}{1 + e^{-z}} \left( 1 - \frac{1}{1 + e^{-z}} \right)`,
      "divide each term by the denominator",
    ],
    ["a (1 - a)", "a is g(z)"],
  ],
  { environment: meaning },
);

// %% [markdown] id="sanity"
// A formula should also be tried where you can tell the answer from the picture. At $z = 0$, with $a = \frac{1}{2}$, the slope
// is
//
// $$\frac{1}{2}\left(1 - \frac{1}{2}\right) = \frac{1}{4}$$
//
// At $z = 10$ the lecture says $a \approx 1$, so the slope is $1 \cdot (1 - 1) \approx 0$. At $z = -10$ it says $a = 0$, and
// $0 \cdot (1 - 0) = 0$. Both are flat in the picture, but the sign that belongs there is $\approx$, each time:

// %% id="sanity-points"
const row = (cells: unknown[]): void =>
  console.log(
    cells.map((cell, i) => String(cell).padStart(i === 0 ? 4 : 24)).join(""),
  );

row(["z", "a", "a(1 − a)", "g′(z)"]);
for (const z of [-10, 0, 10]) {
  const a = sigmoid(z);
  row([z, a, a * (1 - a), sigmoid.derivative(z)]);
}

// %% [markdown] id="sanity-reading"
// Neither $a$ nor the slope is 0 at $-10$. The slopes at $-10$ and $10$ are the same number, about $4.5 \cdot 10^{-5}$, as the
// symmetric picture says. And in the line for $z = 10$ the two ways to compute it already differ in their last digits.
// Something is wearing off.

// %% [markdown] id="see"
// ## See it
//
// Move the slider. The straight line is the tangent at $z$: it has the slope $g'(z)$, and it is what the network believes about
// the curve when it takes a step. Watch how soon it lies down: outside of about $-5$ to $5$ you can hardly tell it from level.

// %% id="tangent" tags=["hide-input"]
import { plotTangent } from "@slope/plots";

await show(plotTangent(sigmoid, { from: -6, to: 6, at: 0 }));

// %% [markdown] id="check"
// ## Check it
//
// A derivation can be wrong and a picture can flatter. So hold the code to what must be true of every activation: its
// slope agrees with finite differences, $a(1 - a)$ agrees with the slope where it can, the curve rises everywhere and
// stays between 0 and 1, and the array version gives the same numbers as the scalar one. The third column is the largest error that
// was found, the fourth the one that is allowed.

// %% id="laws"
import { checkLaws, formatReport } from "@slope/laws";

checkLaws(sigmoid);

// %% [markdown] id="breaks"
// ## Where it breaks
//
// $a(1 - a)$ is true for real numbers. A computer has only 53 binary digits. As $z$ grows, $a$ creeps up on 1, and a little
// above $z = 37$ the floating-point number nearest to $a$ *is* 1. Then $1 - a$ is 0, and so is the slope. It happens
// on one side only: near 0 a floating-point number can be as small as it likes. Networks are often trained in float32, which has
// 24 binary digits, and there it happens much sooner:

// %% id="cancellation"
const fromOutput = (z: number): number => sigmoid(z) * (1 - sigmoid(z));
const fromOutput32 = (z: number): number => {
  const a = Math.fround(sigmoid(z));
  return Math.fround(a * Math.fround(1 - a));
};
row(["z", "true slope", "a(1 − a)", "in float32"]);
for (const z of [-40, 16, 17, 18, 37, 38, 100])
  row([z, sigmoid.derivative(z), fromOutput(z), fromOutput32(z)]);

// %% id="relative-error" tags=["hide-input"]
import { plotLines } from "@slope/plots";

const grid = Array.from({ length: 451 }, (_, i) => i / 10);
const errorOf = (slope: (z: number) => number, unit: number) =>
  grid.map((z) =>
    Math.max(Math.abs(slope(z) / sigmoid.derivative(z) - 1), unit),
  );
const fromInput = (z: number): number => {
  const e = Math.exp(-Math.abs(z));
  return e / (1 + e) ** 2;
};
await show(
  plotLines(
    [
      {
        name: "a(1 − a), float32",
        x: grid,
        y: errorOf(fromOutput32, 2 ** -24),
      },
      {
        name: "a(1 − a), float64",
        x: grid,
        y: errorOf(fromOutput, 2 ** -53),
      },
      { name: "from z", x: grid, y: errorOf(fromInput, 2 ** -53) },
    ],
    {
      title:
        "a(1 − a) loses a digit for every 2.3 that z grows, until none is left",
      x: "z",
      y: { title: "relative error of the slope", scale: "log" },
      marks: [{ y: 1, label: "no digit is right" }],
    },
  ),
);

// %% [markdown] id="breaks-remedy"
// A relative error of 1 means that no digit is right: the slope is 0 and should not be. A unit that has gone that far, for every
// example that it sees, is not "learning slowly". Its gradient is exactly zero, and no number of steps will bring it back.
//
// The lowest line computes the slope from $z$ instead:
//
// <!-- slope: let s = e^{-|z|} -->
// $$g'(z) = \frac{s}{(1 + s)^2} \quad \text{with } s = e^{-|z|}$$
//
// It costs one exponential more, subtracts nothing, and so has nothing to lose.

// %% [markdown] id="network"
// ## In a network
//
// A layer does to each of its units what you did to one: forward $A = g(Z)$, backward $dZ = dA \odot g'(Z)$, where $dA$ stands for
// $\partial J / \partial A$ and $\odot$ multiplies element by element. `backward` does it in one pass:

// %% id="backward"
const Z = Float64Array.of(-2, 0, 2, 40);
const dA = Float64Array.of(0.5, 0.5, 0.5, 0.5);

console.log("A  =", sigmoid.forward(Z));
console.log("dZ =", sigmoid.backward(dA, Z));

// %% [markdown] id="quarter"
// The largest factor that can ever stand there is $\frac{1}{4}$. Does a larger weight make up for it? Take the deepest network that
// is easy to follow: a chain of thirty units, each of which feeds the next one, $z_{l+1} = w\, a_l$. Going back through one unit multiplies the
// gradient by $w\, g'(z)$. With $w = 4$ and every unit in its middle, nothing would be lost. Run it forward and backward:

// %% id="chain"
const depth = 30;

/** ∂J/∂z in front of each unit, where ∂J/∂a behind the last one is 1. */
function sendThroughChain(w: number): { a: number[]; dz: number[] } {
  const z = [0];
  for (let l = 1; l < depth; l++) z.push(w * sigmoid(z[l - 1]!));
  let da = 1;
  const dz = [...z].reverse().map((here) => {
    const gradient = da * sigmoid.derivative(here);
    da = w * gradient;
    return gradient;
  });
  return { a: z.map(sigmoid.value), dz };
}
const chains = [1, 4, 8].map((w) => ({ w, ...sendThroughChain(w) }));
for (const { w, a, dz } of chains)
  console.log(
    `w = ${w}: a of the last unit is ${a.at(-1)!.toFixed(4)},`,
    `∂J/∂z of the first unit ${dz.at(-1)!.toExponential(1)}`,
  );

// %% id="chain-figure" tags=["hide-input"]
const unitsBack = Array.from({ length: depth }, (_, i) => i + 1);
await show(
  plotLines(
    chains.map(({ w, dz }) => ({ name: `w = ${w}`, x: unitsBack, y: dz })),
    {
      title:
        "Larger weights drive the units into their tails, and the gradient dies all the same",
      x: "units passed on the way back",
      y: { title: "∂J/∂z", scale: "log" },
    },
  ),
);

// %% [markdown] id="quarter-reading"
// It does not help. The outputs of a sigmoid are all positive, so a large weight pushes the next $z$ far to the right, where the
// slope is smaller by more than the weight is larger. This is the **vanishing gradient**, and the reason why hidden layers
// today rarely use the sigmoid. For the last layer, where the answer is a probability, it is still the right function. The next
// notebook looks at its twin, [tanh](2-tanh.ipynb), which has outputs around 0 and a steeper slope.

// %% [markdown] id="exercises"
// ## Exercises
//
// Each cell below holds an attempt that is wrong, and says where. Change it until it says "proven". The answers are folded.

// %% [markdown] id="exercise-1"
// ### 1. The other half
//
// $1 - a$ stands in the slope. It is itself a value of $g$: at which point?

// %% id="exercise-1-attempt"
import { describeVerdict, prove } from "@slope/proofs";

/** Prints a sentence in lines that fit the page. */
const say = (text: string): void =>
  console.log(text.replace(/(.{1,72})(?: |$)/g, "$1\n  ").trim());
const judge = (equation: string): void =>
  say(describeVerdict(prove(equation, { environment: meaning })));

judge("1 - g(z) = g(1 - z)");

// %% [markdown] id="exercise-1-answer" tags=["answer"]
// The picture is symmetric about its middle, so what is missing to 1 at $z$ is there at $-z$. Hence $g'(z) = g(z)\, g(-z)$, which has
// no subtraction either.

// %% id="exercise-1-answer-code" tags=["answer"]
judge("1 - g(z) = g(-z)");
judge("g'(z) = g(z) g(-z)");

// %% [markdown] id="exercise-2"
// ### 2. The slope of the slope
//
// Write $g''(z)$ in terms of $a$ alone. Where is it 0, and what does that say of the slope there?

// %% id="exercise-2-attempt"
judge("g''(z) = a (1 - a)^2");

// %% [markdown] id="exercise-2-answer" tags=["answer"]
// The slope is $a - a^2$. By the chain rule its slope is $(1 - 2a)\, a'$, and $a' = a(1-a)$. It is 0 at $a = \frac{1}{2}$: there, at $z = 0$, the
// slope is largest.

// %% id="exercise-2-answer-code" tags=["answer"]
judge("g''(z) = a (1 - a)(1 - 2a)");

// %% [markdown] id="exercise-3"
// ### 3. Whose slope is the sigmoid?
//
// There is a smooth relative of ReLU, called softplus, that has $g$ as its slope. Which of the two logarithms is it?

// %% id="exercise-3-attempt"
judge(r`\frac{d}{dz} \log(1 + e^{-z}) = g(z)`);

// %% [markdown] id="exercise-3-answer" tags=["answer"]
// The slope of $\log u$ is $u' / u$. With $u = 1 + e^{z}$ that is $e^{z} / (1 + e^{z})$, and dividing above and below by $e^{z}$ gives $g(z)$.

// %% id="exercise-3-answer-code" tags=["answer"]
judge(r`\frac{d}{dz} \log(1 + e^{z}) = g(z)`);

// %% [markdown] id="exercise-4"
// ### 4. A steeper sigmoid
//
// Put a factor $k$ in front of $z$. What is the slope of $g(kz)$?

// %% id="exercise-4-attempt"
judge(r`\frac{d}{dz} g(kz) = g'(kz)`);

// %% [markdown] id="exercise-4-answer" tags=["answer"]
// The chain rule once more: the inner function $kz$ has the slope $k$. With $k = 2$ the slope in the middle is $\frac{1}{2}$.

// %% id="exercise-4-answer-code" tags=["answer"]
judge(r`\frac{d}{dz} g(kz) = k g'(kz)`);

// %% [markdown] id="exercise-5"
// ### 5. A slope that survives
//
// Write the slope in code, so that every law holds of it. The attempt is the formula of the derivation as it stands. What happens to it far to the left?

// %% id="exercise-5-attempt"
/** Is the formula equal to g′? And which law does the code break? */
const judgeCode = (
  formula: string,
  derivative: (z: number) => number,
): void => {
  judge(`g'(z) = ${formula}`);
  const mine = {
    name: "mine",
    value: sigmoid.value,
    derivative,
    monotone: sigmoid.monotone,
  };
  const broken = checkLaws(mine).filter(({ ok }) => ok === false);
  say(
    broken.length === 0
      ? "every law holds"
      : formatReport(broken).split("\n").at(-1)!,
  );
};

judgeCode(
  r`\frac{e^{-z}}{(1 + e^{-z})^2}`,
  (z) => Math.exp(-z) / (1 + Math.exp(-z)) ** 2,
);

// %% [markdown] id="exercise-5-answer" tags=["answer"]
// Far to the left $e^{-z}$ overflows, and $\infty / \infty$ is no number. The slope is even, so $-|z|$ may stand for $-z$, and $e^{-|z|}$ is never more than 1.

// %% id="exercise-5-answer-code" tags=["answer"]
judgeCode(r`\frac{e^{-|z|}}{(1 + e^{-|z|})^2}`, (z) => {
  const e = Math.exp(-Math.abs(z));
  return e / (1 + e) ** 2;
});

// %% id="stated-numbers" tags=["hide-input"]
/** Each number that the text states, against what is computed. */
const stated: [text: string, computed: number][] = [
  ["4.5e-5", sigmoid.derivative(10)],
  ["2.3", Math.log(10)],
  ["0.25", sigmoid.derivative(0)],
];
for (const [text, computed] of stated) {
  const digits = text.replace(/e.*/, "").replace(/^[0.]+|\./g, "").length;
  if (Number(computed.toPrecision(digits)) !== Number(text))
    throw new Error(`The text says ${text}, but it is ${computed}.`);
}
for (let w = 1 / 8; w <= 64; w *= 1.1)
  if (sendThroughChain(w).dz.at(-1)! > 1e-12)
    throw new Error(
      `The text says that a larger weight does not help; ${w} does.`,
    );
if (sigmoid(37) === 1 || sigmoid(38) !== 1)
  throw new Error("The text says that a rounds to 1 a little above z = 37.");
console.log(
  `The text states ${stated.length} numbers that no output shows; each was computed again.`,
);

// %% [markdown] id="sources"
// ## Sources
//
// - The lecture: A. Ng, *Derivatives of activation functions*, in *Neural Networks and Deep Learning*, week 3, deeplearning.ai (2017).
// - D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning representations by back-propagating errors", *Nature* 323 (1986), 533–536.
// - Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", in *Neural Networks: Tricks of the Trade*, Springer (1998), 9–50.
// - X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS (2010), 249–256.
// - N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., SIAM (2002), chapter 1, on cancellation.
