// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown] id="claim"
// # 8 · Numerics
//
// **Two formulas that are equal on paper need not be equal in a computer: $a(1 - a)$ loses a digit for every 2.3 that $z$ grows, while
// $\frac{e^{-|z|}}{(1 + e^{-|z|})^2}$, the same slope, loses none.**
//
// You will see why, how to tell a safe formula from an unsafe one before you run it, what the formulas of PyTorch,
// TensorFlow and JAX make of it, and how the functions of this library come to be right in the last digit, and at what price.

// %% id="hero" tags=["hide-input"]
import { sigmoid } from "@slope/activations";
import { plotLines, show } from "@slope/plots";

const bits = new DataView(new ArrayBuffer(8));

/** The distance from |x| to the next larger float64. */
function ulp(x: number): number {
  bits.setFloat64(0, Math.abs(x));
  bits.setBigInt64(0, bits.getBigInt64(0) + 1n);
  return bits.getFloat64(0) - Math.abs(x);
}

/** By how many units in the last place a number is off; at least ½, which rounding alone costs. */
const errorInUlps = (got: number, exact: number): number =>
  Math.max(0.5, Math.abs(got - exact) / ulp(exact));

const a = (z: number): number => 1 / (1 + Math.exp(-z));
const ofOutput = (z: number): number => a(z) * (1 - a(z));
const ofInput = (z: number): number => {
  const e = Math.exp(-Math.abs(z));
  return e / (1 + e) ** 2;
};

const halves = Array.from({ length: 91 }, (_, i) => i / 2);
await show(
  plotLines(
    [
      {
        name: "a(1 − a)",
        x: halves,
        y: halves.map((z) => errorInUlps(ofOutput(z), sigmoid.derivative(z))),
      },
      {
        name: "from z",
        x: halves,
        y: halves.map((z) => errorInUlps(ofInput(z), sigmoid.derivative(z))),
      },
    ],
    {
      title: "Two formulas for one slope: the first loses all its digits",
      x: "z",
      y: { title: "error in units in the last place", scale: "log" },
      marks: [{ x: 36.75, label: "a rounds to 1" }],
    },
  ),
);

// %% [markdown] id="prerequisites"
// **Before you begin:** you need the slopes of the [sigmoid](1-sigmoid.ipynb) and of [tanh](2-tanh.ipynb), and logarithms. Nothing about computers
// is presumed.

// %% [markdown] id="definition"
// ## What a computer calls a number
//
// A floating-point number has a fixed count of binary digits, and a power of two that says where they begin. In **float64** there are
// 53 of them, in **float32** 24. So between two neighbouring powers of two the numbers lie evenly, and past each power
// the gap between them doubles. Here is the whole picture for a format with 3 digits:

// %% id="toy-format" tags=["hide-input"]
const toy = [-2, -1, 0, 1, 2].flatMap((exponent) =>
  [4, 5, 6, 7].map((digits) => ({
    x: (digits * 2 ** exponent) / 4,
    gap: 2 ** exponent / 4,
  })),
);
await show(
  plotLines(
    [
      {
        name: "numbers",
        x: toy.map(({ x }) => x),
        y: toy.map(({ gap }) => gap),
        draw: "points",
      },
    ],
    {
      title: "The gap to the next number doubles at each power of two",
      x: "number",
      y: "gap: one unit in its last place",
    },
  ),
);

// %% [markdown] id="ulp-reading"
// That gap is called a **unit in the last place**, or ULP. For $2^e \le |x| < 2^{e+1}$ in float64 it is
//
// <!-- slope: unchecked because it is what the word means -->
// $$\mathrm{ulp}(x) = 2^{e - 52}$$
//
// A result is *correctly rounded* if no number of the format is nearer to the truth; then it is off by at most half a ULP. Addition, subtraction,
// multiplication and division are correctly rounded by the standard. Write $\mathrm{fl}(x)$ for what the computer holds in place of the true result $x$; then
// the relative error $\delta$ is small:
//
// <!-- slope: unchecked because it is what the standard promises, not a consequence -->
// $$\mathrm{fl}(x) = x (1 + \delta), \qquad |\delta| \le 2^{-53}$$
//
// which is about $1.1 \cdot 10^{-16}$. Note the word *relative*: the promise holds for tiny numbers as well as for large ones, down to
// $2 \cdot 10^{-308}$. (Below that the digits go one by one, until $5 \cdot 10^{-324}$ is the last number above 0.) Small results are not the problem. Differences are.

// %% [markdown] id="derivation"
// ## Why a difference loses digits
//
// Let the output of the sigmoid, $a = \sigma(z)$, be off by a rounding error: instead of $a$ the computer holds $a(1 + \delta)$. What does $1 - a$ become?
// Factor out what it should be:

// %% id="amplification"
import {
  derivation,
  describeVerdict,
  environment,
  prove,
} from "@slope/proofs";

const r = String.raw;

derivation(r`1 - a (1 + \delta)`, [
  [r`(1 - a) - \delta a`, "multiply out"],
  [r`(1 - a) \left( 1 - \delta \frac{a}{1 - a} \right)`, "factor out 1 − a"],
]);

// %% [markdown] id="amplification-reading"
// The relative error was $\delta$, and it is now $\delta \frac{a}{1-a}$. For the sigmoid the factor in front is an old friend:
//
// $$\frac{\sigma(z)}{1 - \sigma(z)} = e^z$$
//
// So the error grows like $e^z$, which is a decimal digit for each $\log 10 \approx 2.3$. It starts at $10^{-16}$, and at $z = 36.7$, where $e^z$ has
// grown to $2^{53}$, nothing is left. The subtraction itself is exact, by the way, from $a = \frac{1}{2}$ on. It does not make the error; it uncovers it.
//
// The way out is to never form the difference. The same slope, in terms of $e^{-|z|}$:
//
// $$\sigma(z)(1 - \sigma(z)) = \frac{e^{-|z|}}{(1 + e^{-|z|})^2}$$
//
// Only a product, a quotient and a sum of positive numbers: none of them can cancel, and each costs at most half a ULP, the exponential itself
// about one. And the absolute value keeps the exponential at or below 1, so that nothing overflows.
//
// ### The same for $\log(1 + e^z)$
//
// Softplus, the smooth ReLU, and the cross-entropy both need $\log(1 + e^z)$. On the left, $1 + e^z$ rounds to 1 and the logarithm to 0; on the right
// $e^z$ overflows. Take out the larger of 1 and $e^z$:
//
// $$\log(1 + e^z) = z + \log(1 + e^{-z})$$
//
// $$\log(1 + e^z) = \max(z, 0) + \log(1 + e^{-|z|})$$
//
// and leave $\log(1 + x)$ for small $x$ to a function that was made for it, `Math.log1p`.

// %% id="softplus-error" tags=["hide-input"]
import { softplus } from "@slope/activations";

const naiveSoftplus = (z: number): number => Math.log(1 + Math.exp(z));
const safeSoftplus = (z: number): number =>
  Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
const both = Array.from({ length: 91 }, (_, i) => i - 45);
await show(
  plotLines(
    [
      {
        name: "log(1 + eᶻ)",
        x: both,
        y: both.map((z) => errorInUlps(naiveSoftplus(z), softplus(z))),
      },
      {
        name: "rewritten",
        x: both,
        y: both.map((z) => errorInUlps(safeSoftplus(z), softplus(z))),
      },
    ],
    {
      title: "log(1 + eᶻ) is lost on the left, its rewritten form nowhere",
      x: "z",
      y: { title: "error in units in the last place", scale: "log" },
    },
  ),
);
for (const z of [-40, 800])
  console.log(
    `z = ${z}: as it stands ${naiveSoftplus(z)}, rewritten ${safeSoftplus(z)}`,
  );

// %% [markdown] id="see"
// ## See it
//
// How far you get with $1 - a$ depends on the digits you have. Move the slider through the formats in use: the steps are the only values that
// $1 - a$ can take, and where the line ends, $a$ has become 1. Here $a$ is the true value, rounded once; the first figure's $a$ was 1 a little sooner,
// at 36.7, where $1 + e^{-z}$ rounds to 1.

// %% id="digits-slider" tags=["hide-input"]
import { plotFrames } from "@slope/plots";

/** x between ½ and 1, rounded to so many binary digits. */
const roundTo = (x: number, digits: number): number =>
  Math.round(x * 2 ** digits) / 2 ** digits;
const formats = [
  { name: "bfloat16", digits: 8 },
  { name: "float16", digits: 11 },
  { name: "float32", digits: 24 },
  { name: "float64", digits: 53 },
];
const upTo40 = Array.from({ length: 81 }, (_, i) => i / 2);
await show(
  plotFrames(
    formats.map(({ name, digits }) => ({
      label: `${name}: ${digits} digits`,
      series: [
        { name: "true", x: upTo40, y: upTo40.map((z) => sigmoid(-z)) },
        {
          name: "1 − a",
          x: upTo40,
          y: upTo40.map((z) => 1 - roundTo(sigmoid(z), digits)),
        },
      ],
    })),
    {
      title: "1 − a ends where a rounds to 1",
      x: "z",
      y: { title: "1 − a", scale: "log" },
      active: 2,
    },
  ),
);
for (const { name, digits } of formats)
  console.log(
    `${name.padEnd(8)}  a is 1 from z = ${((digits + 1) * Math.log(2)).toFixed(1)} on`,
  );

// %% [markdown] id="check"
// ## Check it
//
// All along, the functions of this library stood for the truth. Are they? Compute the slope once more, in whole numbers of 400 binary digits, with
// nothing but the series of the exponential function, at 300 points, and compare; then run the laws:

// %% id="exact" tags=["hide-input"]
/** Fractions are whole numbers, with so many binary digits after the point. */
const precision = 400n;
const one = 1n << precision;

/** e^(−z) for z ≥ 0: halve z ten times, add up the series, square ten times. */
function exactExponential(z: number): bigint {
  // z is m / 2⁶⁰ exactly, for the z used here.
  const x = (BigInt(z * 2 ** 60) << precision) >> 70n;
  let term = one;
  let sum = one;
  for (let n = 1n; term !== 0n; n++) {
    term = -(term * x) / (n << precision);
    sum += term;
  }
  for (let i = 0; i < 10; i++) sum = (sum * sum) >> precision;
  return sum;
}

/** The error of a slope at z, in ULPs, to six digits. */
function exactError(slope: number, z: number): number {
  const e = exactExponential(z);
  const exact = (((e << precision) / (one + e)) << precision) / (one + e);
  // Scaled by a power of two: exactly as it is.
  const scaled = (x: number): bigint => BigInt(x * 2 ** Number(precision));
  const apart =
    scaled(slope) > exact ? scaled(slope) - exact : exact - scaled(slope);
  return (
    Number((apart * 1_000_000n) / scaled(ulp(sigmoid.derivative(z)))) / 1e6
  );
}

const test = Array.from(
  { length: 300 },
  (_, i) => ((i + 1) * 2 ** 20 + i * i) / 2 ** 23,
);
const largest = (slope: (z: number) => number): string =>
  Math.max(...test.map((z) => exactError(slope(z), z))).toPrecision(2);
console.log(`up to z = ${test.at(-1)!.toFixed(1)}, largest error in ULPs:`);
console.log(`sigmoid.derivative   ${largest(sigmoid.derivative)}`);
console.log(`e/(1 + e)² from z    ${largest(ofInput)}`);
console.log(`a(1 − a)             ${largest(ofOutput)}`);

// %% id="laws"
import { checkLaws, formatReport } from "@slope/laws";

checkLaws(sigmoid);

// %% [markdown] id="breaks"
// ## Where it breaks
//
// These are the formulas with which three frameworks compute slopes and softplus, read in their sources. Sigmoid: all three use $a(1-a)$.
// Tanh: PyTorch and TensorFlow use $1 - a^2$, JAX $(1 + a)(1 - a)$. Softplus: PyTorch takes `log1p` of $e^z$, and $z$ above 20; TensorFlow the
// same, but $e^z$ and $z$ at the ends; JAX has the rewritten form. Here is each, operation by operation in float32, on the assumption that every exponential, logarithm and tanh
// is correctly rounded. So what you see is the fault of the formulas alone.

// %% id="framework-formulas"
import { tanh } from "@slope/activations";

const f = Math.fround;

/** The distance from |x| to the next float32, subnormal numbers included. */
const ulp32 = (x: number): number =>
  2 ** Math.max(-149, Math.floor(Math.log2(Math.abs(x))) - 23);

const slopesOfTanh: Record<string, (z: number) => number> = {
  "PyTorch, TensorFlow": (z) => {
    const a = f(tanh(z));
    return f(1 - f(a * a));
  },
  JAX: (z) => {
    const a = f(tanh(z));
    return f(f(1 + a) * f(1 - a));
  },
  "from z": (z) => {
    const e = f(Math.exp(-2 * Math.abs(z)));
    return f(f(4 * e) / f(f(1 + e) * f(1 + e)));
  },
};
const threshold = f(Math.log(2 ** -23) + 2);
const softpluses: Record<string, (z: number) => number> = {
  PyTorch: (z) => (z > 20 ? z : f(Math.log1p(f(Math.exp(z))))),
  TensorFlow: (z) =>
    z > -threshold
      ? z
      : z < threshold
        ? f(Math.exp(z))
        : f(Math.log1p(f(Math.exp(z)))),
  JAX: (z) => f(Math.max(z, 0) + f(Math.log1p(f(Math.exp(-Math.abs(z)))))),
};

// %% id="framework-figures" tags=["hide-input"]
const quarters = (from: number, to: number): number[] =>
  Array.from({ length: (to - from) * 4 + 1 }, (_, i) => from + i / 4);
const errorOf =
  (formula: (z: number) => number, exact: (z: number) => number) =>
  (z: number) =>
    Math.max(0.5, Math.abs(formula(z) - exact(z)) / ulp32(exact(z)));

const toTwelve = quarters(0, 12);
await show(
  plotLines(
    Object.entries(slopesOfTanh).map(([name, formula]) => ({
      name: name.replace(", TensorFlow", ", TF"),
      x: toTwelve,
      y: toTwelve.map(errorOf(formula, tanh.derivative)),
    })),
    {
      title: "From the output, the slope of tanh is lost before z = 10",
      x: "z",
      y: { title: "error in float32 ULPs", scale: "log" },
      marks: [{ x: 9.01, label: "a is 1" }],
    },
  ),
);
const around = quarters(-20, 24);
await show(
  plotLines(
    Object.entries(softpluses).map(([name, formula]) => ({
      name,
      x: around,
      y: around.map(errorOf(formula, softplus)),
    })),
    {
      title: "Softplus is safe in all three",
      x: "z",
      y: "error in float32 ULPs",
    },
  ),
);

// %% id="framework-report" tags=["hide-input"]
const wholeRange = Array.from({ length: 20_001 }, (_, i) =>
  f((i - 10_000) / 100),
);
function report(
  what: string,
  formulas: Record<string, (z: number) => number>,
  exact: (z: number) => number,
): void {
  for (const [name, formula] of Object.entries(formulas)) {
    const errors = wholeRange.map(errorOf(formula, exact));
    const worst = errors.reduce(
      (best, error, i) => (error > errors[best]! ? i : best),
      0,
    );
    const size = errors[worst]!.toPrecision(2).padStart(7);
    const lost = wholeRange.find(
      (z) => z > 0 && formula(z) === 0 && exact(z) > 2 ** -126,
    );
    const where =
      lost === undefined
        ? `at z = ${wholeRange[worst]!.toFixed(2)}`
        : `0 from ${lost.toFixed(2)} on`;
    console.log(
      `${what.padEnd(13)} ${name.padEnd(24)} ${size} ULPs, ${where}`,
    );
  }
}

// %% id="framework-table" tags=["hide-input"]
const slopesOfSigmoid: Record<string, (z: number) => number> = {
  "PyTorch, TensorFlow, JAX": (z) => {
    const a = f(sigmoid(z));
    return f(a * f(1 - a));
  },
  "from z": (z) => {
    const e = f(Math.exp(-Math.abs(z)));
    return f(e / f(f(1 + e) * f(1 + e)));
  },
};
console.log("largest error for z from -100 to 100, in steps of 0.01");
report("sigmoid slope", slopesOfSigmoid, sigmoid.derivative);
report("tanh slope", slopesOfTanh, tanh.derivative);
report("softplus", softpluses, softplus);

// %% [markdown] id="breaks-reading"
// $1.7 \cdot 10^7$ ULPs are $2^{24}$: not one digit is left. Softplus is in order everywhere; somebody rewrote it, in each framework in a different way, and only
// TensorFlow's switch to $e^z$ costs a few ULPs at its border. (PyTorch's line lies under JAX's.) At its worst, JAX's
// $(1+a)(1-a)$ is a little better than $1 - a^2$ while $z$ is between 1 and 5, because it subtracts before it rounds a square; but it too comes from $a$, and what
// $a$ has lost no formula brings back. That is no carelessness. A framework keeps the outputs and drops the inputs, because memory is dear, and then $a$ is all it has.
//
// ### How ours are built
//
// `sigmoid.derivative` computes from $z$, and carries about 106 digits in between, as the sum of two float64 numbers. The trick is old: the
// rounding error of a sum is itself a floating-point number, and can be had by subtracting again.

// %% id="two-numbers"
const big = 1;
const small = 1e-17;
const sum = big + small;
const lost = small - (sum - big);
console.log(`1 + 1e-17 = ${sum}, and ${lost} was lost on the way`);

// %% [markdown] id="two-numbers-reading"
// Keep both, and nothing is lost. The exponential, the sum and the quotient are computed in such pairs, and rounded once, at the end. The
// largest error is then hardly above the half that rounding itself costs, as you saw in the check.
//
// A whole array of float32 need not pay for pairs. There a quotient $q \approx x / y$ is computed in float32, and the small rest $(x - q\,y)/y$
// is added at the end. Tried on all $2^{32}$ numbers of the format, sigmoid, tanh and their slopes stay within 1 ULP that way.
//
// ### What it costs
//
// Time depends on the machine and on the hour, so it is measured apart from this notebook. This is the record kept with the library: nanoseconds
// an element, float32, a million elements at once; the median, and in brackets the fastest run. "Accurate" is within 1 ULP, "fast" within 4.

// %% id="cost" tags=["hide-input"]
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const folder = dirname(require.resolve("@slope/activations/package.json"));
const lines = readFileSync(join(folder, "BENCH.md"), "utf8").split("\n");
const table = lines
  .slice(lines.indexOf("## n = 1000000"))
  .filter((line) => line.startsWith("|"));
const columns = table
  .filter((line) => !line.startsWith("| ---"))
  .map((line) => line.split("|").map((cell) => cell.trim()));
const picked = [
  "ns an element",
  "ours, accurate",
  "ours, fast",
  "plain JavaScript",
].map((name) => columns[0]!.indexOf(name));
const operations = [
  "ns an element",
  "sigmoid",
  "sigmoid backward",
  "tanh backward",
];
for (const row of columns) {
  if (!operations.includes(row[1]!)) continue;
  console.log(
    picked
      .map((column, i) =>
        i === 0 ? row[column]!.padEnd(18) : row[column]!.padStart(18),
      )
      .join(""),
  );
}

// %% [markdown] id="network"
// ## In a network
//
// Does it matter? To a gradient that is summed over many examples, a slope that is a little wrong in the tails hardly does. To a unit that *is* in the
// tail, it does. Take a single unit at $z = 20$ that should answer 0, with $J = \frac{1}{2} a^2$, in float32. Its gradient is $a \cdot g'(z)$:

// %% id="stuck"
const stuck = Float32Array.of(5, 10, 17, 20);
const A = sigmoid.forward(stuck);
const fromOutput = A.map((output) => output * f(output * f(1 - output)));
const fromInput = sigmoid.backward(A, stuck);
stuck.forEach((z, i) => {
  const [ofA, ofZ] = [fromOutput[i]!, fromInput[i]!].map((slope) =>
    slope.toExponential(2).padEnd(8),
  );
  console.log(`z = ${String(z).padEnd(2)}  from a: ${ofA}  from z: ${ofZ}`);
});

/** Steps of 0.1 against the gradient's sign until z is below 0, or stuck. */
function descend(gradient: (z: number) => number): string {
  let z = f(20);
  for (let step = 0; step < 1000; step++) {
    if (z < 0) return `z is below 0 after ${step} steps`;
    z = f(z - 0.1 * Math.sign(gradient(z)));
  }
  return `z is still ${z}`;
}
console.log(
  "from a:",
  descend(
    (z) => f(sigmoid(z)) * slopesOfSigmoid["PyTorch, TensorFlow, JAX"]!(z),
  ),
);
console.log(
  "from z:",
  descend((z) => f(sigmoid(z)) * slopesOfSigmoid["from z"]!(z)),
);

// %% [markdown] id="network-reading"
// A method that follows the sign of the gradient, or like Adam its size relative to what it was before, needs no large gradient. It needs one
// that is not 0. (Adam adds $10^{-8}$ to what it divides by. That alone would make its steps here about six times smaller.) In plain gradient descent, neither would get away: $2 \cdot 10^{-9}$ a step is right, and hopeless. Numerics cannot mend a slope
// that is truly flat. It can only make sure that what you see is the slope.

// %% [markdown] id="exercises"
// ## Exercises
//
// Each cell holds an attempt that is wrong, and says where. Change it until it says "proven". The answers are folded.

// %% [markdown] id="exercise-1"
// ### 1. The slope of tanh, safely
//
// Write $1 - \tanh^2(z)$ without a difference, in terms of $e^{-2|z|}$.

// %% id="exercise-1-attempt"
/** Prints a sentence in lines that fit the page. */
const say = (text: string): void =>
  console.log(text.replace(/(.{1,72})(?: |$)/g, "$1\n  ").trim());
const judge = (equation: string): void =>
  say(describeVerdict(prove(equation, { environment: environment() })));

judge(r`1 - \tanh^2(z) = \frac{4 e^{-2|z|}}{1 + e^{-4|z|}}`);

// %% [markdown] id="exercise-1-answer" tags=["answer"]
// The denominator is the square of a sum, not the sum of the squares. It is $\sigma$'s form with $2z$ for $z$, times 4.

// %% id="exercise-1-answer-code" tags=["answer"]
judge(r`1 - \tanh^2(z) = \frac{4 e^{-2|z|}}{(1 + e^{-2|z|})^2}`);

// %% [markdown] id="exercise-2"
// ### 2. The logarithm of a sigmoid
//
// $\log(\sigma(z))$ is $-\infty$ as soon as $\sigma(z)$ underflows. Which softplus is it?

// %% id="exercise-2-attempt"
judge(r`\log(\sigma(z)) = -\log(1 + e^{z})`);

// %% [markdown] id="exercise-2-answer" tags=["answer"]
// $\sigma(z)$ is one over $1 + e^{-z}$, and the logarithm turns the quotient into a minus sign. Softplus at $-z$ is safe everywhere.

// %% id="exercise-2-answer-code" tags=["answer"]
judge(r`\log(\sigma(z)) = -\log(1 + e^{-z})`);

// %% [markdown] id="exercise-3"
// ### 3. Cross-entropy from z
//
// $J = -y \log(a) - (1 - y) \log(1 - a)$ with $a = \sigma(z)$ takes the logarithm of 0 when $a$ rounds to 1. Write it in $z$.

// %% id="exercise-3-attempt"
judge(
  r`- y \log(\sigma(z)) - (1 - y) \log(1 - \sigma(z))
    = \log(1 + e^{-|z|}) - z y`,
);

// %% [markdown] id="exercise-3-answer" tags=["answer"]
// $-\log(1 - \sigma(z))$ is softplus of $z$, and $-\log \sigma(z)$ is that minus $z$. Together softplus of $z$, minus $zy$; and softplus has a $\max(z, 0)$.

// %% id="exercise-3-answer-code" tags=["answer"]
judge(
  r`- y \log(\sigma(z)) - (1 - y) \log(1 - \sigma(z))
    = \max(z, 0) + \log(1 + e^{-|z|}) - z y`,
);

// %% [markdown] id="exercise-4"
// ### 4. How fast does 1 − a² lose digits?
//
// Do for $1 - a^2$ what the derivation did for $1 - a$: put $a(1 + \delta)$ for $a$, and factor out $1 - a^2$. The attempt forgets that $\delta$ is squared too.

// %% id="exercise-4-attempt"
judge(
  r`1 - a^2 (1 + \delta)^2
    = (1 - a^2) \left( 1 - 2 \delta \frac{a^2}{1 - a^2} \right)`,
);

// %% [markdown] id="exercise-4-answer" tags=["answer"]
// $(1 + \delta)^2 = 1 + 2\delta + \delta^2$. The factor $\frac{a^2}{1 - a^2}$ is $\sinh^2(z)$ for tanh, so the error grows like $e^{2z}$: a digit for every $1.15$.

// %% id="exercise-4-answer-code" tags=["answer"]
judge(
  r`1 - a^2 (1 + \delta)^2
    = (1 - a^2)
      \left( 1 - (2 \delta + \delta^2) \frac{a^2}{1 - a^2} \right)`,
);

// %% [markdown] id="exercise-5"
// ### 5. Softplus in code
//
// The attempt is correct on paper. The laws find where it is not in a computer. Change the code, and the formula with it, until every law holds.

// %% id="exercise-5-attempt"
/** Is the formula softplus? And which law does the code break first? */
function judgeCode(formula: string, value: (z: number) => number): void {
  judge(`\\log(1 + e^z) = ${formula}`);
  const mine = {
    name: "mine",
    value,
    derivative: sigmoid.value,
    monotone: "strictly increasing" as const,
  };
  const broken = checkLaws(mine).filter(({ ok }) => ok === false);
  say(
    broken.length === 0
      ? "every law holds"
      : formatReport(broken).split("\n").at(-1)!,
  );
}

judgeCode(r`\log(1 + e^z)`, (z) => Math.log(1 + Math.exp(z)));

// %% [markdown] id="exercise-5-answer" tags=["answer"]
// The larger of the two terms is taken out, so that the exponential is never more than 1, and `log1p` takes what is small as it is.

// %% id="exercise-5-answer-code" tags=["answer"]
judgeCode(
  r`\max(z, 0) + \log(1 + e^{-|z|})`,
  (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
);

// %% id="stated-numbers" tags=["hide-input"]
/** Each number that the text states, against what is computed. */
const stated: [text: string, computed: number][] = [
  ["2.3", Math.log(10)],
  ["1.15", Math.log(10) / 2],
  ["36.7", 53 * Math.log(2)],
  ["1.1e-16", 2 ** -53],
  ["2e-308", 2 ** -1022],
  ["5e-324", 2 ** -1074],
  ["2e-9", fromInput[3]!],
  ["1.7e7", 2 ** 24],
  ["6", (fromInput[3]! + 1e-8) / fromInput[3]!],
];
for (const [text, computed] of stated) {
  const digits = text.replace(/e.*/, "").replace(".", "").length;
  if (Number(computed.toPrecision(digits)) !== Number(text))
    throw new Error(`The text says ${text}, but it is ${computed}.`);
}
const worstBelow5 = (formula: (z: number) => number): number =>
  Math.max(
    ...wholeRange
      .filter((z) => z > 1 && z < 5)
      .map(errorOf(formula, tanh.derivative)),
  );
if (
  worstBelow5(slopesOfTanh.JAX!) >=
  worstBelow5(slopesOfTanh["PyTorch, TensorFlow"]!)
)
  throw new Error("The text says that (1 + a)(1 − a) is better; it is not.");
console.log(
  `The text states ${stated.length} numbers that no output shows; each was computed again.`,
);

// %% [markdown] id="sources"
// ## Sources
//
// - D. Goldberg, "What every computer scientist should know about floating-point arithmetic", *ACM Computing Surveys* 23 (1991), 5–48.
// - N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., SIAM (2002), chapters 1 and 2.
// - IEEE Std 754-2019, *IEEE Standard for Floating-Point Arithmetic*.
// - T. J. Dekker, "A floating-point technique for extending the available precision", *Numerische Mathematik* 18 (1971), 224–242.
// - M. Mächler, "Accurately computing log(1 − exp(−|a|))", vignette of the R package Rmpfr (2012), on log1p and expm1.
// - M. Riedmiller, H. Braun, "A direct adaptive method for faster backpropagation learning: the RPROP algorithm", *IEEE International Conference on Neural Networks* (1993), 586–591.
// - The sources of PyTorch (`sigmoid_backward`, `tanh_backward`, `softplus`), TensorFlow (`cwise_ops_gradients.h`, `softplus_op.h`) and JAX (`lax.logistic`, `lax.tanh`, `jax.nn.softplus`).
// - How the functions of this library were measured: `ULP.md`, `EXHAUSTIVE.md` and `BENCH.md` in the folder `packages/activations`.
