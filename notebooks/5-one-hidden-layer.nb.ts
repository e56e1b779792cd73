// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown] id="claim"
// # 5 · A network with one hidden layer
//
// **Going backward through a layer costs one line more than going forward, $dZ = dA \odot g'(Z)$, and the activation function
// decides what that line leaves of the gradient.**
//
// Here the four activations go to work. You will write a small network by hand, derive its gradients, check them against
// finite differences, and train it four times, with nothing changed but $g$.

// %% id="hero" tags=["hide-input"]
import { leakyRelu, relu, sigmoid, tanh } from "@slope/activations";
import { plotComparison, show } from "@slope/plots";

const activations = [sigmoid, tanh, relu, leakyRelu];
await show(
  plotComparison(activations, {
    of: "derivative",
    from: -4,
    to: 4,
    title:
      "All that the four networks differ in: the slope of their hidden units",
  }),
);

// %% [markdown] id="prerequisites"
// **Before you begin:** you need the slopes of [the sigmoid](1-sigmoid.ipynb), [tanh](2-tanh.ipynb), [ReLU](3-relu.ipynb) and
// [Leaky ReLU](4-leaky-relu.ipynb), and to know how to multiply matrices.

// %% [markdown] id="data"
// ## The data
//
// Points in the plane, on a flower with four petals. Opposite petals have the same colour. No straight line separates the
// two classes: each petal has one of the other colour on both sides. The generator has a fixed seed: you see the same points as everybody.

// %% id="points" tags=["hide-input"]
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Point {
  x: number;
  y: number;
  label: 0 | 1;
}

function drawFlower(count: number, seed: number): Point[] {
  const random = createRandom(seed);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    const radius = 2 * Math.sin(2 * angle) + 0.15 * normal();
    const jitter = 0.1 * normal();
    return {
      x: radius * Math.cos(angle + jitter),
      y: radius * Math.sin(angle + jitter),
      label: Math.floor((4 * i) / count) % 2 === 0 ? 0 : 1,
    };
  });
}
const points = drawFlower(300, 1);
console.log(
  `${points.length} points, ${points.filter((p) => p.label === 1).length} of them in class 1`,
);

// %% [markdown] id="definition"
// ## The definition: forward
//
// One column for each example, as in the lecture. $X$ has 2 rows and $m$ columns. The hidden layer has 8 units with the activation
// $g$; the one output unit is a sigmoid $\sigma$, because its answer is the probability of class 1:
//
// <!-- slope: unchecked because these are matrices; the gradient check below stands in -->
// $$\begin{aligned}
// Z_1 &= W_1 X + b_1 & A_1 &= g(Z_1) \\
// Z_2 &= W_2 A_1 + b_2 & A_2 &= \sigma(Z_2)
// \end{aligned}$$
//
// For one example with the label $y$ and the answer $a$, the error is the **cross-entropy**. It is small when the network puts
// much probability on the right class:
//
// $$J = -y \log(a) - (1 - y) \log(1 - a)$$
//
// and the error of the whole data set is the mean over its $m$ examples.

// %% [markdown] id="derivation"
// ## The derivation: backward
//
// Start at the end. The derivative of $J$ with respect to the answer is
//
// <!-- slope: where 0 < a < 1 -->
// $$\frac{\partial J}{\partial a} = -\frac{y}{a} + \frac{1 - y}{1 - a}$$
//
// Bring it to one denominator:
//
// $$-\frac{y}{a} + \frac{1 - y}{1 - a} = \frac{a - y}{a (1 - a)}$$
//
// Now the slope of the sigmoid, $a(1 - a)$. It cancels the denominator, and what remains could not be simpler:
//
// $$\frac{a - y}{a (1 - a)} \cdot a (1 - a) = a - y$$
//
// So $\partial J / \partial z$ at the output is *the answer minus the label*. The flat tails of the sigmoid, where its slope is lost, have
// gone from the formula. That is why sigmoid and cross-entropy belong together.
//
// From there on it is the chain rule. Follow a single path through the network: one input $x$, one hidden unit, here a tanh, and
// the weight $w_1$ in front of it. Each line goes one step further back, and each was proven when the cell ran:

// %% id="one-path" tags=["hide-input"]
import {
  derivation,
  describeVerdict,
  environment,
  prove,
} from "@slope/proofs";

const r = String.raw;
const onePath = environment(
  r`z_1 = w_1 x + b_1`,
  r`a_1 = \tanh(z_1)`,
  r`z_2 = w_2 a_1 + b_2`,
  r`a_2 = \sigma(z_2)`,
  r`J = -y \log(a_2) - (1 - y) \log(1 - a_2)`,
);

derivation(
  r`\frac{\partial J}{\partial w_1}`,
  [
    [
      r`(a_2 - y) \cdot \frac{\partial z_2}{\partial w_1}`,
      "the answer minus the label",
    ],
    [
      r`(a_2 - y) \cdot w_2 \cdot \frac{\partial a_1}{\partial w_1}`,
      "back through the weight w₂",
    ],
    [
      r`(a_2 - y) \cdot w_2 \cdot (1 - a_1^2) \cdot \frac{\partial z_1}{\partial w_1}`,
      "back through the unit: times its slope",
    ],
    [
      r`(a_2 - y) \cdot w_2 \cdot (1 - a_1^2) \cdot x`,
      "what comes from behind, times what came from the front",
    ],
  ],
  { environment: onePath },
);

// %% [markdown] id="vectorised"
// With another $g$, its slope stands in the place of $1 - a_1^2$, and nothing else changes.
//
// ### All units and all examples at once
//
// A hidden unit reaches $J$ only through its own $z_1$, and an example only through its own column. So the path above holds for each
// unit $j$ and each example $i$, and it remains to collect. The factor $w_2$, for all $j$, is the transposed row $W_2^T$. The product of slope
// and gradient goes element by element. A weight is shared by all examples, so its derivative is the mean over them; a sum over the columns of two matrices is
// the product of one with the other transposed:
//
// <!-- slope: unchecked because these are matrices; the gradient check below stands in -->
// $$\begin{aligned}
// dZ_2 &= A_2 - Y \\
// dW_2 &= \tfrac{1}{m}\, dZ_2 A_1^{T} \qquad db_2 = \tfrac{1}{m} \textstyle\sum dZ_2 \\
// dA_1 &= W_2^{T} dZ_2 \\
// dZ_1 &= dA_1 \odot g'(Z_1) \\
// dW_1 &= \tfrac{1}{m}\, dZ_1 X^{T} \qquad db_1 = \tfrac{1}{m} \textstyle\sum dZ_1
// \end{aligned}$$
//
// ### In code
//
// A matrix is an array of numbers, row after row, and its two dimensions. The folded cell has what is needed of them (`multiply`,
// `transpose`, `sumRows`, and `affine` for $W X + b$), the data as matrices, and random starting weights.

// %% id="matrix-functions" tags=["hide-input"]
interface Matrix {
  rows: number;
  columns: number;
  data: Float64Array;
}

function createMatrix(
  rows: number,
  columns: number,
  entry: (row: number, column: number) => number,
): Matrix {
  const data = Float64Array.from({ length: rows * columns }, (_, i) =>
    entry(Math.floor(i / columns), i % columns),
  );
  return { rows, columns, data };
}

function multiply(a: Matrix, b: Matrix): Matrix {
  const data = new Float64Array(a.rows * b.columns);
  for (let i = 0; i < a.rows; i++)
    for (let k = 0; k < a.columns; k++) {
      const factor = a.data[i * a.columns + k]!;
      for (let j = 0; j < b.columns; j++)
        data[i * b.columns + j]! += factor * b.data[k * b.columns + j]!;
    }
  return { rows: a.rows, columns: b.columns, data };
}

function transpose(a: Matrix): Matrix {
  const data = new Float64Array(a.data.length);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.columns; j++)
      data[j * a.rows + i] = a.data[i * a.columns + j]!;
  return { rows: a.columns, columns: a.rows, data };
}

/** The sum of each row, as a column. */
function sumRows(a: Matrix): Matrix {
  const data = new Float64Array(a.rows);
  for (let i = 0; i < a.data.length; i++)
    data[Math.floor(i / a.columns)]! += a.data[i]!;
  return { rows: a.rows, columns: 1, data };
}

/** W X + b, with the column b added to every column. */
function affine(W: Matrix, X: Matrix, b: Matrix): Matrix {
  const Z = multiply(W, X);
  for (let i = 0; i < Z.data.length; i++)
    Z.data[i]! += b.data[Math.floor(i / Z.columns)]!;
  return Z;
}

/** The two things that a layer asks of its activation. */
interface Layer {
  forward(z: Float64Array): Float64Array;
  backward(dA: Float64Array, z: Float64Array): Float64Array;
}

interface Parameters {
  W1: Matrix;
  b1: Matrix;
  W2: Matrix;
  b2: Matrix;
}

interface Data {
  X: Matrix;
  Y: Matrix;
}

const toMatrices = (examples: Point[]): Data => ({
  X: createMatrix(2, examples.length, (row, i) =>
    row === 0 ? examples[i]!.x : examples[i]!.y,
  ),
  Y: createMatrix(1, examples.length, (_, i) => examples[i]!.label),
});

const hiddenUnits = 8;

function initialise(seed: number): Parameters {
  const random = createRandom(seed);
  const symmetric = (): number => 2 * random() - 1;
  return {
    W1: createMatrix(hiddenUnits, 2, symmetric),
    b1: createMatrix(hiddenUnits, 1, () => 0),
    W2: createMatrix(
      1,
      hiddenUnits,
      () => symmetric() / Math.sqrt(hiddenUnits),
    ),
    b2: createMatrix(1, 1, () => 0),
  };
}

// %% [markdown] id="network-code-reading"
// And here is the network, line by line as above. `g.forward` and `g.backward` work on whole arrays. The mean over the examples is
// taken once, in $dZ_2$; everything behind it is linear.

// %% id="network-code"
function propagateForward(
  g: Layer,
  { W1, b1, W2, b2 }: Parameters,
  X: Matrix,
) {
  const Z1 = affine(W1, X, b1);
  const A1 = { ...Z1, data: g.forward(Z1.data) };
  const Z2 = affine(W2, A1, b2);
  const A2 = { ...Z2, data: sigmoid.forward(Z2.data) };
  return { Z1, A1, Z2, A2 };
}

function propagateBackward(
  g: Layer,
  { W2 }: Parameters,
  { X, Y }: Data,
  { Z1, A1, A2 }: ReturnType<typeof propagateForward>,
) {
  const m = X.columns;
  const dZ2 = { ...A2, data: A2.data.map((a, i) => (a - Y.data[i]!) / m) };
  const dA1 = multiply(transpose(W2), dZ2);
  const dZ1 = { ...Z1, data: g.backward(dA1.data, Z1.data) };
  return {
    dA1,
    dZ1,
    W1: multiply(dZ1, transpose(X)),
    b1: sumRows(dZ1),
    W2: multiply(dZ2, transpose(A1)),
    b2: sumRows(dZ2),
  };
}

// %% [markdown] id="see"
// ## See it
//
// This is $J$ over the last unit's $z$, for an example of class 1; the figure calls it $g$. Move the slider. On the left, where the network is wrong, the
// slope $a - 1$ stays near $-1$: however sure it is of the wrong answer, the step stays large. It dies out only on the right, where the answer is right.

// %% id="tangent" tags=["hide-input"]
import { plotTangent } from "@slope/plots";

const errorForClass1 = {
  name: "J for y = 1",
  value: (z: number) => Math.max(-z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
  derivative: (z: number) => -sigmoid(-z),
  derivativeFromOutput: (J: number) => Math.expm1(-J),
  secondDerivative: sigmoid.derivative,
  monotone: "strictly decreasing" as const,
  range: [0, Infinity] as const,
  derivativeLimits: [-1, 0] as const,
};
await show(
  plotTangent(errorForClass1, {
    from: -6,
    to: 6,
    at: -3,
    title: "The wronger the answer, the steeper the error",
  }),
);

// %% [markdown] id="check"
// ## Check it
//
// $J$ as a function of $z$ has a derivative like any activation, so the laws apply to it. (Its slope can even be told from its value: since
// $a = e^{-J}$ for an example of class 1, it is $e^{-J} - 1$.)

// %% id="laws"
import { checkLaws, formatReport } from "@slope/laws";

checkLaws(errorForClass1);

// %% [markdown] id="gradient-check"
// Before you train with a gradient that you derived by hand, hold it against one that you did not. Move each parameter a little to both
// sides and see how much $J$ changes. The relative distance between the two gradients should be tiny for all four. And a check has to be able to
// fail: the last line forgets the factor $g'(Z_1)$, which is easy to do.

// %% id="gradient-check-run" tags=["hide-input"]
/** The mean cross-entropy, from z: where a rounds to 1, log(1 − a) would be −∞. */
function meanCrossEntropy(Z2: Matrix, Y: Matrix): number {
  let sum = 0;
  Z2.data.forEach((z, i) => {
    sum +=
      Math.max(z, 0) - z * Y.data[i]! + Math.log1p(Math.exp(-Math.abs(z)));
  });
  return sum / Y.columns;
}

const names = ["W1", "b1", "W2", "b2"] as const;
const flower = toMatrices(points);

/** |derived − measured| / |measured|, over all parameters. */
function checkGradient(g: Layer): number {
  const parameters = initialise(2);
  const derived = propagateBackward(
    g,
    parameters,
    flower,
    propagateForward(g, parameters, flower.X),
  );
  const errorNow = (): number =>
    meanCrossEntropy(propagateForward(g, parameters, flower.X).Z2, flower.Y);
  const step = 1e-6;
  let distance = 0;
  let size = 0;
  for (const name of names) {
    const { data } = parameters[name];
    for (let i = 0; i < data.length; i++) {
      const here = data[i]!;
      data[i] = here + step;
      const above = errorNow();
      data[i] = here - step;
      const below = errorNow();
      data[i] = here;
      const measured = (above - below) / (2 * step);
      distance += (measured - derived[name].data[i]!) ** 2;
      size += measured ** 2;
    }
  }
  return Math.sqrt(distance / size);
}

const forgetful: Layer = {
  forward: (z) => tanh.forward(z),
  backward: (dA) => dA,
};
const layers: [string, Layer][] = [
  ...activations.map((g): [string, Layer] => [g.name, g]),
  ["tanh, forgetful", forgetful],
];
for (const [name, g] of layers) {
  const distance = checkGradient(g);
  const verdict =
    distance < 1e-6
      ? "agrees to within 1e-6"
      : `DISAGREES: ${distance.toFixed(2)}`;
  console.log(`${name.padEnd(16)} ${verdict}`);
}

// %% [markdown] id="breaks"
// ## Where it breaks
//
// Written as it stands, from $a$, the cross-entropy breaks where the sigmoid did. If the label is 0 and $a$ rounds to 1, $\log(1 - a)$ is
// $\log 0$, and the gradient, $\frac{a - y}{a(1 - a)}$ times $a(1 - a)$, is $\frac{1}{0}$ times 0. If the label is 1, the error itself drowns in rounding. In
// terms of $z$ it has nothing to lose:
//
// <!-- slope: forget everything -->
// <!-- slope: let a = \sigma(z) -->
// $$-y \log(a) - (1 - y) \log(1 - a) = \max(z, 0) - z y + \log(1 + e^{-|z|})$$

// %% id="naive-error" tags=["hide-input"]
const fromAnswer = (z: number, y: 0 | 1): number =>
  -y * Math.log(sigmoid(z)) - (1 - y) * Math.log(1 - sigmoid(z));
const fromZ = (z: number, y: 0 | 1): number =>
  Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)));
const gradientFromAnswer = (z: number, y: 0 | 1): number => {
  const a = sigmoid(z);
  return (-y / a + (1 - y) / (1 - a)) * (a * (1 - a));
};
const row = (cells: unknown[]): void =>
  console.log(
    cells.map((cell, i) => String(cell).padStart(i === 0 ? 4 : 23)).join(""),
  );
row(["z", "J from a, y = 0", "J from z", "gradient from a"]);
for (const z of [20, 37, 38])
  row([z, fromAnswer(z, 0), fromZ(z, 0), gradientFromAnswer(z, 0)]);

// %% id="relative-error" tags=["hide-input"]
import { plotLines } from "@slope/plots";

const grid = Array.from({ length: 201 }, (_, i) => i / 5);
await show(
  plotLines(
    [1, 0].map((y) => ({
      name: `y = ${y}`,
      x: grid,
      y: grid.map((z) => {
        const truth = fromZ(z, y === 1 ? 1 : 0);
        return Math.max(
          Math.abs(fromAnswer(z, y === 1 ? 1 : 0) / truth - 1),
          2 ** -53,
        );
      }),
    })),
    {
      title: "The error computed from a loses its digits, and at last itself",
      x: "z of the output unit",
      y: { title: "relative error of J", scale: "log" },
      marks: [{ x: 37.4, label: "a rounds to 1" }],
    },
  ),
);

// %% [markdown] id="network"
// ## In a network
//
// Train it, four times, by plain gradient descent: 1,000 steps over the whole data set, with the learning rate 1, from the same starting weights.
// At each step, note $J$, and how much of $\partial J / \partial A_1$ is left in $\partial J / \partial Z_1$ after the line with the slope, as the
// ratio of their sizes.

// %% id="train"
interface Training {
  steps: number;
  seed: number;
  /** Round parameters to a multiple of this after each step; 0: not at all. */
  grid?: number;
}

const sizeOf = ({ data }: Matrix): number =>
  Math.sqrt(data.reduce((sum, x) => sum + x * x, 0));

function train(g: Layer, data: Data, { steps, seed, grid = 0 }: Training) {
  const parameters = initialise(seed);
  const errors: number[] = [];
  const passed: number[] = [];
  for (let step = 0; step <= steps; step++) {
    if (grid > 0)
      for (const name of names)
        parameters[name].data.forEach((w, i, all) => {
          all[i] = Math.round(w / grid) * grid;
        });
    const forward = propagateForward(g, parameters, data.X);
    const gradient = propagateBackward(g, parameters, data, forward);
    errors.push(meanCrossEntropy(forward.Z2, data.Y));
    passed.push(sizeOf(gradient.dZ1) / sizeOf(gradient.dA1));
    if (step === steps) break;
    for (const name of names) {
      const { data: weights } = parameters[name];
      for (let i = 0; i < weights.length; i++)
        weights[i]! -= gradient[name].data[i]!;
    }
  }
  return { parameters, errors, passed };
}

const runs = activations.map((g) => ({
  g,
  ...train(g, flower, { steps: 1000, seed: 2 }),
}));
for (const { g, errors, passed } of runs) {
  const at = (step: number): string => errors[step]!.toFixed(3);
  console.log(
    `${g.name.padEnd(10)} J after 0, 100, 1000 steps:`,
    `${[0, 100, 1000].map(at).join(" ")};`,
    `passes at first: ${passed[0]!.toFixed(2)}`,
  );
}

// %% id="learning-curves" tags=["hide-input"]
const shown = Array.from({ length: 51 }, (_, i) => i * 20);
await show(
  plotLines(
    runs.map(({ g, errors }) => ({
      name: g.name,
      x: shown,
      y: shown.map((step) => errors[step]!),
    })),
    {
      title: "The sigmoid network is the last to leave the plateau",
      x: "step",
      y: "error J",
    },
  ),
);

// %% id="passed-share" tags=["hide-input"]
await show(
  plotLines(
    runs.map(({ g, passed }) => ({
      name: g.name,
      x: shown,
      y: shown.map((step) => passed[step]!),
    })),
    {
      title: "Of what comes back, the sigmoid lets a quarter pass at most",
      x: "step",
      y: "size of ∂J/∂Z₁ by ∂J/∂A₁",
    },
  ),
);

// %% [markdown] id="training-reading"
// Same network, same weights, same data, and nothing changed but $g$. The sigmoid network sits on a plateau at first: its slope lets at most
// $\frac{1}{4}$ pass. tanh leaves at once, and pays later, as its units go into their tails. ReLU and Leaky ReLU are ahead of both, and hardly differ from each other.
// With one hidden layer that is one factor. Through depth there is one for every layer, and they multiply: [notebook 6](6-vanishing-gradients.ipynb)
// follows them.
//
// And this is what they learned. The colour is the probability of class 1 that the network gives to each point of the plane.
// Every third point of the data is shown:

// %% id="decision-regions" tags=["hide-input"]
import { plotDecisionRegions } from "@slope/plots";

await show(
  plotDecisionRegions(
    runs.map(({ g, parameters }) => ({
      name: g.name,
      probability: (x: number, y: number) =>
        propagateForward(g, parameters, {
          rows: 2,
          columns: 1,
          data: Float64Array.of(x, y),
        }).A2.data[0]!,
    })),
    points.filter((_, i) => i % 3 === 0),
    {
      title:
        "Smooth activations draw curves, those with a kink straight pieces",
    },
  ),
);

// %% [markdown] id="regions-reading"
// Each bend in a boundary of straight pieces is a place where one of the hidden units is at its kink.
//
// ## How little the slope at 0 matters
//
// The lecture says it is no big deal what you take for $g'(0)$. Measure it. Train the ReLU network from 30 different starts, each with $g'(0) = 1$
// and with $g'(0) = 0$, on 100 points, and count how often the choice is asked for. Do it in three ways: as drawn; with the
// points rounded to quarters, so that some lie at the origin exactly; and with all weights rounded to multiples of $1/256$, too, as on hardware with few digits.

// %% id="thirty-seeds" tags=["hide-input"]
const asDrawn = drawFlower(100, 3);
const rounded = asDrawn.map(
  (p): Point => ({
    ...p,
    x: Math.round(4 * p.x) / 4,
    y: Math.round(4 * p.y) / 4,
  }),
);
const settings: { name: string; data: Data; grid: number }[] = [
  { name: "as drawn", data: toMatrices(asDrawn), grid: 0 },
  { name: "points rounded", data: toMatrices(rounded), grid: 0 },
  { name: "weights, too", data: toMatrices(rounded), grid: 1 / 256 },
];

/** ReLU with a slope at 0, keeping count of how often that slope is asked for. */
function countKinks(
  slopeAtZero: number,
): Layer & { asked: number; atKink: number } {
  const g = relu.withDerivativeAtKink(slopeAtZero);
  const layer = {
    asked: 0,
    atKink: 0,
    forward: (z: Float64Array) => g.forward(z),
    backward: (dA: Float64Array, z: Float64Array) => {
      layer.asked += z.length;
      for (let i = 0; i < z.length; i++) if (z[i] === 0) layer.atKink++;
      return g.backward(dA, z);
    },
  };
  return layer;
}

/** The mean and its 95 % interval: 2.045 is Student's t for 30 values. */
function estimate(values: number[]): {
  mean: number;
  reach: number;
  deviation: number;
} {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (values.length - 1));
  return {
    mean,
    reach: (2.045 * deviation) / Math.sqrt(values.length),
    deviation,
  };
}

const outcomes = settings.map(({ name, data, grid }) => {
  const [one, zero] = [countKinks(1), countKinks(0)];
  const pairs = Array.from({ length: 30 }, (_, i) => {
    const last = (g: Layer): number =>
      train(g, data, { steps: 300, seed: i + 1, grid }).errors.at(-1)!;
    return { one: last(one), zero: last(zero) };
  });
  return {
    name,
    share: one.atKink / one.asked,
    difference: estimate(pairs.map((pair) => pair.zero - pair.one)),
    starts: estimate(pairs.map((pair) => pair.one)),
  };
});
const measured = (cells: string[]): void =>
  console.log(
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(15) : cell.padStart(20)))
      .join(""),
  );
measured(["", "z = 0 exactly", "J with 0 − J with 1", "deviation by start"]);
for (const { name, share, difference, starts } of outcomes)
  measured([
    name,
    `${(100 * share).toFixed(3)} %`,
    `${difference.mean.toExponential(1)} ± ${difference.reach.toExponential(1)}`,
    starts.deviation.toFixed(3),
  ]);

// %% id="thirty-seeds-figure" tags=["hide-input"]
import { plotIntervals } from "@slope/plots";

const asInterval = (
  name: string,
  { mean, reach }: { mean: number; reach: number },
) => ({
  name,
  value: mean,
  low: mean - reach,
  high: mean + reach,
});
await show(
  plotIntervals(
    [
      ...outcomes.map(({ name, difference }) => asInterval(name, difference)),
      {
        name: "another start",
        value: 0,
        low: -outcomes[0]!.starts.deviation,
        high: outcomes[0]!.starts.deviation,
      },
    ],
    {
      title:
        "The slope at 0 changes the error far less than another start does",
      x: "mean change of J, 95 % interval",
    },
  ),
);

// %% [markdown] id="thirty-seeds-reading"
// As drawn the choice was never asked for, and not one digit differs. Where it is asked for, the results do differ, but the interval around the mean
// difference contains 0, and is much smaller than what another start does (the last row: one standard deviation). The lecture is right: it's fine.

// %% [markdown] id="exercises"
// ## Exercises
//
// Each cell below holds an attempt that is wrong, and says where. Change it until it says "proven". The answers are folded.

// %% [markdown] id="exercise-1"
// ### 1. Another output
//
// With labels $-1$ and 1 one could take tanh at the output and the error $\frac{1}{2}(a - y)^2$. What is $\partial J / \partial z$ then, in terms of
// $a = \tanh(z)$? And what happens to a unit that is sure of the wrong answer?

// %% id="exercise-1-attempt"
/** Prints a sentence in lines that fit the page. */
const say = (text: string): void =>
  console.log(text.replace(/(.{1,72})(?: |$)/g, "$1\n  ").trim());
const judge = (equation: string, known = environment()): void =>
  say(describeVerdict(prove(equation, { environment: known })));

judge(r`\frac{d}{dz} \frac{1}{2} (\tanh(z) - y)^2 = \tanh(z) - y`);

// %% [markdown] id="exercise-1-answer" tags=["answer"]
// The slope of tanh does not cancel here. Where the unit is sure, right or wrong, it is near 0, and nothing is learned.

// %% id="exercise-1-answer-code" tags=["answer"]
judge(
  r`\frac{d}{dz} \frac{1}{2} (\tanh(z) - y)^2
    = (\tanh(z) - y)(1 - \tanh^2(z))`,
);

// %% [markdown] id="exercise-2"
// ### 2. The error from $z$
//
// Write the cross-entropy of a sigmoid unit with one logarithm, in terms of $z$ and $y$.

// %% id="exercise-2-attempt"
const crossEntropy = r`-y \log(\sigma(z)) - (1 - y) \log(1 - \sigma(z))`;

judge(r`${crossEntropy} = \log(1 + e^{-z}) - y z`);

// %% [markdown] id="exercise-2-answer" tags=["answer"]
// $-\log(\sigma(z))$ is $\log(1 + e^{-z})$, and $-\log(1 - \sigma(z))$ is $\log(1 + e^{z})$: the two differ by $z$.

// %% id="exercise-2-answer-code" tags=["answer"]
judge(r`${crossEntropy} = \log(1 + e^{z}) - y z`);

// %% [markdown] id="exercise-3"
// ### 3. Forget the unit
//
// The attempt is what the forgetful layer of the gradient check took for $\partial J / \partial b_1$ on the single path above. Mend it.

// %% id="exercise-3-attempt"
judge(r`\frac{\partial J}{\partial b_1} = (a_2 - y) w_2`, onePath);

// %% [markdown] id="exercise-3-answer" tags=["answer"]
// The path goes through the hidden unit, so its slope is a factor. The input $x$ is not: $b_1$ stands beside the product $w_1 x$.

// %% id="exercise-3-answer-code" tags=["answer"]
judge(
  r`\frac{\partial J}{\partial b_1} = (a_2 - y) w_2 (1 - a_1^2)`,
  onePath,
);

// %% [markdown] id="exercise-4"
// ### 4. A way around
//
// A residual unit puts out $a = z + \tanh(z)$. What is its slope, and what is the smallest value it can have?

// %% id="exercise-4-attempt"
judge(r`\frac{d}{dz} (z + \tanh(z)) = 1 - \tanh^2(z)`);

// %% [markdown] id="exercise-4-answer" tags=["answer"]
// The $z$ adds 1. The slope is never less than 1, so no gradient shrinks on its way through: this is how networks of a hundred layers are trained.

// %% id="exercise-4-answer-code" tags=["answer"]
judge(r`\frac{d}{dz} (z + \tanh(z)) = 2 - \tanh^2(z)`);

// %% [markdown] id="exercise-5"
// ### 5. A unit of your own
//
// SiLU is $z\, \sigma(z)$. Write its slope as a formula and in code, and put it into the network.

// %% id="exercise-5-attempt"
/** Is the formula right? Which law breaks? Does the network agree? */
function judgeUnit(formula: string, derivative: (z: number) => number): void {
  judge(String.raw`\frac{d}{dz} (z \sigma(z)) = ${formula}`);
  const value = (z: number): number => (z === -Infinity ? 0 : z * sigmoid(z));
  const broken = checkLaws({ name: "mine", value, derivative }).filter(
    ({ ok }) => ok === false,
  );
  say(
    broken.length === 0
      ? "every law holds"
      : formatReport(broken).split("\n").at(-1)!,
  );
  const distance = checkGradient({
    forward: (z) => z.map(value),
    backward: (dA, z) => dA.map((da, i) => da * derivative(z[i]!)),
  });
  console.log(
    distance < 1e-6
      ? "the gradient agrees"
      : `the gradient disagrees by ${distance.toFixed(2)}`,
  );
}

judgeUnit(r`\sigma(z)`, (z) => sigmoid(z));

// %% [markdown] id="exercise-5-answer" tags=["answer"]
// A product has two terms. Far to the left and to the right the second one is 0, since $\sigma'$ falls faster than any line rises; in code, $\infty \cdot 0$ is no number, so
// say so.

// %% id="exercise-5-answer-code" tags=["answer"]
judgeUnit(r`\sigma(z) + z \sigma(z) (1 - \sigma(z))`, (z) =>
  Math.abs(z) === Infinity
    ? sigmoid(z)
    : sigmoid(z) + z * sigmoid.derivative(z),
);

// %% id="stated-numbers" tags=["hide-input"]
/** What the text says of the numbers above, computed again. */
const [ofSigmoid, ofTanh, ofRelu, ofLeaky] = runs.map(({ errors }) => errors);
const claims: [what: string, isSo: boolean][] = [
  ["each gradient agrees", activations.every((g) => checkGradient(g) < 1e-6)],
  [
    "the sigmoid is on a plateau at first",
    ofSigmoid![100]! > 0.65 && ofTanh![100]! < 0.3,
  ],
  [
    "ReLU and Leaky ReLU are ahead of both",
    Math.max(ofRelu!.at(-1)!, ofLeaky!.at(-1)!) < ofTanh!.at(-1)!,
  ],
  ["and hardly differ", Math.abs(ofRelu!.at(-1)! - ofLeaky!.at(-1)!) < 0.001],
  [
    "the sigmoid lets a quarter pass at most",
    runs[0]!.passed.every((share) => share <= 0.25),
  ],
  ["tanh pays later", runs[1]!.passed.at(-1)! < 0.6 * runs[1]!.passed[0]!],
  [
    "as drawn the choice was never asked for",
    outcomes[0]!.share === 0 && outcomes[0]!.difference.reach === 0,
  ],
  ["else it was", outcomes.slice(1).every(({ share }) => share > 0)],
  [
    "the interval contains 0",
    outcomes.every(
      ({ difference }) => Math.abs(difference.mean) <= difference.reach,
    ),
  ],
  [
    "another start does much more",
    outcomes.every(
      ({ difference, starts }) =>
        Math.abs(difference.mean) + difference.reach < starts.deviation / 5,
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
// - D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning representations by back-propagating errors", *Nature* 323 (1986), 533–536.
// - I. Goodfellow, Y. Bengio, A. Courville, *Deep Learning*, MIT Press (2016), chapter 6, on hidden layers and the cross-entropy.
// - D. Bertoin, J. Bolte, S. Gerchinovitz, E. Pauwels, "Numerical influence of ReLU′(0) on backpropagation", NeurIPS (2021), on where it does matter: few digits and large networks.
// - K. He, X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition", CVPR (2016), 770–778.
// - G. E. P. Box, M. E. Muller, "A note on the generation of random normal deviates", *Annals of Mathematical Statistics* 29 (1958), 610–611.
