// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown] id="claim"
// # 6 · Vanishing gradients
//
// **A gradient that goes back through 50 layers is multiplied by 50 slopes and 50 matrices of weights. Where each step makes it a
// little smaller, nothing is left of it; where each step makes it a little larger, it explodes.**
//
// One layer of sigmoids costs a factor of at least 4, unless the weights make up for it. You will prove that bound, find the
// size of weights at which the two effects balance, and measure all of it in networks of 50 layers.

// %% id="measure" tags=["hide-input"]
import {
  type Activation,
  leakyRelu,
  relu,
  sigmoid,
  tanh,
} from "@slope/activations";

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal numbers, by the method of Box and Muller. */
function drawNormals(count: number, random: () => number): Float64Array {
  return Float64Array.from(
    { length: count },
    () =>
      Math.sqrt(-2 * Math.log(1 - random())) *
      Math.cos(2 * Math.PI * random()),
  );
}

const width = 64;
const depth = 50;
const seeds = 11;
const activations = [sigmoid, tanh, relu, leakyRelu];

/** scale · W x, for square W that lies row after row. */
function multiply(
  W: Float64Array,
  x: Float64Array,
  scale: number,
): Float64Array {
  const n = x.length;
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += W[i * n + j]! * x[j]!;
    y[i] = scale * sum;
  }
  return y;
}

/** scale · Wᵀ x. */
function multiplyTransposed(
  W: Float64Array,
  x: Float64Array,
  scale: number,
): Float64Array {
  const n = x.length;
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const factor = scale * x[i]!;
    for (let j = 0; j < n; j++) y[j]! += W[i * n + j]! * factor;
  }
  return y;
}

const norm = (x: Float64Array): number =>
  Math.sqrt(x.reduce((sum, entry) => sum + entry * entry, 0));

interface Flow {
  /** What is left of ∂J/∂z after k layers, k = 0 … 49, in parts of what it was at the last layer. */
  readonly backward: number[];
  /** The size of the activations of each layer: the root of the mean of a². */
  readonly forward: number[];
}

/** Once forward and once backward through 50 layers whose weights have the variance c/n. */
function measureFlow(
  g: Activation,
  c: number,
  weights: Float64Array[],
  seed: number,
): Flow {
  const random = createRandom(1000 + seed);
  const scale = Math.sqrt(c / width);
  let A = drawNormals(width, random);
  const Z = weights.map((W) => {
    const z = multiply(W, A, scale);
    A = g.forward(z);
    return z;
  });
  let dA = drawNormals(width, random);
  const sizes = Z.map(() => 0);
  for (let layer = depth - 1; layer >= 0; layer--) {
    const dZ = g.backward(dA, Z[layer]!);
    sizes[depth - 1 - layer] = norm(dZ);
    dA = multiplyTransposed(weights[layer]!, dZ, scale);
  }
  return {
    backward: sizes.map((size) => size / sizes[0]!),
    forward: Z.map((z) => norm(g.forward(z)) / Math.sqrt(width)),
  };
}

/** n times the variance of a weight. */
const scales = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128];
const flows = new Map<string, Flow[]>();
for (let seed = 0; seed < seeds; seed++) {
  const random = createRandom(seed + 1);
  const weights = Array.from({ length: depth }, () =>
    drawNormals(width * width, random),
  );
  for (const g of activations)
    for (const c of scales) {
      const key = `${g.name} ${c}`;
      flows.set(key, [
        ...(flows.get(key) ?? []),
        measureFlow(g, c, weights, seed),
      ]);
    }
}

/** The value below which a part of the sorted values lies. */
function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(part * (sorted.length - 1))]!;
}

/** Median and the middle 80 % over the seeds, of the gradient that is left after k layers. */
function left(
  g: Activation,
  c: number,
  k: number,
): { low: number; value: number; high: number } {
  const values = flows
    .get(`${g.name} ${c}`)!
    .map(({ backward }) => backward[k]!);
  return {
    low: quantile(values, 0.1),
    value: quantile(values, 0.5),
    high: quantile(values, 0.9),
  };
}

// %% id="hero" tags=["hide-input"]
import { plotLines, show } from "@slope/plots";

const usual = new Map([
  [sigmoid, 1],
  [tanh, 1],
  [relu, 2],
  [leakyRelu, 2],
]);
const shown = [0, 1, 2, 3, 5, 7, 10, 13, 16, 20, 24, 28, 32, 36, 40, 44, 49];
await show(
  plotLines(
    [...usual].map(([g, c]) => {
      const points = shown.map((k) => left(g, c, k));
      return {
        name: g.name,
        x: shown,
        y: points.map(({ value }) => value),
        low: points.map(({ low }) => low),
        high: points.map(({ high }) => high),
      };
    }),
    {
      title: "Sigmoids leave nothing of a gradient, ReLUs keep it",
      x: "layers back",
      y: { title: "part of ∂J/∂z that is left", scale: "log" },
    },
  ),
);

// %% [markdown] id="hero-reading"
// You see the median and the middle 80 % of 11 random networks with 64 units a layer, each activation with weights of its usual size.
// What "usual" means is the matter of this notebook.

// %% [markdown] id="prerequisites"
// **Before you begin:** you need the slopes of the [sigmoid](1-sigmoid.ipynb) and of [ReLU](3-relu.ipynb), the chain rule, and
// what a mean and a variance are.

// %% [markdown] id="definition"
// ## What is multiplied
//
// Number the layers $1$ to $L$. Layer $l$ takes the activations $a_{l-1}$ of the one before, multiplies them by its weights $W_l$, and
// applies $g$. (Biases are left out; they would add no factor.) At the end an error $J$ is computed from $a_L$.
//
// <!-- slope: unchecked because these are matrices; the gradient check below stands in -->
// $$z_l = W_l\, a_{l-1}, \qquad a_l = g(z_l)$$
//
// On the way back the gradient goes through the same weights, transposed, and is then multiplied by the slopes, element by element ($\odot$):
//
// <!-- slope: unchecked because these are matrices; the gradient check below stands in -->
// $$\frac{\partial J}{\partial z_l} = g'(z_l) \odot W_{l+1}^{\mathsf T} \frac{\partial J}{\partial z_{l+1}}$$
//
// From the last layer to the first that happens $L - 1$ times. If there were only one unit in each layer, with the weight $w$
// in each, the whole way would be one product:
//
// <!-- slope: unchecked because it is the chain rule, once for each layer, for any J -->
// $$\frac{\partial J}{\partial z_1} = \frac{\partial J}{\partial z_L} \cdot w\, g'(z_1) \cdot w\, g'(z_2) \cdots w\, g'(z_{L-1})$$
//
// So everything depends on one number, the usual size of $w\, g'(z)$: below 1 the product vanishes, above 1 it explodes, and $0.9$ instead
// of 1 is already enough. After 49 steps

// %% id="powers"
console.log(`0.25^49 = ${(0.25 ** 49).toExponential(1)}`);
console.log(`0.9^49  = ${(0.9 ** 49).toExponential(1)}`);
console.log(`1.1^49  = ${(1.1 ** 49).toFixed(0)}`);

// %% [markdown] id="derivation"
// ## Why a quarter matters
//
// The slope of the sigmoid is $a(1 - a)$, with
//
// $$g(z) = \frac{1}{1 + e^{-z}}$$
//
// $$a = g(z)$$
//
// How large can it be? Look at how far it stays below $\frac{1}{4}$. The following steps were proven when the cell ran, for every $z$:

// %% id="quarter"
import {
  derivation,
  describeVerdict,
  environment,
  prove,
} from "@slope/proofs";

const r = String.raw;
const ofSigmoid = environment(r`g(z) = \frac{1}{1 + e^{-z}}`, "a = g(z)");

derivation(
  r`\frac{1}{4} - g'(z)`,
  [
    [r`\frac{1}{4} - a (1 - a)`, "the slope of the sigmoid"],
    [r`a^2 - a + \frac{1}{4}`, "multiply out"],
    [r`\left( a - \frac{1}{2} \right)^2`, "it is a square"],
  ],
  { environment: ofSigmoid },
);

// %% [markdown] id="quarter-reading"
// A square is never negative, so the slope is never more than a quarter, and it is a quarter only at $a = \frac{1}{2}$, which is $z = 0$:
//
// $$g'(z) \le \frac{1}{4}$$
//
// For tanh the same question has a better answer. How far it stays below 1 is a square, too:
//
// $$1 - \frac{d}{dz} \tanh(z) = \tanh^2(z)$$
//
// so the slope can be 1, but only at 0. ReLU's slope *is* 1, wherever it is not 0.
//
// ### The weights' share
//
// Let each layer have $n$ units, and draw its weights $w$ at random: independent, with the mean 0 and the variance $s^2$. Then $z$ is a sum of $n$
// terms $w\,a$. Write $E$ for the mean over the weights. Each term has the mean 0 and the mean square $E[w^2]\,E[a^2] = s^2 E[a^2]$; and since a
// product of two different terms has the mean 0, the squares simply add up:
//
// <!-- slope: unchecked because E is a mean over random weights; it is measured below -->
// $$E[z_l^2] = n s^2 \, E[a_{l-1}^2]$$
//
// On the way back the gradient is such a sum as well. Here slopes, weights and gradient are taken to be independent of one another, which in wide
// layers is nearly true:
//
// <!-- slope: unchecked because E is a mean over random weights; it is measured below -->
// $$E\left[\left(\frac{\partial J}{\partial z_l}\right)^2\right] = n s^2 \, E[g'(z_l)^2] \, E\left[\left(\frac{\partial J}{\partial z_{l+1}}\right)^2\right]$$
//
// Call $c = n s^2$. Of the weights, nothing else is left in these equations. Forward, the signal keeps its size if $c\,E[a^2] = E[z^2]$; backward, if
// $c\,E[g'(z)^2] = 1$.
//
// **tanh.** Near 0 it is nearly $z$ itself, with the slope 1. Both conditions then say $c = 1$: this is the rule of Glorot and
// Bengio, also called Xavier, for layers of equal width.
//
// **ReLU.** Of numbers $z$ that are as often negative as positive, it keeps one half and drops the other. What it keeps of $z$ and what
// it keeps of $-z$ together make the whole, if $z$ is not 0:

// %% [markdown] id="half"
// <!-- slope: forget everything -->
// $$g(z) = \max(0, z)$$
//
// $$g(z)^2 + g(-z)^2 = z^2$$
//
// $$g'(z)^2 + g'(-z)^2 = 1$$
//
// So on average $E[g(z)^2] = \frac{1}{2} E[z^2]$ and $E[g'(z)^2] = \frac{1}{2}$. Both conditions ask for $c = 2$. **That is what the factor 2 of He's rule is for**:
// it gives back the half that ReLU takes.
//
// **Sigmoid.** $g'(z)^2 \le \frac{1}{16}$, so the way back would need $c \ge 16$. But weights that large push the units into their flat
// ends, where the slope is smaller still.

// %% [markdown] id="see"
// ## See it
//
// Begin with a chain of single units, with weights of 1. Move the slider: it puts one more unit behind the last one. The solid line is what comes
// out at the end of the sigmoids when the first $z$ moves, the straight one its tangent at 0, and the dotted one a chain of tanhs.

// %% id="chain-slider" tags=["hide-input"]
import { plotFrames } from "@slope/plots";

const zs = Array.from({ length: 33 }, (_, i) => (i - 16) / 4);
/** The value and the slope at z of a chain of k units. */
const runChain = (g: Activation, k: number, z: number) => {
  let [value, slope] = [z, 1];
  for (let unit = 0; unit < k; unit++)
    [value, slope] = [g(value), slope * g.derivative(value)];
  return { value, slope };
};
await show(
  plotFrames(
    [1, 2, 3, 4, 5, 6].map((k) => {
      const { value, slope } = runChain(sigmoid, k, 0);
      return {
        label: `k = ${k}: slope ${slope.toPrecision(2)}`,
        series: [
          {
            name: "sigmoids",
            x: zs,
            y: zs.map((z) => runChain(sigmoid, k, z).value),
          },
          { name: "tangent", x: zs, y: zs.map((z) => value + slope * z) },
          {
            name: "tanhs",
            x: zs,
            y: zs.map((z) => runChain(tanh, k, z).value),
          },
        ],
      };
    }),
    {
      title: "The end of three sigmoids hardly notices the beginning",
      x: "z of the first unit",
      y: "a of the last unit",
    },
  ),
);

// %% [markdown] id="chain-reading"
// After three units the line is all but level. The first weight may be as wrong as it likes: the answer hardly changes. That is what a
// vanished gradient says, and it says so truthfully. Tanhs keep their slope of 1 at 0.
//
// Now the networks. This slider changes $c$, the size of the weights. Each line is the median of the 11 networks. Try to hold a line level:
// for tanh and for both ReLUs there is a place; see what the sigmoid does.

// %% id="scale-slider" tags=["hide-input"]
const coarse = [0, 7, 14, 21, 28, 35, 42, 49];
await show(
  plotFrames(
    scales.map((c) => ({
      label: `c = ${c}`,
      series: activations.map((g) => ({
        name: g.name,
        x: coarse,
        y: coarse.map((k) => left(g, c, k).value),
      })),
    })),
    {
      title: "Each activation needs weights of its own size",
      x: "layers back",
      y: { title: "part of ∂J/∂z that is left", scale: "log" },
      active: scales.indexOf(1),
    },
  ),
);

// %% [markdown] id="see-reading"
// ReLU and Leaky ReLU are level at $c = 2$, and steeply off one step to either side. tanh is less choosy: large weights push it into
// its flat ends, and the smaller slopes make up for them in part. Only for the sigmoid do you have to go up to a hundred:

// %% id="sigmoid-scales"
for (const c of [16, 64, 128]) {
  const { value } = left(sigmoid, c, depth - 1);
  console.log(`sigmoid, c = ${c}: ${value.toExponential(0)} is left`);
}

// %% [markdown] id="check"
// ## Check it
//
// First the slopes: each law on each of the four, and the largest error of the slope against finite differences.

// %% id="laws" tags=["hide-input"]
import { checkLaws } from "@slope/laws";

for (const g of activations) {
  const reports = checkLaws(g);
  const failed = reports
    .filter(({ ok }) => ok === false)
    .map(({ law }) => law);
  const largest = reports.find(
    ({ law }) => law === "finite difference",
  )!.largestError;
  const verdict =
    failed.length === 0 ? "every law holds" : `BREAKS ${failed.join(", ")}`;
  console.log(
    `${g.name.padEnd(10)} ${verdict};`,
    `largest error of the slope ${largest.toExponential(0)}`,
  );
}

// %% [markdown] id="check-gradient"
// Then the way back as a whole: 6 layers, with $J = \frac{1}{2} \lVert a_6 \rVert^2$. Its gradient with respect to $z_1$ is compared with what you get by
// moving each entry of $z_1$ a little:

// %% id="gradient-check" tags=["hide-input"]
function largestDisagreement(g: Activation, c: number): number {
  const random = createRandom(7);
  const scale = Math.sqrt(c / width);
  const weights = Array.from({ length: 5 }, () =>
    drawNormals(width * width, random),
  );
  const first = drawNormals(width, random);
  const run = (z: Float64Array): Float64Array[] => {
    const Z = [z];
    for (const W of weights) Z.push(multiply(W, g.forward(Z.at(-1)!), scale));
    return Z;
  };
  const error = (z: Float64Array): number =>
    norm(g.forward(run(z).at(-1)!)) ** 2 / 2;
  const Z = run(first);
  let dZ = g.backward(g.forward(Z[5]!), Z[5]!);
  for (let layer = 4; layer >= 0; layer--)
    dZ = g.backward(
      multiplyTransposed(weights[layer]!, dZ, scale),
      Z[layer]!,
    );
  const step = 1e-5;
  const measured = first.map((z, i) => {
    const moved = (by: number): Float64Array =>
      first.map((other, j) => (j === i ? z + by : other));
    return (error(moved(step)) - error(moved(-step))) / (2 * step);
  });
  return norm(measured.map((slope, i) => slope - dZ[i]!)) / norm(dZ);
}

for (const [g, c] of usual) {
  const verdict = largestDisagreement(g, c) < 1e-5 ? "agrees" : "DISAGREES";
  console.log(`${g.name.padEnd(10)} ${verdict} to within 1e-5`);
}

// %% [markdown] id="breaks"
// ## Where it breaks
//
// A product of small numbers is small, and a computer's numbers end. In float32, the usual format of the frameworks, the smallest number above 0
// is about $1.4 \cdot 10^{-45}$. Take one unit a layer, each with the weight 1 and a bias that puts it at the same $z$. Write the slopes as
// $a(1-a)$ in float32, and compare their product with the true one, whose logarithm is computed from $z$:

// %% id="underflow" tags=["hide-input"]
/** log of the true product of k slopes at z: no product, so nothing to underflow. */
const trueLog = (z: number, k: number): number =>
  k * Math.log(sigmoid.derivative(z));

function productInFloat32(z: number, k: number): number {
  const a = Math.fround(sigmoid(z));
  const slope = Math.fround(a * Math.fround(1 - a));
  let product = 1;
  for (let i = 0; i < k; i++) product = Math.fround(product * slope);
  return product;
}

/** How far the float32 product is off, in parts of the true one; at least what rounding alone costs. */
const relativeError = (z: number, k: number): number =>
  Math.max(
    2 ** -25,
    Math.abs(Math.expm1(Math.log(productInFloat32(z, k)) - trueLog(z, k))),
  );

const depths = Array.from({ length: depth }, (_, i) => i + 1);
await show(
  plotLines(
    [1, 4, 8].map((z) => ({
      name: `z = ${z}`,
      x: depths,
      y: depths.map((k) => relativeError(z, k)),
    })),
    {
      title: "In float32 the product of slopes is wrong, and then it is 0",
      x: "layers",
      y: { title: "relative error of the product", scale: "log" },
      marks: [{ y: 1, label: "everything lost" }],
    },
  ),
);

const lastDepth = (z: number): number =>
  depths.filter((k) => productInFloat32(z, k) > 0).at(-1)!;
console.log(
  `at z = 8 the product is 0 after ${lastDepth(8) + 1} layers, at z = 4 after ${lastDepth(4) + 1}`,
);
console.log(
  `at z = 18 a single slope is ${productInFloat32(18, 1)}, not ${sigmoid.derivative(18).toExponential(1)}`,
);

// %% [markdown] id="breaks-reading"
// Two things go wrong. The error of a single slope is inherited by the product, once for each layer: $1 - a$ cancels digits, more of
// them the larger $z$ is. And then the product itself falls below the smallest number. The first is mended by computing the slope
// from $z$; the second is not a matter of numerics. The gradient really is that small.

// %% [markdown] id="network"
// ## In a network
//
// Now all four activations with weights of four sizes, 50 layers: the two rules, one that is too small, one that is too large. Forward is the size
// of the activations of the last layer, $\sqrt{E[a^2]}$, where the input has the size 1; backward is the part of the gradient that reaches the first:

// %% id="table"
const rules = [
  { name: "small", c: 0.25 },
  { name: "Xavier", c: 1 },
  { name: "He", c: 2 },
  { name: "large", c: 16 },
];
const forwardSize = (g: Activation, c: number): number =>
  quantile(
    flows.get(`${g.name} ${c}`)!.map(({ forward }) => forward.at(-1)!),
    0.5,
  );

console.log(`${"".padEnd(20)}  c      forward  backward`);
for (const g of activations)
  for (const { name, c } of rules) {
    const label = `${g.name}, ${name}`.padEnd(20);
    const sizes = [forwardSize(g, c), left(g, c, depth - 1).value].map(
      (size) => size.toExponential(0).padStart(7),
    );
    console.log(`${label}  ${String(c).padEnd(5)}  ${sizes.join("  ")}`);
  }

// %% id="intervals" tags=["hide-input"]
import { plotIntervals } from "@slope/plots";

await show(
  plotIntervals(
    activations.flatMap((g) =>
      rules.map(({ name, c }) => ({
        name: `${g.name}, ${name}`,
        ...left(g, c, depth - 1),
      })),
    ),
    {
      title: "What reaches the first of 50 layers",
      x: { title: "part of ∂J/∂z that is left", scale: "log" },
    },
  ),
);

// %% [markdown] id="network-reading"
// Read three things off. **ReLU with Xavier's rule** loses both ways: a factor of $\frac{1}{\sqrt{2}}$ a layer should leave $4 \cdot 10^{-8}$
// after 49. The median is somewhat less: the equations speak of the mean square, and a few large values raise a mean. With He's factor 2 both stay near 1. **tanh with Xavier's rule** keeps about a tenth of both: it loses slowly, for the
// smaller $z$ is, the nearer is the slope to 1. With larger weights its gradient begins to grow. **The sigmoid** looks healthy on the way forward: its activations stay around $\frac{1}{2}$,
// whatever you do. That is the treacherous part. The network answers, the error is finite, and yet the first layers learn nothing.
//
// There are several ways out, and today's networks combine them: slopes near 1 over half the line, weights of the right size, layers
// that bring $z$ back to a fixed size (batch or layer normalization), and connections that skip layers, so that there is a way back with fewer
// factors. Exercise 4 is about the last one.

// %% [markdown] id="exercises"
// ## Exercises
//
// Each cell holds an attempt that is wrong, and says where. Change it until it says "proven". The answers are folded.

// %% [markdown] id="exercise-1"
// ### 1. Two layers
//
// One unit after the other, with weights of 1: what is the slope of $g(g(z))$, with $g$ the sigmoid?

// %% id="exercise-1-attempt"
/** Prints a sentence in lines that fit the page. */
const say = (text: string): void =>
  console.log(text.replace(/(.{1,72})(?: |$)/g, "$1\n  ").trim());
const judge = (equation: string, known = ofSigmoid): void =>
  say(describeVerdict(prove(equation, { environment: known })));

judge(r`\frac{d}{dz} g(g(z)) = g'(z)^2`);

// %% [markdown] id="exercise-1-answer" tags=["answer"]
// Each slope is taken at its own unit's input: the outer one at $g(z)$, the inner one at $z$. The product is at most $\frac{1}{16}$, and does not
// quite get there: the input of the second unit is never 0.

// %% id="exercise-1-answer-code" tags=["answer"]
judge(r`\frac{d}{dz} g(g(z)) = g'(g(z)) \, g'(z)`);

// %% [markdown] id="exercise-2"
// ### 2. A steeper sigmoid
//
// Someone wants more gradient and takes $g(kz)$, with the slope $k\,a(1-a)$, where now $a = g(kz)$. Its bound is $\frac{k}{4}$. Write how
// far it stays below that as $k$ times a square.

// %% id="exercise-2-attempt"
judge(r`\frac{k}{4} - k a (1 - a) = k (1 - a)^2`, environment());

// %% [markdown] id="exercise-2-answer" tags=["answer"]
// It is the same square as before. With $k = 4$ the slope can be 1, like that of tanh; and a $4$ in front of $z$ is the same as weights four times as large.

// %% id="exercise-2-answer-code" tags=["answer"]
judge(
  r`\frac{k}{4} - k a (1 - a) = k \left( a - \frac{1}{2} \right)^2`,
  environment(),
);

// %% [markdown] id="exercise-3"
// ### 3. He's rule for Leaky ReLU
//
// Leaky ReLU has the slope $\alpha$ on the left. What do $g(z)^2$ and $g(-z)^2$ make together, and what does $c$ have to be?

// %% id="exercise-3-attempt"
const ofLeaky = environment(
  r`g(z) = \begin{cases} \alpha z & z < 0 \\ z & z \ge 0 \end{cases}`,
);

judge(r`g(z)^2 + g(-z)^2 = (1 + \alpha) z^2`, ofLeaky);

// %% [markdown] id="exercise-3-answer" tags=["answer"]
// The half that leaks is squared too. On average $E[g(z)^2] = \frac{1}{2}(1 + \alpha^2)\,E[z^2]$, so $c = \frac{2}{1 + \alpha^2}$. With
// $\alpha = 0.01$ that is $1.9998$: no need to bother. With $\alpha = 1$ it is 1, as it must be for the identity.

// %% id="exercise-3-answer-code" tags=["answer"]
judge(r`g(z)^2 + g(-z)^2 = (1 + \alpha^2) z^2`, ofLeaky);

// %% [markdown] id="exercise-4"
// ### 4. A layer that is skipped
//
// Add the input of a unit to its output: $h(z) = z + \tanh(z)$. The attempt forgets what that does to the slope. The laws tell you.

// %% id="exercise-4-attempt"
/** Is the formula the slope of h? And which laws does the code break? */
const judgeSkip = (
  formula: string,
  derivative: (z: number) => number,
): void => {
  judge(formula, environment(r`h(z) = z + \tanh(z)`));
  const h = {
    name: "h",
    value: (z: number) => z + tanh(z),
    derivative,
    monotone: "strictly increasing" as const,
  };
  const broken = checkLaws(h).filter(({ ok }) => ok === false);
  console.log(
    broken.length === 0
      ? "every law holds"
      : `broken: ${broken.map(({ law }) => law).join(", ")}`,
  );
};

judgeSkip(r`h'(z) = 1 - \tanh^2(z)`, (z) => tanh.derivative(z));

// %% [markdown] id="exercise-4-answer" tags=["answer"]
// The slope of the sum is the sum of the slopes, $1 + \tanh'(z)$. It is never less than 1: however deep, such a path does not let
// a gradient vanish. (It may let it grow, which is why residual networks often begin with small weights on the other path.)

// %% id="exercise-4-answer-code" tags=["answer"]
judgeSkip(r`h'(z) = 2 - \tanh^2(z)`, (z) => 1 + tanh.derivative(z));

// %% [markdown] id="exercise-5"
// ### 5. Without the bound
//
// The slope of the exponential function has no bound at all. Would $g(z) = e^z$ make a good unit for deep networks? First say what its slope
// is in terms of $a$.

// %% id="exercise-5-attempt"
const ofExponential = environment("g(z) = e^z", "a = g(z)");

judge("g'(z) = a (1 - a)", ofExponential);

// %% [markdown] id="exercise-5-answer" tags=["answer"]
// The slope is the output. A unit that answers with 100 multiplies the gradient by 100, and the next one answers with $e^{100}$. What vanished
// before explodes now. A slope near 1 over much of the line is what you want, not a large one.

// %% id="exercise-5-answer-code" tags=["answer"]
judge("g'(z) = a", ofExponential);

// %% id="stated-numbers" tags=["hide-input"]
/** Each number that the text states, against what is computed. */
const stated: [text: string, computed: number][] = [
  ["1.4e-45", 2 ** -149],
  ["4e-8", 2 ** (-49 / 2)],
  ["1.9998", 2 / (1 + 0.01 ** 2)],
];
for (const [text, computed] of stated) {
  const digits = text.replace(/e.*/, "").replace(".", "").length;
  if (Number(computed.toPrecision(digits)) !== Number(text))
    throw new Error(`The text says ${text}, but it is ${computed}.`);
}
const measured: [claim: string, isTrue: boolean][] = [
  [
    "with He's rule ReLU stays near 1",
    left(relu, 2, 49).value > 0.1 && left(relu, 2, 49).value < 10,
  ],
  [
    "with Xavier's rule about 4e-8 is left of ReLU's",
    Math.abs(Math.log10(left(relu, 1, 49).value / 4e-8)) < 0.5,
  ],
  [
    "with Xavier's rule tanh keeps about a tenth of both",
    [forwardSize(tanh, 1), left(tanh, 1, 49).value].every(
      (size) => size > 0.05 && size < 0.2,
    ),
  ],
  ["tanh with larger weights grows", left(tanh, 2, 49).value > 1],
  [
    "sigmoids stay around 1/2",
    rules.every(({ c }) => Math.abs(forwardSize(sigmoid, c) - 0.5) < 0.15),
  ],
  [
    "the sigmoid needs a hundred",
    left(sigmoid, 64, 49).value < 0.5 && left(sigmoid, 128, 49).value > 0.5,
  ],
];
for (const [claim, isTrue] of measured)
  if (!isTrue) throw new Error(`The text says that ${claim}; it is not so.`);
console.log(
  `${stated.length} numbers and ${measured.length} statements of the text were computed again.`,
);

// %% [markdown] id="sources"
// ## Sources
//
// - The lecture: A. Ng, *Derivatives of activation functions*, in *Neural Networks and Deep Learning*, week 3, deeplearning.ai (2017).
// - S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen*, diploma thesis, TU München (1991): the first account of gradients that vanish.
// - Y. Bengio, P. Simard, P. Frasconi, "Learning long-term dependencies with gradient descent is difficult", *IEEE Transactions on Neural Networks* 5 (1994), 157–166.
// - X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS (2010), 249–256.
// - K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers: surpassing human-level performance on ImageNet classification", ICCV (2015), 1026–1034.
// - K. He, X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition", CVPR (2016), 770–778.
// - S. Ioffe, C. Szegedy, "Batch normalization: accelerating deep network training by reducing internal covariate shift", ICML (2015), 448–456.
// - S. S. Schoenholz, J. Gilmer, S. Ganguli, J. Sohl-Dickstein, "Deep information propagation", ICLR (2017), on the size of weights at which signals neither vanish nor explode.
