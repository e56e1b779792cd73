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
// **The slope of Leaky ReLU is 0.01 to the left of 0 and 1 to the right of it, and at 0 you choose, as with ReLU: by default, 1.**
//
// It is ReLU with a small leak on the left, so that a unit which is off still learns a little and can find its way back. The leak
// is a number that somebody chose. You will see when the short formula for it is not what is meant, and how a network
// can learn the number by itself.

// %% id="hero" tags=["hide-input"]
import { leakyRelu } from "@slope/activations";
import { plotSlope, show } from "@slope/plots";

await show(
  plotSlope(leakyRelu.with({ negativeSlope: 0.1 }), {
    from: -3,
    to: 3,
    title: "The slope of Leaky ReLU jumps at z = 0, and is nowhere 0",
  }),
);

// %% [markdown] id="prerequisites"
// **Before you begin:** you need [ReLU](3-relu.ipynb), for kinks and dead units, and $\partial J / \partial z = \partial J / \partial a \cdot g'(z)$
// from [the sigmoid](1-sigmoid.ipynb#why). In the figure the leak is 0.1, ten times what is usual, because 0.01 is too flat for the eye.

// %% [markdown] id="definition"
// ## The definition
//
// The lecture writes
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
// At 0, the difference quotients from the two sides go to two different numbers:
//
// $$\lim_{h \to 0^-} \frac{g(h) - g(0)}{h} = 0.01$$
//
// $$\lim_{h \to 0^+} \frac{g(h) - g(0)}{h} = 1$$
//
// So the slope is undefined there. The lecture's rule is the same as for ReLU: whenever $z = 0$, by default make $g'(z) = 1$. The cell lists
// both sides and what others return: any number between the two is a subgradient.

// %% id="at-zero"
console.log("kinks:", JSON.stringify(leakyRelu.kinks));
for (const convention of [
  "lecture",
  "pytorch",
  "tensorflow",
  "jax",
] as const) {
  const g = leakyRelu.withDerivativeAtKink(convention);
  console.log(`${convention}: g′(0) = ${g.derivative(0)}`);
}

// %% [markdown] id="general-leak"
// Now write $\alpha$ for the leak, and define $g$ by cases. The derivation is the same, line for line:
//
// <!-- slope: forget g -->
// $$g(z) = \begin{cases} \alpha z & \text{if } z < 0 \\ z & \text{if } z \ge 0 \end{cases}$$
//
// $$g'(z) = \begin{cases} \alpha & \text{if } z < 0 \\ 1 & \text{if } z > 0 \end{cases}$$

// %% [markdown] id="see"
// ## See it
//
// Move the slider. To the left of 0 the tangent leans a little, to the right it is the curve itself. Neither side ever
// lies level: wherever the unit is, a step has an effect.

// %% id="tangent" tags=["hide-input"]
import { plotTangent } from "@slope/plots";

await show(
  plotTangent(leakyRelu.with({ negativeSlope: 0.1 }), {
    from: -3,
    to: 3,
    at: -1,
  }),
);

// %% id="comparison" tags=["hide-input"]
import { relu } from "@slope/activations";
import { plotComparison } from "@slope/plots";

await show(
  plotComparison([leakyRelu.with({ negativeSlope: 0.1 }), relu], {
    from: -2,
    to: 2,
    of: "derivative",
    title: "Left of 0 the slope of ReLU is 0, and that of Leaky ReLU is not",
  }),
);

// %% [markdown] id="check"
// ## Check it
//
// The laws again, for the usual leak. Every error is 0 or a matter of rounding, since the function is made of two straight lines:

// %% id="laws"
import { checkLaws, formatReport } from "@slope/laws";

checkLaws(leakyRelu);

// %% [markdown] id="breaks"
// ## Where it breaks: the maximum
//
// $\max(\alpha z, z)$ is a shortcut. Is it the definition by cases, for every $\alpha$? Ask for a proof, first for $\alpha \le 1$ and
// then for all:

// %% id="maximum"
import { describeVerdict, environment, prove } from "@slope/proofs";

const r = String.raw;
const cases = r`g(z) = \begin{cases}
  \alpha z & \text{if } z < 0 \\
  z & \text{if } z \ge 0
\end{cases}`;
const byMaximum = r`g(z) = \max(\alpha z, z)`;
const upToOne = environment(r`\alpha \le 1`, cases);
const anyLeak = environment(cases);

/** Prints a sentence in lines that fit the page. */
const say = (text: string): void =>
  console.log(text.replace(/(.{1,72})(?: |$)/g, "$1\n  ").trim());
const judge = (equation: string, known = anyLeak): void =>
  say(describeVerdict(prove(equation, { environment: known })));
judge(byMaximum, upToOne);
judge(byMaximum);

// %% [markdown] id="maximum-reading"
// If $\alpha$ is greater than 1, then to the left of 0 the larger one of $\alpha z$ and $z$ is $z$, and to the right it is $\alpha z$: the two branches have
// changed places. Nobody sets a leak of 2 by hand. But a leak that is learned, as below, may walk there, and then the short formula
// quietly becomes another function. This is how far its slope is off, on each side:

// %% id="relative-error" tags=["hide-input"]
import { plotLines } from "@slope/plots";

const leaks = Array.from({ length: 301 }, (_, i) => i / 100).filter(
  (leak) => leak > 0,
);
const slopeOfMaximum = (leak: number, z: number): number =>
  z < 0 === leak > 1 ? 1 : leak;
const errorAt = (z: number) =>
  leaks.map((leak) =>
    Math.abs(slopeOfMaximum(leak, z) / (z < 0 ? leak : 1) - 1),
  );
await show(
  plotLines(
    [
      { name: "z > 0", x: leaks, y: errorAt(1) },
      { name: "z < 0", x: leaks, y: errorAt(-1) },
    ],
    {
      title:
        "With a leak above 1, the maximum has the wrong slope on both sides",
      x: "leak α",
      y: "relative error of the slope",
    },
  ),
);

// %% [markdown] id="breaks-sign"
// There is a second trap, for layers that keep only $a$ to save memory. As long as $\alpha > 0$, $a$ has the sign of $z$, and the slope can
// be told from it. With $\alpha < 0$ both branches put out positive numbers, and the output no longer says which side it came
// from. So an activation with such a leak has no slope from the output:

// %% id="from-output"
import { prelu } from "@slope/activations";

for (const slope of [0.25, -0.25]) {
  const g = prelu.with({ slope });
  const has = g.derivativeFromOutput === undefined ? "none" : "exact";
  console.log(
    `α = ${slope}: g(−4) = ${g(-4)}, g(1) = ${g(1)}; slope from a: ${has}`,
  );
}

// %% [markdown] id="network"
// ## In a network
//
// Here is the dead unit of the last notebook. Its $z$ is negative for each of four examples. Going backward,
// $\partial J / \partial z = \partial J / \partial a \cdot g'(z)$, and with the leak one hundredth of every gradient comes
// through. That is little, but it is not nothing, and it has the right sign:

// %% id="dead-unit"
const Z = Float64Array.of(-4, -2.5, -1, -0.1);
const dA = Float64Array.of(0.9, -1.3, 0.4, 2);

console.log("ReLU        dZ =", relu.backward(dA, Z));
console.log("Leaky ReLU  dZ =", leakyRelu.backward(dA, Z));

// %% [markdown] id="recovery"
// (A $-0$ is a zero like the others; in floating point a zero can have a sign.) Watch such a unit recover. It has one weight and one input
// $x = 1$; the target is $a = 1$ and the error is $J = \frac{1}{2}(a - 1)^2$, so that $\partial J / \partial a = a - 1$. The weight starts
// at $-0.1$, on the dead side:

// %% id="recover"
const steps = Array.from({ length: 41 }, (_, i) => i);

function trainOneUnit(g: typeof relu, learningRate: number): number[] {
  let weight = -0.1;
  return steps.map(() => {
    const before = weight;
    weight -= learningRate * (g(weight) - 1) * g.derivative(weight);
    return before;
  });
}
const recovery = [leakyRelu, relu].map((g) => ({
  name: g.name,
  weights: trainOneUnit(g, 0.5),
}));
for (const { name, weights } of recovery) {
  const last = weights.at(-1)!.toFixed(3);
  console.log(
    `${name}: weight ${weights[0]} at first, ${last} after 40 steps`,
  );
}

// %% id="recover-figure" tags=["hide-input"]
await show(
  plotLines(
    recovery.map(({ name, weights }) => ({ name, x: steps, y: weights })),
    {
      title:
        "The leak brings the unit back; without it the weight never moves",
      x: "step",
      y: "weight",
    },
  ),
);

// %% [markdown] id="recovery-reading"
// For the first twenty steps or so the weight creeps, pushed by a hundredth of the gradient. Then $z$ crosses 0, the slope becomes 1, and
// it is at its goal within a few steps. The ReLU unit stays where it was for ever.
//
// ### Through depth
//
// The leak also lets more through a whole layer. If half of the $z$ are negative, the mean of the squared slopes is
//
// $$\frac{1}{2} \cdot \alpha^2 + \frac{1}{2} \cdot 1^2 = \frac{1 + \alpha^2}{2}$$
//
// and weights of variance $\frac{2}{(1 + \alpha^2) n}$, for $n$ inputs, make up for it. This is the variance of He et al.; with $\alpha = 0$ it
// is ReLU's $2/n$. Send a signal forward and a gradient backward through thirty layers of a hundred units, for several leaks:

// %% id="depth" tags=["hide-input"]
/** Random numbers from 0 to 1, the same for everybody who has the seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const width = 100;
const layers = 30;

/** The root mean square of the last a, and of the first ∂J/∂z. */
function sendThrough(
  g: typeof relu,
  variance: number,
): { a: number; dz: number } {
  const random = createRandom(1);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const size = (x: number[]): number =>
    Math.sqrt(x.reduce((sum, xi) => sum + xi * xi, 0) / x.length);
  const draw = (): number[] => Array.from({ length: width }, normal);
  const weights = Array.from({ length: layers }, () =>
    Array.from({ length: width }, () =>
      draw().map((w) => w * Math.sqrt(variance / width)),
    ),
  );
  let a = draw();
  const z = weights.map((W) => {
    const inputs = a;
    const sums = W.map((row) =>
      row.reduce((sum, w, j) => sum + w * inputs[j]!, 0),
    );
    a = sums.map(g.value);
    return sums;
  });
  let da = draw();
  let dz = da;
  for (let l = layers - 1; l >= 0; l--) {
    dz = da.map((dai, i) => dai * g.derivative(z[l]![i]!));
    da = da.map((_, j) =>
      dz.reduce((sum, dzi, i) => sum + dzi * weights[l]![i]![j]!, 0),
    );
  }
  return { a: size(a), dz: size(dz) };
}
const someLeaks = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 1];
const through = someLeaks.map((leak) => {
  const g = leakyRelu.with({ negativeSlope: leak });
  return {
    leak,
    plain: sendThrough(g, 2),
    fitting: sendThrough(g, 2 / (1 + leak ** 2)),
  };
});
const row = (cells: unknown[]): void =>
  console.log(
    cells.map((cell, i) => String(cell).padStart(i === 0 ? 5 : 12)).join(""),
  );
row(["", "2/n:", "", "2/((1+α²)n):", ""]);
row(["α", "a", "∂J/∂z", "a", "∂J/∂z"]);
for (const { leak, plain, fitting } of through)
  row([
    leak,
    ...[plain.a, plain.dz, fitting.a, fitting.dz].map((size) =>
      size.toFixed(2),
    ),
  ]);

// %% id="depth-figure" tags=["hide-input"]
await show(
  plotLines(
    [
      { name: "2/n", x: someLeaks, y: through.map(({ plain }) => plain.dz) },
      {
        name: "2/((1 + α²)n)",
        x: someLeaks,
        y: through.map(({ fitting }) => fitting.dz),
      },
    ],
    {
      title:
        "Large leaks need smaller weights, or the gradient explodes on its way back",
      x: "leak α",
      y: { title: "∂J/∂z after 30 layers", scale: "log" },
    },
  ),
);

// %% [markdown] id="depth-reading"
// With leaks up to 0.1 you hardly see a difference: $\alpha^2$ is a hundredth or less. With a leak of $\frac{1}{2}$ the variance for ReLU already
// lets the gradient grow from layer to layer, and with a leak of 1, where there is no kink left and the network is a product of
// matrices, it is far too large.

// %% [markdown] id="learned-leak"
// ### The leak as a parameter
//
// The leak can be learned like a weight; the unit is then called **PReLU**. For that you need one more derivative, of $g$ by $\alpha$. To the
// left of 0, $g = \alpha z$ has the derivative $z$; to the right, $\alpha$ does not occur:
//
// $$\frac{\partial g(z)}{\partial \alpha} = \begin{cases} z & \text{if } z < 0 \\ 0 & \text{if } z > 0 \end{cases}$$
//
// $$\frac{\partial g(z)}{\partial \alpha} = \min(0, z)$$
//
// One leak serves a whole layer, so its gradient is the sum over all units and examples of $\partial J / \partial a \cdot \min(0, z)$. Try it:
// a teacher, a unit with the leak 0.3, makes forty examples; a pupil that begins with 0.01 learns weight, bias and leak from them.

// %% id="learn-the-leak"
const teacher = { w: 1.5, b: -0.5, alpha: 0.3 };
const examples = Array.from({ length: 40 }, (_, i) => {
  const x = -2 + i / 10;
  return {
    x,
    y: prelu.with({ slope: teacher.alpha })(teacher.w * x + teacher.b),
  };
});
const pupil = { w: 1, b: 0, alpha: 0.01 };
const history = Array.from({ length: 301 }, () => {
  const before = { ...pupil };
  const g = prelu.with({ slope: pupil.alpha });
  for (const { x, y } of examples) {
    const z = before.w * x + before.b;
    const da = (g(z) - y) / examples.length;
    const dz = da * g.derivative(z);
    pupil.w -= 0.5 * dz * x;
    pupil.b -= 0.5 * dz;
    pupil.alpha -= 0.5 * da * g.derivativeByParameter.slope(z);
  }
  return before;
});
for (const step of [0, 30, 300]) {
  const { w, b, alpha } = history[step]!;
  const [weight, bias, leak] = [w, b, alpha].map((x) => x.toFixed(3));
  console.log(`step ${step}: weight ${weight}, bias ${bias}, leak ${leak}`);
}

// %% id="learn-the-leak-figure" tags=["hide-input"]
const learningSteps = history.map((_, i) => i);
await show(
  plotLines(
    [
      { name: "weight", x: learningSteps, y: history.map(({ w }) => w) },
      {
        name: "leak α",
        x: learningSteps,
        y: history.map(({ alpha }) => alpha),
      },
      { name: "bias", x: learningSteps, y: history.map(({ b }) => b) },
    ],
    {
      title: "The pupil finds the leak of its teacher",
      x: "step",
      y: "value",
    },
  ),
);

// %% [markdown] id="exercises"
// ## Exercises
//
// Each cell below holds an attempt that is wrong, and says where. Change it until it says "proven". The answers are folded.

// %% [markdown] id="exercise-1"
// ### 1. Out of two ReLUs
//
// Write Leaky ReLU as a sum of two ReLUs. What sign has the second one?

// %% id="exercise-1-attempt"
judge(r`g(z) = \max(0, z) + \alpha \max(0, -z)`);

// %% [markdown] id="exercise-1-answer" tags=["answer"]
// To the left of 0, $\max(0, -z)$ is $-z$, a positive number, and $g$ is negative there: take it away.

// %% id="exercise-1-answer-code" tags=["answer"]
judge(r`g(z) = \max(0, z) - \alpha \max(0, -z)`);

// %% [markdown] id="exercise-2"
// ### 2. A short formula for steep leaks
//
// For $\alpha > 1$ the maximum is wrong. Which short formula is right?

// %% id="exercise-2-attempt"
const aboveOne = environment(r`\alpha > 1`, cases);

judge(r`g(z) = \max(\alpha z, z)`, aboveOne);

// %% [markdown] id="exercise-2-answer" tags=["answer"]
// The branches have changed places, so take the smaller one.

// %% id="exercise-2-answer-code" tags=["answer"]
judge(r`g(z) = \min(\alpha z, z)`, aboveOne);

// %% [markdown] id="exercise-3"
// ### 3. There and back
//
// Leaky ReLU can be undone, ReLU cannot. The function $f$ that undoes it is a Leaky ReLU itself. With which leak?

// %% id="exercise-3-attempt"
const undo = (leak: string): void =>
  judge(
    "f(g(z)) = z",
    environment(
      r`g(z) = \begin{cases}
        0.01 z & \text{if } z < 0 \\
        z & \text{if } z \ge 0
      \end{cases}`,
      String.raw`f(z) = \begin{cases}
        ${leak} z & \text{if } z < 0 \\
        z & \text{if } z \ge 0
      \end{cases}`,
    ),
  );

undo("0.01");

// %% [markdown] id="exercise-3-answer" tags=["answer"]
// With $1 / 0.01$. That is a leak above 1: another one for which the maximum would be wrong.

// %% id="exercise-3-answer-code" tags=["answer"]
undo("100");

// %% [markdown] id="exercise-4"
// ### 4. The right variance
//
// By which factor $c$ must $\frac{1 + \alpha^2}{2}$ be multiplied to be 1? The attempt has taken the mean before the square.

// %% id="exercise-4-attempt"
const fits = (c: string): void =>
  judge(String.raw`\frac{1 + \alpha^2}{2} \cdot ${c} = 1`);

fits(r`\frac{4}{(1 + \alpha)^2}`);

// %% [markdown] id="exercise-4-answer" tags=["answer"]
// The sizes that add up are squares, so the mean is to be taken of the squared slopes.

// %% id="exercise-4-answer-code" tags=["answer"]
fits(r`\frac{2}{1 + \alpha^2}`);

// %% [markdown] id="exercise-5"
// ### 5. The derivative by the leak, in code
//
// At $z = -2$, look at $g$ as a function of $\alpha$. The laws do not care what the variable is called. Which slope has it?

// %% id="exercise-5-attempt"
/**
 * Is the formula ∂g/∂α at z = −2? And which law does the code break?
 * (A constant need not pass NaN on.)
 */
function judgeByLeak(
  formula: string,
  derivative: (alpha: number) => number,
): void {
  judge(
    String.raw`z = -2, \quad
      \frac{\partial g(z)}{\partial \alpha} = ${formula}`,
  );
  const mine = {
    name: "mine",
    value: (alpha: number) => alpha * -2,
    derivative,
  };
  const broken = checkLaws(mine).filter(
    ({ ok, law }) => ok === false && law !== "NaN",
  );
  say(
    broken.length === 0
      ? "every law holds"
      : formatReport(broken).split("\n").at(-1)!,
  );
}

judgeByLeak(r`\alpha`, (alpha) => alpha);

// %% [markdown] id="exercise-5-answer" tags=["answer"]
// It is $z$ itself, $-2$, whatever the leak is. The attempt is $g'(z)$, the derivative by the other variable.

// %% id="exercise-5-answer-code" tags=["answer"]
judgeByLeak("-2", () => -2);

// %% id="stated-numbers" tags=["hide-input"]
/** What the text says of the numbers above, computed again. */
const leakyWeights = recovery[0]!.weights;
const crossing = leakyWeights.findIndex((weight) => weight > 0);
const last = history.at(-1)!;
const claims: [what: string, isSo: boolean][] = [
  [
    "the leaky weight creeps for twenty steps or so",
    crossing > 15 && crossing < 25,
  ],
  [
    "and is at its goal a few steps later",
    Math.abs(leakyWeights[crossing + 8]! - 1) < 0.01,
  ],
  [
    "the ReLU weight never moves",
    recovery[1]!.weights.every((weight) => weight === -0.1),
  ],
  [
    "the pupil finds the leak of its teacher",
    Math.abs(last.alpha - teacher.alpha) < 0.01,
  ],
];
for (const [what, isSo] of claims)
  if (!isSo) throw new Error(`The text says that ${what}. It is not so.`);
console.log(
  `The text says ${claims.length} things of these numbers; each was computed again.`,
);

// %% [markdown] id="sources"
// ## Sources
//
// - The lecture: A. Ng, *Derivatives of activation functions*, in *Neural Networks and Deep Learning*, week 3, deeplearning.ai (2017).
// - A. L. Maas, A. Y. Hannun, A. Y. Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML Workshop on Deep Learning for Audio, Speech and Language Processing (2013).
// - K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers: surpassing human-level performance on ImageNet classification", ICCV (2015), 1026–1034, on the learned leak and the variance.
// - B. Xu, N. Wang, T. Chen, M. Li, "Empirical evaluation of rectified activations in convolutional network", arXiv:1505.00853 (2015), on larger leaks.
