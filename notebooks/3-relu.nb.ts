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
// **The slope of ReLU is 0 to the left of 0 and 1 to the right of it, and at 0, where it has none, you choose one: by default, 1.**
//
// There is next to nothing to derive. What is left is the one point without a derivative: what a program may return
// there, what others return, how often it is asked, and what the zeros to the left of it do to a network.

// %% id="hero" tags=["hide-input"]
import { relu } from "@slope/activations";
import { plotSlope, show } from "@slope/plots";

await show(plotSlope(relu, { from: -3, to: 3 }));

// %% [markdown] id="prerequisites"
// **Before you begin:** you need to know what a slope is, and that back-propagation multiplies by it:
// $\partial J / \partial z = \partial J / \partial a \cdot g'(z)$. [The notebook on the sigmoid](1-sigmoid.ipynb#why) says why.

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
// At 0, look at the difference quotient from both sides. From the right, with a step $h > 0$, it is $h / h$, however small $h$ is:
//
// $$\lim_{h \to 0^+} \frac{g(h) - g(0)}{h} = 1$$
//
// From the left, with $h < 0$, it is $0 / h$:
//
// $$\lim_{h \to 0^-} \frac{g(h) - g(0)}{h} = 0$$
//
// The two limits exist and differ, so there is no slope at 0. **$g'(0)$ is undefined.** The place is called a **kink**, and the
// two limits are all there is to know of it. The machine that proves the formulas of this book knows it, too. Ask it for three different slopes at 0:

// %% id="three-slopes"
import { describeVerdict, environment, prove } from "@slope/proofs";

const r = String.raw;
const meaning = environment(r`g(z) = \max(0, z)`);
/** Prints a sentence in lines that fit the page. */
const say = (text: string): void =>
  console.log(text.replace(/(.{1,72})(?: |$)/g, "$1\n  ").trim());
const judge = (equation: string): void =>
  say(describeVerdict(prove(equation, { environment: meaning })));

for (const atZero of ["0", "1", "2"])
  judge(
    r`g'(z) = \begin{cases}
      0 & \text{if } z < 0 \\
      ${atZero} & \text{if } z = 0 \\
      1 & \text{if } z > 0
    \end{cases}`,
  );

// %% [markdown] id="convention"
// ## Choosing a slope at 0
//
// A program has to return something. The lecture's advice: *whenever $z = 0$, by default make $g'(z) = 1$. It's fine, no big
// deal.* Its reason: it is highly unlikely that a hidden unit lands on $0.0000\ldots$ exactly.
//
// Any number $s$ from 0 to 1 would do, because the line with that slope touches the curve at 0 and is above it nowhere:
//
// <!-- slope: where 0 \le s \le 1 -->
// $$g(z) \ge s z$$
//
// Such an $s$ is called a **subgradient**. Others choose otherwise than the lecture, and for other activations with kinks they do not even
// agree among themselves. Here is the atlas: every kink in the catalogue, and the slope that each framework returned there when it was
// asked. A dash means that it has no such function.

// %% id="atlas" tags=["hide-input"]
import { catalogue } from "@slope/activations";

type Convention = "lecture" | "pytorch" | "tensorflow" | "jax";
const conventions: Convention[] = ["lecture", "pytorch", "tensorflow", "jax"];

const rows = catalogue.flatMap((g) =>
  g.kinks.map(({ at, left, right }) => {
    const slopes = conventions.map((convention) =>
      convention === "lecture" || g.conventions?.[convention] !== undefined
        ? g.withDerivativeAtKink(convention).derivative(at)
        : undefined,
    );
    return { name: g.name, numbers: [at, left, right, ...slopes] };
  }),
);
const format = (x: number | undefined): string =>
  x === undefined ? "–" : String(Number(x.toPrecision(4)));
const widths = [13, 5, 8, 8, 10, 9, 12, 8];
const row = (cells: string[]): void =>
  console.log(
    cells
      .map((cell, i) =>
        i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!),
      )
      .join(""),
  );
row(["kink of", "at z", "left", "right", ...conventions]);
for (const { name, numbers } of rows) row([name, ...numbers.map(format)]);

// %% [markdown] id="convention-reading"
// If your gradients differ from a framework's, this is the first place to look. `relu.withDerivativeAtKink("pytorch")` makes ours return
// what theirs do.

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

checkLaws(relu);

// %% [markdown] id="unlikely"
// ## How unlikely is it?
//
// "Highly unlikely" can be counted. Train a small network, 32 hidden ReLUs and one linear output, by gradient descent on
// one example after the other, and count how often a hidden unit is at $z = 0$ exactly. Do it on two tasks: a sine curve, whose
// inputs are arbitrary numbers; and black-and-white pictures of nine pixels, most of them black, where the network has to say whether
// the number of white ones is odd. How the gradients come about is the subject of [a later notebook](5-one-hidden-layer.ipynb); here, just watch
// `g.derivative(z)` being asked for.

// %% id="train"
interface Example {
  x: number[];
  y: number;
}

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

const units = 32;
const epochs = 50;

/** How many z were 0 in each pass, and which share of the units died. */
function train(
  g: typeof relu,
  examples: Example[],
  rate: number,
  seed: number,
) {
  const random = createRandom(seed);
  const draw = (size: number): number => size * (2 * random() - 1);
  const inputs = examples[0]!.x.length;
  const hidden = Array.from({ length: units }, () => ({
    w: Array.from({ length: inputs }, () => draw(Math.sqrt(6 / inputs))),
    b: 0,
    v: draw(Math.sqrt(3 / units)),
  }));
  let c = 0;
  const zOf = ({ w, b }: { w: number[]; b: number }, x: number[]): number =>
    w.reduce((sum, wi, i) => sum + wi * x[i]!, b);

  const atKink = Array.from({ length: epochs }, () => {
    let count = 0;
    for (const { x, y } of examples) {
      const z = hidden.map((unit) => zOf(unit, x));
      const error =
        hidden.reduce((sum, { v }, i) => sum + v * g(z[i]!), c) - y;
      hidden.forEach((unit, i) => {
        if (z[i] === 0) count++;
        const dz = error * unit.v * g.derivative(z[i]!);
        unit.v -= rate * error * g(z[i]!);
        unit.w.forEach((_, k) => {
          unit.w[k]! -= rate * dz * x[k]!;
        });
        unit.b -= rate * dz;
      });
      c -= rate * error;
    }
    return count;
  });
  const dead =
    hidden.filter((unit) => examples.every(({ x }) => zOf(unit, x) < 0))
      .length / units;
  return { atKink, dead };
}

// %% id="count-kinks"
const random = createRandom(7);
const curve: Example[] = Array.from({ length: 100 }, () => {
  const x = 2 * random() - 1;
  return { x: [x], y: Math.sin(3 * x) };
});
const pictures: Example[] = Array.from({ length: 100 }, () => {
  const x = Array.from({ length: 9 }, () => (random() < 0.2 ? 1 : 0));
  return { x, y: x.filter((pixel) => pixel === 1).length % 2 };
});

const asked = units * epochs * curve.length;
for (const [task, examples, atZero] of [
  ["curve,    g′(0) = 1", curve, 1],
  ["pictures, g′(0) = 1", pictures, 1],
  ["pictures, g′(0) = 0", pictures, 0],
] as const) {
  const { atKink } = train(
    relu.withDerivativeAtKink(atZero),
    examples,
    0.05,
    1,
  );
  const total = atKink.reduce((sum, n) => sum + n, 0);
  const firstPasses = atKink.slice(0, 4).join(", ");
  console.log(
    `${task}: ${total} of ${asked} z were 0; by pass: ${firstPasses} …`,
  );
}
const isBlack = ({ x }: Example): boolean => x.every((pixel) => pixel === 0);
console.log(
  `${pictures.filter(isBlack).length} of the pictures are all black`,
);

// %% [markdown] id="unlikely-reading"
// With arbitrary numbers as inputs the lecture is right: not once. But a picture that is all black gives $z = b$, and the bias $b$ begins
// at 0 exactly. With $g'(0) = 1$ the first black picture moves the bias away, and that was it. With $g'(0) = 0$ it does
// not, and a unit that nothing else moves stays at the kink for good, pass after pass. So it is no big deal, unless your inputs hold exact zeros; then
// the choice decides what they teach.

// %% [markdown] id="breaks"
// ## Where it breaks
//
// Three things go wrong around the kink. First, whoever checks the slope with a finite difference, $(g(z + h) - g(z - h)) / 2h$,
// is wrong wherever the step reaches across. Further than $h$ from the kink nothing is lost but rounding:

// %% id="relative-error" tags=["hide-input"]
import { plotLines } from "@slope/plots";

const distances = Array.from({ length: 241 }, (_, i) => 10 ** (-8 + i / 40));
await show(
  plotLines(
    [1e-3, 1e-5].map((h) => ({
      name: `h = ${h}`,
      x: distances,
      y: distances.map((z) =>
        Math.max(
          Math.abs(
            (relu(z + h) - relu(z - h)) / (2 * h) / relu.derivative(z) - 1,
          ),
          2 ** -53,
        ),
      ),
    })),
    {
      title:
        "Nearer to the kink than its step, a finite difference is wrong by up to one half",
      x: { title: "z", scale: "log" },
      y: { title: "relative error of the slope", scale: "log" },
    },
  ),
);

// %% [markdown] id="breaks-code"
// Second, the formula is so short that everybody writes it anew. Only the first of these ways gets all three numbers right:

// %% id="three-ways"
const ways: [string, (z: number) => number][] = [
  ["Math.max(0, z)", (z) => Math.max(0, z)],
  [
    "if (z > 0) return z; return 0",
    (z) => {
      if (z > 0) return z;
      return 0;
    },
  ],
  ["z * (z > 0)", (z) => z * Number(z > 0)],
  ["(z + |z|) / 2", (z) => (z + Math.abs(z)) / 2],
];
for (const [text, way] of ways) {
  const [low, none, high] = [-Infinity, Number.NaN, 1e308].map(way);
  console.log(
    `${text.padEnd(29)}  at −∞: ${low},  at NaN: ${none},  at 1e308: ${high}`,
  );
}

// %% [markdown] id="breaks-dead"
// The second turns a NaN, which should have told you that something is wrong, into a harmless 0.
//
// Third, the zeros. A unit whose $z$ is negative for every example has the slope 0 for every example. No gradient reaches its
// weights, so they never change, so $z$ stays negative: the unit is **dead**. Nothing in the formula is wrong. It is the
// formula. Large steps throw units there, as the same network on the sine curve shows, over ten starts:

// %% id="dead-units"
const rates = [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3];
const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
const dead = rates.map((rate) =>
  seeds.map((seed) => train(relu, curve, rate, seed).dead),
);
const meanDead = dead.map(
  (shares) => shares.reduce((sum, share) => sum + share, 0) / shares.length,
);

console.log(
  rates
    .map(
      (rate, i) => `rate ${rate}: ${(100 * meanDead[i]!).toFixed(0)} % dead`,
    )
    .join("\n"),
);

// %% id="dead-units-figure" tags=["hide-input"]
await show(
  plotLines(
    [
      {
        name: "mean",
        x: rates,
        y: meanDead,
        low: dead.map((shares) => Math.min(...shares)),
        high: dead.map((shares) => Math.max(...shares)),
      },
    ],
    {
      title:
        "Beyond a certain learning rate nearly all units die (band: ten starts)",
      x: "learning rate",
      y: "share of dead units",
    },
  ),
);

// %% [markdown] id="network"
// ## In a network
//
// Going back, $\partial J / \partial z = \partial J / \partial a \cdot g'(z)$ is $\partial J / \partial a$ itself where the unit is on, and 0 where it
// is off. Where a hundred units with random weights are as often on as off, half of the gradient is dropped in each layer. But what passes, passes whole, so here
// the weights *can* make up for the loss, where the sigmoid's tails did not let them: twice the variance for half the
// units. Send a signal forward and a gradient backward through thirty layers:

// %% id="depth" tags=["hide-input"]
const width = 100;
const layers = 30;

/** The root mean square of a going forward, and of ∂J/∂z going back. */
function sendThrough(variance: number): {
  forward: number[];
  backward: number[];
} {
  const random = createRandom(1);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const size = (x: number[]): number =>
    Math.sqrt(x.reduce((sum, xi) => sum + xi * xi, 0) / x.length);
  const weights = Array.from({ length: layers }, () =>
    Array.from({ length: width }, () =>
      Array.from(
        { length: width },
        () => normal() * Math.sqrt(variance / width),
      ),
    ),
  );
  let a = Array.from({ length: width }, normal);
  const z: number[][] = [];
  const forward = weights.map((W, l) => {
    z[l] = W.map((row) => row.reduce((sum, w, j) => sum + w * a[j]!, 0));
    a = z[l]!.map(relu.value);
    return size(a);
  });
  let da = Array.from({ length: width }, normal);
  const backward = [...weights.keys()].reverse().map((l) => {
    const dz = da.map((dai, i) => dai * relu.derivative(z[l]![i]!));
    da = da.map((_, j) =>
      dz.reduce((sum, dzi, i) => sum + dzi * weights[l]![i]![j]!, 0),
    );
    return size(dz);
  });
  return { forward, backward };
}
const towers = [1, 2].map((variance) => ({
  variance,
  ...sendThrough(variance),
}));
for (const { variance, forward, backward } of towers)
  console.log(
    `variance ${variance}/n: after ${layers} layers a has size`,
    `${forward.at(-1)!.toExponential(1)}, ∂J/∂z ${backward.at(-1)!.toExponential(1)}`,
  );

// %% id="depth-figure" tags=["hide-input"]
const passed = Array.from({ length: layers }, (_, i) => i + 1);
await show(
  plotLines(
    towers.flatMap(({ variance, forward, backward }) => [
      { name: `a, ${variance}/n`, x: passed, y: forward },
      { name: `∂J/∂z, ${variance}/n`, x: passed, y: backward },
    ]),
    {
      title:
        "Twice the variance makes up for the half of the units that are off",
      x: "layers passed, forward or backward",
      y: { title: "root mean square", scale: "log" },
    },
  ),
);

// %% [markdown] id="network-reading"
// With weights of variance $1/n$, for $n$ inputs, both fade by about $\sqrt{2}$ in each layer. With $2/n$ (He et al., below) both arrive. That, and the
// price of one comparison, is why ReLU became the default for hidden layers. [Leaky ReLU](4-leaky-relu.ipynb) is the small change
// that keeps a unit from dying.

// %% [markdown] id="exercises"
// ## Exercises
//
// Each cell below holds an attempt that is wrong, and says where. Change it until it says "proven". The answers are folded.

// %% [markdown] id="exercise-1"
// ### 1. The absolute value
//
// Build $|z|$ from two ReLUs.

// %% id="exercise-1-attempt"
judge("|z| = g(z) - g(-z)");

// %% [markdown] id="exercise-1-answer" tags=["answer"]
// One of the two is always 0, and the other one is $|z|$: add them. (Their difference is $z$.)

// %% id="exercise-1-answer-code" tags=["answer"]
judge("|z| = g(z) + g(-z)");

// %% [markdown] id="exercise-2"
// ### 2. Cut off at 6
//
// ReLU6 is $\min(\max(0, z), 6)$. Build it from two ReLUs. At which $z$ does the second one have to wake up?

// %% id="exercise-2-attempt"
judge(r`\min(\max(0, z), 6) = g(z) - g(z + 6)`);

// %% [markdown] id="exercise-2-answer" tags=["answer"]
// At $z = 6$. From there on the two rise together, and their difference stays where it is.

// %% id="exercise-2-answer-code" tags=["answer"]
judge(r`\min(\max(0, z), 6) = g(z) - g(z - 6)`);

// %% [markdown] id="exercise-3"
// ### 3. A kink squared
//
// The square of ReLU has a slope everywhere. Which one?

// %% id="exercise-3-attempt"
judge(r`\frac{d}{dz} g(z)^2 = 2z`);

// %% [markdown] id="exercise-3-answer" tags=["answer"]
// $2 g(z)\, g'(z)$, and since $g$ is 0 wherever $g'$ is not 1, that is $2 g(z)$. At 0 both sides have the slope 0: the square has smoothed the kink.

// %% id="exercise-3-answer-code" tags=["answer"]
judge(r`\frac{d}{dz} g(z)^2 = 2 g(z)`);

// %% [markdown] id="exercise-4"
// ### 4. Outside of the subgradients
//
// Find the largest $s$ for which the line $sz$ stays below ReLU, and the smallest. The attempt tries 1.5.

// %% id="exercise-4-attempt"
judge(r`g(z) \ge \frac{3}{2} z`);

// %% [markdown] id="exercise-4-answer" tags=["answer"]
// 1 and 0. Above 1 the line is too steep to the right of 0, below 0 it is too high to the left of it.

// %% id="exercise-4-answer-code" tags=["answer"]
judge(r`g(z) \ge 1 z`);
judge(r`g(z) \ge 0 z`);

// %% [markdown] id="exercise-5"
// ### 5. State a kink
//
// Make the absolute value an activation that keeps the laws. What is its slope to the left of 0?

// %% id="exercise-5-attempt"
/** Is the formula the slope of |z|? And which law does the kink break? */
function judgeKink(
  formula: string,
  kink: { left: number; right: number; chosen: number },
): void {
  judge(String.raw`\frac{d}{dz} |z| = ${formula}`);
  const mine = {
    name: "mine",
    value: Math.abs,
    derivative: (z: number) =>
      z === 0 ? kink.chosen : z > 0 ? 1 : z < 0 ? -1 : z,
    kinks: [{ at: 0, ...kink }],
  };
  const broken = checkLaws(mine).filter(({ ok }) => ok === false);
  say(
    broken.length === 0
      ? "every law holds"
      : formatReport(broken).split("\n").at(-1)!,
  );
}

judgeKink(
  r`\begin{cases}
    0 & \text{if } z < 0 \\
    1 & \text{if } z > 0
  \end{cases}`,
  {
    left: 0,
    right: 1,
    chosen: 1,
  },
);

// %% [markdown] id="exercise-5-answer" tags=["answer"]
// $-1$. Then any slope from $-1$ to 1 may be chosen; 0 is the one that the symmetry suggests.

// %% id="exercise-5-answer-code" tags=["answer"]
judgeKink(
  r`\begin{cases}
    -1 & \text{if } z < 0 \\
    1 & \text{if } z > 0
  \end{cases}`,
  {
    left: -1,
    right: 1,
    chosen: 0,
  },
);

// %% id="stated-numbers" tags=["hide-input"]
/** What the text says of the counts above, computed again. */
const blackFirst = train(relu, pictures, 0.05, 1).atKink;
const claims: [what: string, isSo: boolean][] = [
  [
    "on the curve no unit was ever at the kink",
    train(relu, curve, 0.05, 1).atKink.every((n) => n === 0),
  ],
  [
    "with g′(0) = 1 it is over after the first pass",
    blackFirst[0]! > 0 && blackFirst.slice(1).every((n) => n === 0),
  ],
  [
    "with g′(0) = 0 a unit stays at the kink for good",
    train(relu.withDerivativeAtKink(0), pictures, 0.05, 1).atKink.every(
      (n) => n > 0,
    ),
  ],
  ["nearly all units die at the largest rate", meanDead.at(-1)! > 0.9],
  [
    "both fade by about √2 in each layer",
    [towers[0]!.forward, towers[0]!.backward].every(
      (sizes) =>
        Math.abs(
          (sizes[0]! / sizes.at(-1)!) ** (1 / (layers - 1)) - Math.SQRT2,
        ) < 0.1,
    ),
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
// - V. Nair, G. E. Hinton, "Rectified linear units improve restricted Boltzmann machines", ICML (2010), 807–814.
// - X. Glorot, A. Bordes, Y. Bengio, "Deep sparse rectifier neural networks", AISTATS (2011), 315–323.
// - K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers", ICCV (2015), 1026–1034, on the variance $2/n$.
// - D. Bertoin, J. Bolte, S. Gerchinovitz, E. Pauwels, "Numerical influence of ReLU′(0) on backpropagation", NeurIPS (2021).
// - R. T. Rockafellar, *Convex Analysis*, Princeton (1970), part V, on subgradients.
// - The slopes in the atlas were recorded by running PyTorch, TensorFlow and JAX; the script and the versions are in
//   `packages/activations/test/reference/frameworks`.
