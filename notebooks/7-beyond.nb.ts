// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown] id="claim"
// # 7 · Beyond the four
//
// **GELU, SiLU and Mish are the same idea: $z$ times a gate that opens as $z$ grows. Their slope has no jump, dips below 0 and rises above
// 1; in a small network you cannot tell them from ReLU.**
//
// There are dozens of activation functions. You will see all of those in this library side by side, derive the slopes of three
// that networks use today, and train ten of them on the same data to see whether the choice matters.

// %% id="hero" tags=["hide-input"]
import { gelu, mish, relu, silu } from "@slope/activations";
import { plotComparison, show } from "@slope/plots";

await show(
  plotComparison([gelu, silu, mish, relu], {
    of: "derivative",
    from: -4,
    to: 4,
    title: "Three gates round off ReLU's jump, and overshoot",
  }),
);

// %% [markdown] id="prerequisites"
// **Before you begin:** you need the slopes of the [sigmoid](1-sigmoid.ipynb), [tanh](2-tanh.ipynb) and [ReLU](3-relu.ipynb), the product
// rule, and from [the last notebook](6-vanishing-gradients.ipynb) what the size of the weights does to a gradient.

// %% [markdown] id="definition"
// ## A gate
//
// ReLU can be written as $z$ times a switch: 0 to the left, 1 to the right. Put a smooth gate in place of the switch and you get its smooth
// relatives. **GELU** takes the normal distribution $\Phi$, the probability that a standard normal number lies below $z$:
//
// $$G(z) = z \, \Phi(z)$$
//
// **SiLU**, also called swish, takes the sigmoid $\sigma$:
//
// $$S(z) = z \, \sigma(z)$$
//
// **Mish** takes the tanh of a smooth ReLU:
//
// $$M(z) = z \tanh(\log(1 + e^z))$$
//
// Its gate looks more costly than it is. With $e^z$ in hand, neither logarithm nor tanh is needed:
//
// $$\tanh(\log(1 + e^z)) = \frac{(1 + e^z)^2 - 1}{(1 + e^z)^2 + 1}$$
//
// All three go through 0, have a dip to the left of it, and come closer and closer to 0 on the left and to $z$ on the right.

// %% id="dips"
for (const g of [gelu, silu, mish])
  console.log(`${g.name.padEnd(4)}  never below ${g.range[0].toFixed(4)}`);

// %% [markdown] id="derivation"
// ## One rule for three slopes
//
// The slope of a product has two terms. Here they are the gate, and $z$ times the gate's slope. For GELU the slope of $\Phi$ is the bell curve
// $\phi(z) = e^{-z^2/2} / \sqrt{2\pi}$:

// %% id="derive-gelu"
import {
  derivation,
  describeVerdict,
  environment,
  prove,
} from "@slope/proofs";

const r = String.raw;
const gates = environment(
  r`G(z) = z \Phi(z)`,
  r`S(z) = z \sigma(z)`,
  r`M(z) = z \tanh(\log(1 + e^z))`,
);

derivation(
  "G'(z)",
  [
    [r`\Phi(z) + z \frac{d}{dz} \Phi(z)`, "the product rule"],
    [
      r`\Phi(z) + z \, \phi(z)`,
      "the slope of the normal distribution is its density",
    ],
  ],
  { environment: gates },
);

// %% [markdown] id="derive-silu-reading"
// For SiLU the slope of the gate is the one of the first notebook:

// %% id="derive-silu" tags=["hide-input"]
derivation(
  "S'(z)",
  [
    [r`\sigma(z) + z \frac{d}{dz} \sigma(z)`, "the product rule"],
    [
      r`\sigma(z) + z \, \sigma(z)(1 - \sigma(z))`,
      "the slope of the sigmoid",
    ],
    [r`\sigma(z) \left( 1 + z (1 - \sigma(z)) \right)`, "take out the gate"],
  ],
  { environment: gates },
);

// %% [markdown] id="derive-mish-reading"
// For Mish the chain rule goes through three functions. The slope of $\log(1 + e^z)$ is $\sigma(z)$, and tanh has $1 - \tanh^2$:

// %% id="derive-mish" tags=["hide-input"]
derivation(
  "M'(z)",
  [
    [
      r`\tanh(\log(1 + e^z)) + z \frac{d}{dz} \tanh(\log(1 + e^z))`,
      "the product rule",
    ],
    [
      r`\tanh(\log(1 + e^z)) + z \left( 1 - \tanh^2(\log(1 + e^z)) \right) \sigma(z)`,
      "the chain rule, and the slope of tanh",
    ],
  ],
  { environment: gates },
);

// %% [markdown] id="at-zero"
// At 0 the second term drops out, and the slope is the gate: half open for GELU and SiLU, a little more for Mish.
//
// $$G'(0) = \frac{1}{2}$$
//
// $$S'(0) = \frac{1}{2}$$
//
// $$M'(0) = \frac{3}{5}$$
//
// ### The slope of the slope
//
// Where is GELU's slope largest? Where the second derivative is 0. The bell curve's own slope is $-z\,\phi(z)$, so
//
// $$G''(z) = (2 - z^2) \, \phi(z)$$
//
// That is at $z = \sqrt{2}$ and $z = -\sqrt{2}$. There the slope is $1.129$ and $-0.129$: more than 1, and less than 0. A unit to the left of its lowest point
// sends the gradient back with the opposite sign.

// %% id="extremes"
for (const z of [Math.SQRT2, -Math.SQRT2])
  console.log(`G′(${z.toFixed(4)}) = ${gelu.derivative(z).toFixed(4)}`);

// %% [markdown] id="see"
// ## See it
//
// Move $z$ along GELU. To the left of the dip the tangent leans the other way.

// %% id="tangent" tags=["hide-input"]
import { plotTangent } from "@slope/plots";

await show(
  plotTangent(gelu, {
    from: -4,
    to: 4,
    at: -1.5,
    title: "GELU's slope is negative left of its dip",
  }),
);

// %% [markdown] id="beta"
// SiLU's gate can be made steeper, $\sigma(\beta z)$. Move $\beta$ from near 0, where the gate is half open everywhere, to where it is nearly a switch:

// %% id="beta-slider" tags=["hide-input"]
import { plotFrames } from "@slope/plots";

const zs = Array.from({ length: 25 }, (_, i) => (i - 12) / 3);
await show(
  plotFrames(
    [0.1, 0.5, 1, 2, 4, 8].map((beta) => {
      const steep = silu.with({ beta });
      return {
        label: `β = ${beta}`,
        series: [
          { name: "g(z)", x: zs, y: zs.map((z) => steep(z)) },
          { name: "g′(z)", x: zs, y: zs.map((z) => steep.derivative(z)) },
        ],
      };
    }),
    {
      title: "A steeper gate makes SiLU a ReLU",
      x: "z",
      y: "g and g′",
      active: 3,
    },
  ),
);

// %% [markdown] id="catalogue-reading"
// ### All of them
//
// Here is the catalogue of this library, in the order in which it lists them. The thick line is $g$, the thin one $g'$; all panels have the same axes, so that you can
// compare heights. At a jump of the slope the closed circle is the value that was chosen, the open one the other.

// %% id="catalogue" tags=["hide-input"]
import { catalogue } from "@slope/activations";
import { plotSmallMultiples } from "@slope/plots";

const perFigure = 15;
for (let start = 0; start < catalogue.length; start += perFigure) {
  const some = catalogue.slice(start, start + perFigure);
  const title = `${start + 1} to ${start + some.length} of ${catalogue.length}: from ${some[0]!.name} to ${some.at(-1)!.name}`;
  await show(plotSmallMultiples(some, { y: [-1.5, 3], title }));
}

// %% [markdown] id="smooth"
// ### Which of them have a second derivative?
//
// A method that uses curvature needs $g''$, and so does a loss that contains a gradient. Three groups: where the slope jumps, $g''$ does not exist; where
// only the slope has a corner, $g''$ jumps; the rest has a $g''$ everywhere.

// %% id="smoothness" tags=["hide-input"]
const jumps = catalogue.filter(({ kinks }) => kinks.length > 0);
const corners = catalogue.filter(
  ({ kinks, derivativeKinks }) =>
    kinks.length === 0 && derivativeKinks.length > 0,
);
const smooth = catalogue.filter(
  ({ kinks, derivativeKinks }) => kinks.length + derivativeKinks.length === 0,
);

/** The names in lines of at most 72 characters. */
const list = (what: string, some: typeof catalogue): void => {
  console.log(`${what}, ${some.length}:`);
  let line = " ";
  for (const { name } of some) {
    if (line.length + name.length > 71) {
      console.log(line);
      line = " ";
    }
    line += ` ${name}`;
  }
  console.log(line);
};
list("g or its slope jumps", jumps);
list("the slope has a corner", corners);
list("smooth", smooth);

// %% [markdown] id="check"
// ## Check it
//
// Every law on every activation of the catalogue: how many comparisons were made, and which was the largest error of each law. (That of "bounds"
// is no error of rounding: it is how far the samples stay from an end of the range.)

// %% id="laws" tags=["hide-input"]
import { checkLaws, formatReport } from "@slope/laws";

const reports = catalogue
  .flatMap((g) => checkLaws(g))
  .filter(({ ok }) => ok !== null);
console.log("law                holds for    comparisons  largest error");
for (const law of new Set(reports.map((report) => report.law))) {
  const all = reports.filter((report) => report.law === law);
  const worst = all.reduce((a, b) =>
    b.largestError > a.largestError ? b : a,
  );
  const broken = all
    .filter(({ ok }) => ok === false)
    .map(({ activation }) => activation);
  const points = all.reduce((sum, report) => sum + report.points, 0);
  const result =
    broken.length === 0 ? `all ${all.length}` : `NOT ${broken.join(", ")}`;
  const error =
    worst.largestError === 0
      ? "none"
      : `${worst.largestError.toExponential(1)}, ${worst.activation}`;
  const count = String(points).padStart(11);
  console.log(`${law.padEnd(18)} ${result.padEnd(12)} ${count}  ${error}`);
}

// %% [markdown] id="breaks"
// ## Where it breaks
//
// The formulas above are for paper. On the left both gates close, and what is left of the gate is lost where it is added to 1, or is a difference from 1.
// Here is Mish as defined, with $\log(1 + e^z)$, and GELU in the form that is often used in its place, with $\frac{1}{2}(1 + \tanh u)$ for $\Phi$, where
// $u = \sqrt{2/\pi}\,(z + 0.044715\,z^3)$. Each is held against the same function, computed with care:

// %% id="relative-error" tags=["hide-input"]
import { geluTanh } from "@slope/activations";
import { plotLines } from "@slope/plots";

const naiveMish = (z: number): number =>
  z * Math.tanh(Math.log(1 + Math.exp(z)));
const naiveGelu = (z: number): number =>
  0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3)));
const grid = Array.from({ length: 91 }, (_, i) => (i - 80) / 2);
const relativeError = (
  naive: (z: number) => number,
  exact: (z: number) => number,
) =>
  grid.map((z) =>
    z === 0
      ? 2 ** -53
      : Math.max(2 ** -53, Math.abs(naive(z) / exact(z) - 1)),
  );
await show(
  plotLines(
    [
      { name: "Mish", x: grid, y: relativeError(naiveMish, mish) },
      { name: "GELU", x: grid, y: relativeError(naiveGelu, geluTanh) },
    ],
    {
      title: "On the left the formulas for paper lose every digit",
      x: "z",
      y: { title: "relative error of g", scale: "log" },
      marks: [{ y: 1, label: "no digit right" }],
    },
  ),
);
const short = (value: number): string => value.toExponential(4);
for (const z of [-6, -10, -40]) {
  console.log(`z = ${z}`);
  console.log(`  Mish ${short(naiveMish(z))} for ${short(mish(z))}`);
  console.log(`  GELU ${short(naiveGelu(z))} for ${short(geluTanh(z))}`);
}

// %% [markdown] id="breaks-reading"
// $1 + e^z$ rounds to 1 below $z = -36.7$, and $1 + \tanh u$ is 0 below $-7.2$. (GELU's line begins where float64 has numbers as small as the true value.) The errors are small beside 1, and a network may not care.
// But the gradient that a unit gets there is all it has to climb out of its tail with. [The next notebook](8-numerics.ipynb) is about such formulas.

// %% [markdown] id="network"
// ## In a network
//
// Does the choice matter? Ten activations learn the same thing: points on a flower with four petals, as in
// [the network of notebook 5](5-one-hidden-layer.ipynb), but with four hidden layers of 8 units. Each network gets the weights that suit
// its activation: by the last notebook a gradient keeps its size if $c\,E[g'(z)^2] = 1$, so $c = 1 / E[g'(z)^2]$, with the mean over
// standard normal $z$. Everything else is the same: the data, the method (Adam, with the rate $0.02$), the 9 seeds. A network
// is done when its error $J$ is below $0.1$, or after 200 steps.

// %% id="training" tags=["hide-input"]
import {
  type Activation,
  elu,
  hardSwish,
  leakyRelu,
  sigmoid,
  softplus,
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

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The mean of f(z) over standard normal z. */
function meanOverNormal(f: (z: number) => number): number {
  let sum = 0;
  // The middle of each step, so that no sample falls on a kink.
  for (let i = -800; i < 800; i++) {
    const z = (i + 0.5) / 100;
    sum += f(z) * Math.exp(-(z ** 2) / 2);
  }
  return sum / 100 / Math.sqrt(2 * Math.PI);
}

/** What a layer asks of an activation. */
type Unit = Pick<Activation, "derivative" | "forward" | "backward">;

/** The size of weights, n times their variance, at which a gradient neither shrinks nor grows while z is standard normal. */
const weightScale = (g: Unit): number =>
  1 / meanOverNormal((z) => g.derivative(z) ** 2);

const m = 80;

/** Points on a flower of four petals, opposite ones of the same class, as columns: x, then y. */
function drawFlower(seed: number): { X: Float32Array; labels: number[] } {
  const random = createRandom(seed);
  const X = new Float32Array(2 * m);
  const labels = Array.from({ length: m }, (_, i) => {
    const angle = (2 * Math.PI * (i + random())) / m;
    const radius = 2 * Math.sin(2 * angle) + 0.15 * normal(random);
    X[i] = radius * Math.cos(angle) + 0.1 * normal(random);
    X[m + i] = radius * Math.sin(angle) + 0.1 * normal(random);
    return Math.floor((4 * i) / m) % 2;
  });
  return { X, labels };
}

const sizes = [2, 8, 8, 8, 8, 1];

/** A layer's weights, row after row, each row ending in its bias. */
function initialise(g: Unit, seed: number): Float64Array[] {
  const random = createRandom(seed);
  return sizes.slice(1).map((rows, l) => {
    const n = sizes[l]!;
    const scale = Math.sqrt((l === 0 ? 1 : weightScale(g)) / n);
    return Float64Array.from({ length: rows * (n + 1) }, (_, i) => {
      const draw = normal(random);
      return i % (n + 1) === n ? 0 : scale * draw;
    });
  });
}

/** Z = W A + b for all points at once; unit after unit. */
function affine(
  W: Float64Array,
  A: Float32Array,
  n: number,
  rows: number,
): Float32Array {
  const Z = new Float32Array(rows * m);
  for (let row = 0; row < rows; row++) {
    const at = row * (n + 1);
    for (let p = 0; p < m; p++) Z[row * m + p] = W[at + n]!;
    for (let k = 0; k < n; k++) {
      const w = W[at + k]!;
      for (let p = 0; p < m; p++) Z[row * m + p]! += w * A[k * m + p]!;
    }
  }
  return Z;
}

interface Forward {
  /** The activations of each layer, the data first, and what they were made of. */
  readonly A: Float32Array[];
  readonly Z: Float32Array[];
  readonly error: number;
}

function runForward(
  g: Unit,
  weights: Float64Array[],
  { X, labels }: ReturnType<typeof drawFlower>,
): Forward {
  const A = [X];
  const Z: Float32Array[] = [];
  weights.forEach((W, l) => {
    Z.push(affine(W, A[l]!, sizes[l]!, sizes[l + 1]!));
    if (l < weights.length - 1) A.push(g.forward(Z[l]!));
  });
  const error = Z.at(-1)!.reduce(
    (sum, z, p) => sum + (softplus(z) - labels[p]! * z) / m,
    0,
  );
  return { A, Z, error };
}

/** The gradient by the weights of each layer, in their order. */
function runBackward(
  g: Unit,
  weights: Float64Array[],
  { A, Z }: Forward,
  labels: number[],
): Float64Array[] {
  const gradients = weights.map((W) => new Float64Array(W.length));
  let dZ: Float32Array = Z.at(-1)!.map(
    (z, p) => (sigmoid(z) - labels[p]!) / m,
  );
  for (let l = weights.length - 1; l >= 0; l--) {
    const n = sizes[l]!;
    const dA = new Float32Array(n * m);
    for (let row = 0; row < sizes[l + 1]!; row++) {
      const at = row * (n + 1);
      for (let k = 0; k < n; k++) {
        const w = weights[l]![at + k]!;
        let slope = 0;
        for (let p = 0; p < m; p++) {
          const d = dZ[row * m + p]!;
          slope += d * A[l]![k * m + p]!;
          dA[k * m + p]! += w * d;
        }
        gradients[l]![at + k] = slope;
      }
      for (let p = 0; p < m; p++) gradients[l]![at + n]! += dZ[row * m + p]!;
    }
    if (l > 0) dZ = g.backward(dA, Z[l - 1]!);
  }
  return gradients;
}

const mostSteps = 200;

/** Adam over all points at once, until J is below 0.1: after how many steps, and the share of fresh points put on the right side. */
function train(
  g: Unit,
  seed: number,
  rate = 0.02,
): { steps: number; right: number } {
  const seen = drawFlower(seed);
  const weights = initialise(g, 100 + seed);
  const first = weights.map((W) => new Float64Array(W.length));
  const second = weights.map((W) => new Float64Array(W.length));
  let steps = 0;
  for (
    let now = runForward(g, weights, seen);
    now.error > 0.1 && steps < mostSteps;
  ) {
    steps++;
    runBackward(g, weights, now, seen.labels).forEach((gradient, l) => {
      gradient.forEach((slope, i) => {
        first[l]![i] = 0.9 * first[l]![i]! + 0.1 * slope;
        second[l]![i] = 0.999 * second[l]![i]! + 0.001 * slope * slope;
        const size = Math.sqrt(second[l]![i]! / (1 - 0.999 ** steps));
        weights[l]![i]! -=
          (rate * first[l]![i]!) / (1 - 0.9 ** steps) / (size + 1e-8);
      });
    });
    now = runForward(g, weights, seen);
  }
  const fresh = [1, 2, 3, 4].map((i) => drawFlower(1000 * i + seed));
  const right = fresh.map((flower) => {
    const { Z } = runForward(g, weights, flower);
    return (
      flower.labels.filter((label, p) => Z.at(-1)![p]! > 0 === (label === 1))
        .length / m
    );
  });
  return {
    steps,
    right: right.reduce((sum, share) => sum + share, 0) / fresh.length,
  };
}

// %% id="results"
const contenders = [
  sigmoid,
  tanh,
  relu,
  leakyRelu,
  elu,
  softplus,
  gelu,
  silu,
  mish,
  hardSwish,
];
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const results = contenders
  .map((g) => {
    const runs = seeds.map((seed) => train(g, seed));
    const sorted = (of: "steps" | "right"): number[] =>
      runs.map((run) => run[of]).sort((a, b) => a - b);
    return { g, steps: sorted("steps"), right: sorted("right") };
  })
  .sort((a, b) => a.steps[4]! - b.steps[4]!);

console.log("           c       steps: median (all)   fresh points right");
for (const { g, steps, right } of results) {
  const c = weightScale(g).toFixed(2).padStart(5);
  const range = `${steps[4]} (${steps[0]} to ${steps[8]})`.padEnd(20);
  const share = (100 * right[4]!).toFixed(0);
  console.log(`${g.name.padEnd(9)}  ${c}   ${range}   ${share} %`);
}

// %% id="intervals" tags=["hide-input"]
import { plotIntervals } from "@slope/plots";

await show(
  plotIntervals(
    results.map(({ g, steps }) => ({
      name: g.name,
      low: steps[1]!,
      value: steps[4]!,
      high: steps[7]!,
    })),
    {
      title: "Only sigmoid and softplus are slow",
      x: { title: "steps until J < 0.1", scale: "log" },
    },
  ),
);

// %% [markdown] id="results-reading"
// You see the median of 9 seeds, and in the figure the middle 7 of them; 200 means: not done by then. The intervals of ReLU, its leaky form, ELU, tanh
// and the gates overlap: from which data and weights you start matters more than which of them you take. And wherever they stopped, all ten
// put about nine of ten fresh points on the right side.
//
// Sigmoid and softplus are several times slower, although their weights were chosen for them. Two reasons can be tried. Their outputs are never
// negative and far from 0 on average, so that all weights of a unit are pushed the same way: subtract $g(0)$, which leaves the slope as it is. And the
// sigmoid's weights are large, but Adam moves each weight by about its rate, whatever its size. As $\sigma(z) - \frac{1}{2}$ is
// $\frac{1}{2} \tanh\frac{z}{2}$, you get a network of tanhs with weights up to four times as large: give it four times the rate.

// %% id="slow-ones" tags=["hide-input"]
/** g less its value at 0. */
const centre = (g: Activation): Unit => ({
  derivative: g.derivative,
  backward: g.backward,
  forward: ((Z: Float32Array) =>
    g.forward(Z).map((a) => a - g(0))) as Activation["forward"],
});
const middleSteps = (g: Unit, rate?: number): number =>
  seeds.map((seed) => train(g, seed, rate).steps).sort((a, b) => a - b)[4]!;
const centred = {
  softplus: middleSteps(centre(softplus)),
  sigmoid: middleSteps(centre(sigmoid)),
  sigmoidFaster: middleSteps(centre(sigmoid), 4 * 0.02),
};
console.log(`softplus − log 2:             ${centred.softplus} steps`);
console.log(`sigmoid − ½:                  ${centred.sigmoid} steps`);
console.log(`sigmoid − ½, rate 4 · 0.02:   ${centred.sigmoidFaster} steps`);

// %% [markdown] id="choice"
// Both reasons hold: the first explains most of what slows softplus down, the second most of what slows the sigmoid down.
//
// ### So which one?
//
// - **Start with ReLU.** Nothing here was reliably quicker, and nothing is cheaper.
// - **If units die**, that is, if you see hidden units that are 0 for all your data: Leaky ReLU or ELU. They cost nothing in these runs.
// - **If you need second derivatives**: one of the smooth gates. GELU and SiLU have a $g''$ everywhere and were about as quick as ReLU.
// - **If a published network uses GELU or SiLU**, keep it. These runs are far too small to overrule what was tuned at scale, and say nothing about
//   networks a million times larger.
// - **Sigmoid and softplus** not in hidden layers. At an output, where you need a probability or a positive number, they are right.

// %% [markdown] id="exercises"
// ## Exercises
//
// Each cell holds an attempt that is wrong, and says where. Change it until it says "proven". The answers are folded.

// %% [markdown] id="exercise-1"
// ### 1. Which gates are fair?
//
// ReLU satisfies $g(z) - g(-z) = z$. Two of the three gates do as well. Mish is the attempt.

// %% id="exercise-1-attempt"
/** Prints a sentence in lines that fit the page. */
const say = (text: string): void =>
  console.log(text.replace(/(.{1,72})(?: |$)/g, "$1\n  ").trim());
const judge = (equation: string, known = gates): void =>
  say(describeVerdict(prove(equation, { environment: known })));

judge("M(z) - M(-z) = z");

// %% [markdown] id="exercise-1-answer" tags=["answer"]
// With $g(z) = z\,p(z)$, the left side is $z\,(p(z) + p(-z))$. So the gate at $z$ and at $-z$ must make 1 together: true of $\sigma$ and of $\Phi$. Mish's gate is
// at $\frac{3}{5}$ in the middle already.

// %% id="exercise-1-answer-code" tags=["answer"]
judge("S(z) - S(-z) = z");
judge("G(z) - G(-z) = z");

// %% [markdown] id="exercise-2"
// ### 2. The second derivative of SiLU
//
// Write it with $\sigma(z)$. The attempt differentiates the gate twice, but counts one of the terms too few times.

// %% id="exercise-2-attempt"
judge(r`S''(z) = \sigma(z) (1 - \sigma(z)) (1 + z (1 - 2 \sigma(z)))`);

// %% [markdown] id="exercise-2-answer" tags=["answer"]
// Differentiate $z\,p$ twice: $2p' + z\,p''$. The first slope comes twice.

// %% id="exercise-2-answer-code" tags=["answer"]
judge(r`S''(z) = \sigma(z) (1 - \sigma(z)) (2 + z (1 - 2 \sigma(z)))`);

// %% [markdown] id="exercise-3"
// ### 3. Softplus from its output
//
// Softplus is $\log(1 + e^z)$. Write its slope in terms of its output $a$.

// %% id="exercise-3-attempt"
const ofSoftplus = environment(r`g(z) = \log(1 + e^z)`, "a = g(z)");

judge("g'(z) = e^{-a}", ofSoftplus);

// %% [markdown] id="exercise-3-answer" tags=["answer"]
// From $e^a = 1 + e^z$ follows $e^{-a} = 1 - \sigma(z)$, and the slope is $\sigma(z)$.

// %% id="exercise-3-answer-code" tags=["answer"]
judge("g'(z) = 1 - e^{-a}", ofSoftplus);

// %% [markdown] id="exercise-4"
// ### 4. A gate made of tanh
//
// Someone writes $h(z) = \frac{z}{2}(1 + \tanh z)$. It is one of those above, with a steeper gate. Which one, and how steep?

// %% id="exercise-4-attempt"
const ofTanhGate = environment(r`h(z) = \frac{z}{2} (1 + \tanh(z))`);

judge(r`h(z) = z \sigma(z)`, ofTanhGate);

// %% [markdown] id="exercise-4-answer" tags=["answer"]
// $\tanh(z) = 2\sigma(2z) - 1$, so the gate is $\sigma(2z)$: SiLU with $\beta = 2$.

// %% id="exercise-4-answer-code" tags=["answer"]
judge(r`h(z) = z \sigma(2z)`, ofTanhGate);

// %% [markdown] id="exercise-5"
// ### 5. Its slope in code
//
// Now write the slope of $h$, so that every law holds. The attempt forgets an inner derivative. Then see what the laws say of the ends.

// %% id="exercise-5-attempt"
const judgeCode = (
  formula: string,
  derivative: (z: number) => number,
): void => {
  judge(`h'(z) = ${formula}`, ofTanhGate);
  const h = {
    name: "h",
    value: (z: number) => z * sigmoid(2 * z),
    derivative,
    derivativeLimits: [0, 1] as const,
  };
  const broken = checkLaws(h).filter(
    ({ ok, law }) => ok === false && law !== "NaN",
  );
  say(
    broken.length === 0
      ? "every law holds"
      : formatReport(broken).split("\n").at(-1)!,
  );
};

judgeCode(
  r`\sigma(2z) + z \sigma(2z)(1 - \sigma(2z))`,
  (z) => sigmoid(2 * z) + z * sigmoid.derivative(2 * z),
);

// %% [markdown] id="exercise-5-answer" tags=["answer"]
// The slope of $\sigma(2z)$ is $2\,\sigma'(2z)$. The laws also ask for the limits at both ends; at $\pm\infty$ the product $z\,\sigma'(2z)$ is
// $\infty \cdot 0$, which is no number in floating point, so those two are answered by hand.

// %% id="exercise-5-answer-code" tags=["answer"]
judgeCode(r`\sigma(2z) + 2 z \sigma(2z)(1 - \sigma(2z))`, (z) =>
  Math.abs(z) === Infinity
    ? Number(z > 0)
    : sigmoid(2 * z) + z * (2 * sigmoid.derivative(2 * z)),
);

// %% id="stated-numbers" tags=["hide-input"]
/** What the text states, against what was computed. */
const medianSteps = (g: Activation): number =>
  results.find((result) => result.g === g)!.steps[4]!;
const quick = contenders.filter((g) => g !== sigmoid && g !== softplus);
const quickSteps = quick.map(medianSteps);
const statements: [claim: string, isTrue: boolean][] = [
  [
    "GELU's largest slope is 1.129",
    gelu.derivative(Math.SQRT2).toFixed(3) === "1.129",
  ],
  [
    "GELU's least slope is -0.129",
    gelu.derivative(-Math.SQRT2).toFixed(3) === "-0.129",
  ],
  [
    "naive Mish is lost below -36.7",
    naiveMish(-36.7) !== 0 && naiveMish(-36.8) === 0,
  ],
  [
    "naive GELU is lost below -7.2",
    naiveGelu(-7.2) !== 0 && naiveGelu(-7.25) === 0,
  ],
  [
    "all but two lie close together",
    Math.max(...quickSteps) < 2 * Math.min(...quickSteps),
  ],
  [
    "their intervals overlap",
    Math.max(
      ...results
        .filter(({ g }) => quick.includes(g))
        .map(({ steps }) => steps[1]!),
    ) <
      Math.min(
        ...results
          .filter(({ g }) => quick.includes(g))
          .map(({ steps }) => steps[7]!),
      ),
  ],
  [
    "ReLU's weights are those of He's rule",
    weightScale(relu).toFixed(2) === "2.00",
  ],
  [
    "more of the sigmoid's slowness is in its weights than in g(0)",
    medianSteps(sigmoid) - centred.sigmoid <
      centred.sigmoid - centred.sigmoidFaster,
  ],
  [
    "without g(0) softplus is among the quick, and so is the sigmoid at four times the rate",
    Math.max(centred.softplus, centred.sigmoidFaster) <
      2 * Math.min(...quickSteps),
  ],
  [
    "sigmoid and softplus are several times slower",
    Math.min(medianSteps(sigmoid), medianSteps(softplus)) >
      2 * medianSteps(relu),
  ],
  [
    "nine of ten fresh points",
    results.every(({ right }) => Math.abs(right[4]! - 0.9) < 0.02),
  ],
];
for (const [claim, isTrue] of statements)
  if (!isTrue) throw new Error(`The text says: ${claim}. It is not so.`);
console.log(
  `${statements.length} statements of the text were computed again.`,
);

// %% [markdown] id="sources"
// ## Sources
//
// - D. Hendrycks, K. Gimpel, "Gaussian error linear units (GELUs)", arXiv:1606.08415 (2016).
// - S. Elfwing, E. Uchibe, K. Doya, "Sigmoid-weighted linear units for neural network function approximation in reinforcement learning", *Neural Networks* 107 (2018), 3–11.
// - P. Ramachandran, B. Zoph, Q. V. Le, "Searching for activation functions", arXiv:1710.05941 (2017).
// - D. Misra, "Mish: a self regularized non-monotonic activation function", BMVC (2020).
// - C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau, R. Garcia, "Incorporating second-order functional knowledge for better option pricing", NIPS (2000), on softplus.
// - Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", in *Neural Networks: Tricks of the Trade*, Springer (1998), 9–50, on outputs that are never negative.
// - D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR (2015).
