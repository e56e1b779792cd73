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
// **Going backward through a layer costs one line more than going forward: $dZ = dA \odot g'(Z)$. The activation function
// decides what is left of the gradient after that line.**
//
// Here the four activations go to work. You will write a small network by hand, derive its gradients, check them against
// finite differences, and train it four times, with nothing changed but $g$.
//
// You need the four notebooks before this one, and to know how to multiply matrices.

// %% [markdown] id="data"
// ## The data
//
// Points in the plane, on a flower with four petals. Opposite petals have the same colour. No straight line separates the
// two classes: each petal has one of the other colour on both sides. The generator has a fixed seed: you see the same points as everybody.

// %% id="points"
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A standard normal number, by the method of Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const m = 300;
const random = createRandom(1);
const points = Array.from({ length: m }, (_, i) => {
  const angle = (2 * Math.PI * i) / m;
  const radius = 2 * Math.sin(2 * angle) + 0.15 * normal(random);
  const jitter = 0.1 * normal(random);
  return {
    x: radius * Math.cos(angle + jitter),
    y: radius * Math.sin(angle + jitter),
    label: (Math.floor((4 * i) / m) % 2) as 0 | 1,
  };
});
console.log(`${m} points, ${points.filter((p) => p.label === 1).length} of them in class 1`);

// %% [markdown] id="forward"
// ## Forward
//
// One column for each example, as in the lecture. $X$ has 2 rows and $m$ columns. The hidden layer has 8 units with the activation
// $g$; the one output unit is a sigmoid, because its answer is the probability of class 1:
//
// <!-- slope: unchecked because these are matrices; the gradient check below stands in -->
// $$\begin{aligned}
// Z_1 &= W_1 X + b_1 \\
// A_1 &= g(Z_1) \\
// Z_2 &= W_2 A_1 + b_2 \\
// A_2 &= \sigma(Z_2)
// \end{aligned}$$
//
// For one example with the label $y$ and the answer $a$, the error is the **cross-entropy**. It is small when the network puts
// much probability on the right class:
//
// $$J = -y \log(a) - (1 - y) \log(1 - a)$$
//
// and the error of the whole data set is the mean over its $m$ examples.

// %% [markdown] id="backward"
// ## Backward
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
// Now the slope of the sigmoid, $a(1 - a)$, from the first notebook. It cancels the denominator, and what remains could not be simpler:
//
// $$\frac{a - y}{a (1 - a)} \cdot a (1 - a) = a - y$$
//
// So $\partial J / \partial z$ at the output is *the answer minus the label*. That is why sigmoid and cross-entropy
// belong together: the flat tails of the sigmoid, where its slope is lost, have gone from the formula.
//
// From there on it is the chain rule, layer by layer. The weights get the product of what comes from behind and what
// came from the front; the activations get it through the transposed weights; and then comes the line that all these notebooks
// are about:
//
// <!-- slope: unchecked because these are matrices; the gradient check below stands in -->
// $$\begin{aligned}
// dZ_2 &= A_2 - Y \\
// dW_2 &= \tfrac{1}{m}\, dZ_2 A_1^{T} \qquad db_2 = \tfrac{1}{m} \textstyle\sum dZ_2 \\
// dA_1 &= W_2^{T} dZ_2 \\
// dZ_1 &= dA_1 \odot g'(Z_1) \\
// dW_1 &= \tfrac{1}{m}\, dZ_1 X^{T} \qquad db_1 = \tfrac{1}{m} \textstyle\sum dZ_1
// \end{aligned}$$

// %% [markdown] id="matrices"
// ## In code
//
// A matrix is an array of numbers, row after row, and its two dimensions. These four functions are all that is needed.

// %% id="matrix-functions"
interface Matrix {
  rows: number;
  columns: number;
  data: Float64Array;
}

function createMatrix(rows: number, columns: number, entry: (row: number, column: number) => number): Matrix {
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
      for (let j = 0; j < b.columns; j++) data[i * b.columns + j]! += factor * b.data[k * b.columns + j]!;
    }
  return { rows: a.rows, columns: b.columns, data };
}

const transpose = (a: Matrix): Matrix =>
  createMatrix(a.columns, a.rows, (row, column) => a.data[column * a.columns + row]!);

/** The sum of each row, as a column. */
const sumRows = (a: Matrix): Matrix =>
  createMatrix(a.rows, 1, (row) =>
    a.data.subarray(row * a.columns, (row + 1) * a.columns).reduce((sum, x) => sum + x, 0),
  );

// %% [markdown] id="network-code"
// And here is the network, line by line as above. `g.forward` and `g.backward` work on whole arrays.

// %% id="network"
import { type Activation, sigmoid } from "@slope/activations";

/** The two things that a layer asks of its activation. */
type Layer = Pick<Activation, "forward" | "backward">;

interface Parameters {
  W1: Matrix;
  b1: Matrix;
  W2: Matrix;
  b2: Matrix;
}

const hiddenUnits = 8;
const X = createMatrix(2, m, (row, column) => (row === 0 ? points[column]!.x : points[column]!.y));
const Y = createMatrix(1, m, (_, column) => points[column]!.label);

function initialise(seed: number): Parameters {
  const random = createRandom(seed);
  const symmetric = (): number => 2 * random() - 1;
  return {
    W1: createMatrix(hiddenUnits, 2, symmetric),
    b1: createMatrix(hiddenUnits, 1, () => 0),
    W2: createMatrix(1, hiddenUnits, () => symmetric() / Math.sqrt(hiddenUnits)),
    b2: createMatrix(1, 1, () => 0),
  };
}

/** W X + b, with the column b added to every column. */
function affine(W: Matrix, X: Matrix, b: Matrix): Matrix {
  const Z = multiply(W, X);
  for (let i = 0; i < Z.data.length; i++) Z.data[i]! += b.data[Math.floor(i / Z.columns)]!;
  return Z;
}

function propagateForward(g: Layer, { W1, b1, W2, b2 }: Parameters, X: Matrix) {
  const Z1 = affine(W1, X, b1);
  const A1 = { ...Z1, data: g.forward(Z1.data) };
  const Z2 = affine(W2, A1, b2);
  const A2 = { ...Z2, data: sigmoid.forward(Z2.data) };
  return { Z1, A1, Z2, A2 };
}

const scale = (a: Matrix, factor: number): Matrix => ({ ...a, data: a.data.map((x) => x * factor) });

function propagateBackward(
  g: Layer,
  { W2 }: Parameters,
  { Z1, A1, A2 }: ReturnType<typeof propagateForward>,
): Parameters {
  const dZ2 = { ...A2, data: A2.data.map((a, i) => a - Y.data[i]!) };
  const dA1 = multiply(transpose(W2), dZ2);
  const dZ1 = { ...Z1, data: g.backward(dA1.data, Z1.data) };
  return {
    W1: scale(multiply(dZ1, transpose(X)), 1 / m),
    b1: scale(sumRows(dZ1), 1 / m),
    W2: scale(multiply(dZ2, transpose(A1)), 1 / m),
    b2: scale(sumRows(dZ2), 1 / m),
  };
}

// %% [markdown] id="loss-code"
// One trap waits in the error. When $a$ rounds to 1 and the label is 0, $\log(1 - a)$ is $\log 0$. Written in $z$, the
// cross-entropy is $\max(z, 0) - zy + \log(1 + e^{-|z|})$, which has nothing to lose:

// %% id="loss"
function meanCrossEntropy(Z2: Matrix): number {
  let sum = 0;
  Z2.data.forEach((z, i) => {
    sum += Math.max(z, 0) - z * Y.data[i]! + Math.log1p(Math.exp(-Math.abs(z)));
  });
  return sum / m;
}

// %% [markdown] id="gradient-check"
// ## Check the gradient
//
// Before you train with a gradient that you derived by hand, hold it against one that you did not. Move each parameter a little to both
// sides and see how much $J$ changes. The relative distance between the two gradients should be tiny for all four:

// %% id="gradient-check-run"
import { leakyRelu, relu, tanh } from "@slope/activations";

const activations = [sigmoid, tanh, relu, leakyRelu];
const names = ["W1", "b1", "W2", "b2"] as const;

function checkGradient(g: Layer): number {
  const parameters = initialise(2);
  const derived = propagateBackward(g, parameters, propagateForward(g, parameters, X));
  const step = 1e-6;
  let distance = 0;
  let size = 0;
  for (const name of names) {
    const { data } = parameters[name];
    for (let i = 0; i < data.length; i++) {
      const here = data[i]!;
      data[i] = here + step;
      const above = meanCrossEntropy(propagateForward(g, parameters, X).Z2);
      data[i] = here - step;
      const below = meanCrossEntropy(propagateForward(g, parameters, X).Z2);
      data[i] = here;
      const measured = (above - below) / (2 * step);
      distance += (measured - derived[name].data[i]!) ** 2;
      size += measured ** 2;
    }
  }
  return Math.sqrt(distance / size);
}

for (const g of activations) {
  const distance = checkGradient(g);
  console.log(`${g.name.padEnd(10)} ${distance < 1e-6 ? "agrees" : "DISAGREES"} to within 1e-6`);
}

// %% [markdown] id="gradient-check-reading"
// The check can fail. Had you forgotten the factor $g'(Z_1)$, which is easy to do, this would have been the distance for tanh:

// %% id="gradient-check-fails"
const forgetful: Layer = { forward: tanh.forward, backward: (dA) => dA };

console.log(checkGradient(forgetful).toFixed(2));

// %% [markdown] id="training"
// ## Train it, four times
//
// Plain gradient descent: 2,000 steps over the whole data set, with the learning rate 1, from the same starting weights.

// %% id="train"
function train(
  g: Layer,
  steps: number,
  learningRate: number,
): { parameters: Parameters; errors: number[]; accuracy: number } {
  const parameters = initialise(2);
  const errors: number[] = [];
  for (let step = 0; step < steps; step++) {
    const forward = propagateForward(g, parameters, X);
    errors.push(meanCrossEntropy(forward.Z2));
    const gradient = propagateBackward(g, parameters, forward);
    for (const name of names) {
      const { data } = parameters[name];
      for (let i = 0; i < data.length; i++) data[i]! -= learningRate * gradient[name].data[i]!;
    }
  }
  const { A2, Z2 } = propagateForward(g, parameters, X);
  errors.push(meanCrossEntropy(Z2));
  const right = A2.data.reduce((count, a, i) => count + Number(a > 0.5 === (Y.data[i] === 1)), 0);
  return { parameters, errors, accuracy: right / m };
}

const steps = 2000;
const runs = activations.map((g) => ({ g, ...train(g, steps, 1) }));
for (const { g, errors, accuracy } of runs) {
  const at = (step: number): string => errors[step]!.toFixed(3);
  console.log(
    `${g.name.padEnd(10)} J after 0, 100, 500, 2000 steps: ${[0, 100, 500, steps].map(at).join("  ")}   right: ${(100 * accuracy).toFixed(1)} %`,
  );
}

// %% id="learning-curves" tags=["hide-input"]
import { plotLines, show } from "@slope/plots";

const shown = Array.from({ length: 201 }, (_, i) => i * 10);
await show(
  plotLines(
    runs.map(({ g, errors }) => ({ name: g.name, x: shown, y: shown.map((step) => errors[step]!) })),
    { title: "The sigmoid network is the last to leave the plateau", x: "step", y: "error J" },
  ),
);

// %% [markdown] id="training-reading"
// Same network, same weights, same data, and nothing changed but $g$. The sigmoid network sits on a plateau at first: of what
// comes back through the hidden layer, its slope lets at most $\frac{1}{4}$ pass. tanh leaves at once. ReLU and Leaky ReLU are ahead of both, and hardly differ from each other.

// %% [markdown] id="regions"
// ## What they learned
//
// The colour is the probability of class 1 that the network gives to each point of the plane.

// %% id="decision-regions" tags=["hide-input"]
import { plotDecisionRegions } from "@slope/plots";

await show(
  plotDecisionRegions(
    runs
      .filter(({ g }) => g === tanh || g === relu)
      .map(({ g, parameters }) => ({
        name: g.name,
        probability: (x: number, y: number) =>
          propagateForward(g, parameters, { rows: 2, columns: 1, data: Float64Array.of(x, y) }).A2.data[0]!,
      })),
    points,
    { title: "tanh draws its boundary in curves, ReLU in straight pieces" },
  ),
);

// %% [markdown] id="regions-reading"
// The boundary of tanh is a curve. That of ReLU is made of straight pieces, and each bend in it is a place where one of the hidden units
// is at its kink.

// %% [markdown] id="kink-choice"
// ## Does the slope at 0 matter?
//
// The lecture says it is no big deal what you take for $g'(0)$. Train the ReLU network once more, with $g'(0) = 0$ in place of 1:

// %% id="kink-choice-run"
const other = train(relu.withDerivativeAtKink(0), steps, 1);
const run = runs.find(({ g }) => g === relu)!;

console.log("g′(0) = 1: J =", run.errors[steps]);
console.log("g′(0) = 0: J =", other.errors[steps]);

// %% [markdown] id="kink-choice-reading"
// Not one digit differs. Was the choice ever asked for? Count the hidden units that are at $z = 0$ exactly, at each step and for
// each example:

// %% id="count-kinks"
const tally = { asked: 0, atKink: 0 };
const counting: Layer = {
  forward: relu.forward,
  backward: (dA, Z) => {
    tally.asked += Z.length;
    for (const z of Z) if (z === 0) tally.atKink++;
    return relu.backward(dA, Z);
  },
};
train(counting, steps, 1);
console.log(`${tally.atKink} of ${tally.asked} slopes were asked for at z = 0`);

// %% [markdown] id="kink-choice-end"
// Never. The lecture is right: it's fine.

// %% [markdown] id="sources"
// ## Sources
//
// - The lecture: *Derivatives of activation functions*, deeplearning.ai, Neural Networks and Deep Learning, week 3.
// - D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning representations by back-propagating errors", *Nature* 323 (1986), 533–536.
// - I. Goodfellow, Y. Bengio, A. Courville, *Deep Learning*, MIT Press (2016), chapter 6, on hidden layers and the cross-entropy.
// - G. E. P. Box, M. E. Muller, "A note on the generation of random normal deviates", *Annals of Mathematical Statistics* 29 (1958), 610–611.
