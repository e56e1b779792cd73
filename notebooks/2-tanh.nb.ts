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
// gradient can pass without shrinking. You will derive the formula in the way of the lecture, which splits tanh
// into two sigmoid-like halves, $A$ and $B$, and then do what the lecture leaves out: prove that $A + B$ and
// $1 - \tanh^2(z)$ are the same function, for every $z$ and not for two of them.

// %% id="hero" tags=["hide-input"]
import { tanh } from "@slope/activations";
import { plotSlope, show } from "@slope/plots";

await show(plotSlope(tanh, { from: -4, to: 4 }));

// %% [markdown] id="prerequisites"
// **Before you begin:** you need the chain rule, and what back-propagation asks of a unit: $\partial J / \partial z$ from
// $\partial J / \partial a$. [The notebook on the sigmoid](1-sigmoid.ipynb) has both.

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

// %% [markdown] id="derivation"
// ## The derivation, line by line
//
// As in every notebook, each equals sign with a mark was proven, by exact algebra and for every $z$.
//
// ### Split it
//
// The slope of $g$ at $z$ is
//
// $$g'(z) = \frac{d}{dz} \left( \frac{e^z - e^{-z}}{e^z + e^{-z}} \right)$$
//
// Take the fraction apart at the minus sign. In the first part divide above and below by $e^z$, in the second by $e^{-z}$:
//
// $$\frac{e^z - e^{-z}}{e^z + e^{-z}} = \frac{e^z}{e^z + e^{-z}} - \frac{e^{-z}}{e^z + e^{-z}}$$
//
// $$\frac{e^z}{e^z + e^{-z}} - \frac{e^{-z}}{e^z + e^{-z}} = \frac{1}{1 + e^{-2z}} - \frac{1}{e^{2z} + 1}$$
//
// So the slope is the difference of two slopes:
//
// $$g'(z) = \frac{d}{dz} \left( \frac{1}{1 + e^{-2z}} \right) - \frac{d}{dz} \left( \frac{1}{1 + e^{2z}} \right)$$
//
// The lecture writes them as powers, and calls the first one $A$ and the second one, **together with the minus sign in front of it**, $B$. That is why
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
// Together they are what the lecture calls the right-hand side, RHS:
//
// $$g'(z) = A + B$$
//
// $$A + B = 2 \left[ (1 + e^{-2z})^{-2} \cdot e^{-2z} + (1 + e^{2z})^{-2} \cdot e^{2z} \right]$$

// %% [markdown] id="lhs"
// ### The other side
//
// The claim is that all this is $1 - \tanh^2(z)$, the left-hand side, LHS. Put in the split form of tanh:
//
// $$1 - (\tanh(z))^2 = 1 - \left[ \frac{1}{1 + e^{-2z}} - \frac{1}{1 + e^{2z}} \right]^2$$
//
// Expand the square: the first squared, plus the second squared, minus twice their product:
//
// $$(\tanh(z))^2 = \frac{1}{(1 + e^{-2z})^2} + \frac{1}{(1 + e^{2z})^2} - \frac{2}{(1 + e^{-2z})(1 + e^{2z})}$$
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
// >
// > <!-- slope: unchecked because it is the slip: the cell below refutes it -->
// > $$\frac{2 \cdot \frac{1}{1 + e^{-2z}} \cdot \frac{1}{1 + e^{2z}}}{(1 + e^{-2z}) \cdot (1 + e^{2z})}$$
// >
// > the product of the two fractions *divided once more* by their denominators. The line after it is right again, so this was a slip
// > of the pen. But it changes the value. Write $p$ and $q$ for the two fractions, and ask:

// %% id="prover" tags=["hide-input"]
import {
  derivation,
  describeVerdict,
  environment,
  prove,
} from "@slope/proofs";

const r = String.raw;
/** Prints a sentence in lines that fit the page. */
const say = (text: string): void =>
  console.log(text.replace(/(.{1,72})(?: |$)/g, "$1\n  ").trim());

// %% id="cross-term"
const halves = environment(
  r`p = \frac{1}{1 + e^{-2z}}`,
  r`q = \frac{1}{1 + e^{2z}}`,
);
const onTheSlide = r`z = 1, \quad (p - q)^2 =
  p^2 + q^2 - \frac{2 p q}{(1 + e^{-2z})(1 + e^{2z})}`;

for (const [name, equation] of [
  ["mended", "(p - q)^2 = p^2 + q^2 - 2 p q"],
  ["on the slide", onTheSlide],
]) {
  const verdict = prove(equation!, { environment: halves });
  say(`${name}: ${describeVerdict(verdict)}`);
}

// %% [markdown] id="two-points"
// ## Two points prove nothing
//
// The lecture ends like this: *put $z = 0$, LHS = RHS = 1; put $z = 100$, LHS = RHS = 0; hence proved.* Two functions that
// agree at two points need not agree anywhere else. Here is one that agrees with the slope of tanh at 0 and at 100, exactly, and is
// wrong everywhere between:
//
// $$h(z) = 1 - \tanh^2(z) + \frac{z (100 - z)}{10000}$$

// %% id="impostor"
const slopeAndImpostor = environment(
  r`g(z) = \tanh(z)`,
  r`h(z) = 1 - \tanh^2(z) + \frac{z (100 - z)}{10000}`,
);
for (const claim of ["h(0) = g'(0)", "h(100) = g'(100)", "h(z) = g'(z)"]) {
  const verdict = prove(claim, { environment: slopeAndImpostor });
  say(`${claim} is ${describeVerdict(verdict)}`);
}

// %% id="impostor-figure" tags=["hide-input"]
import { plotLines } from "@slope/plots";

const between = Array.from({ length: 201 }, (_, i) => i / 2);
await show(
  plotLines(
    [
      {
        name: "h",
        x: between,
        y: between.map((z) => tanh.derivative(z) + (z * (100 - z)) / 10000),
      },
      { name: "g′", x: between, y: between.map(tanh.derivative) },
    ],
    {
      title: "Two functions that meet at 0 and at 100, and nowhere between",
      x: "z",
      y: "slope",
    },
  ),
);

// %% [markdown] id="two-points-lost"
// And there is a second thing wrong with the test. At $z = 0$ both sides are 1, but at $z = 100$ *neither* is 0. The true slope there is
// about $5.5 \cdot 10^{-87}$: tiny, but a number that a computer has no trouble holding. Where both sides come out as 0, both have lost
// it on the way, and the comparison compares nothing:

// %% id="lost-at-100"
const lhs = (z: number): number => 1 - tanh(z) ** 2;
const rhs = (z: number): number =>
  2 *
  ((1 + Math.exp(-2 * z)) ** -2 * Math.exp(-2 * z) +
    (1 + Math.exp(2 * z)) ** -2 * Math.exp(2 * z));

for (const z of [0, 100]) {
  console.log(`z = ${z}: LHS is ${lhs(z)}, RHS ${rhs(z)}`);
  console.log(`  the true slope is ${tanh.derivative(z)}`);
}

// %% [markdown] id="proof"
// At 100, LHS is 0 because $\tanh(100)$ rounds to 1. RHS, in which nothing is subtracted, holds its ground; the lecture rounds it to 0 by hand.
//
// ## The proof, for every $z$
//
// Nothing is put in. Multiply $A$ above and below by $e^{4z}$: **it is the same function as** $B$. Then go from one side of the claim
// to the other:

// %% id="proof-steps" tags=["hide-input"]
derivation(
  r`2 \left[ (1 + e^{-2z})^{-2} \cdot e^{-2z} + (1 + e^{2z})^{-2} \cdot e^{2z} \right]`,
  [
    [
      r`2 \left[ \frac{e^{2z}}{(e^{2z} + 1)^2} + \frac{e^{2z}}{(1 + e^{2z})^2} \right]`,
      "A is B",
    ],
    [r`\frac{4 e^{2z}}{(e^{2z} + 1)^2}`, "twice two of the same"],
    [
      r`\frac{(e^{2z} + 1)^2 - (e^{2z} - 1)^2}{(e^{2z} + 1)^2}`,
      "(u + 1)² − (u − 1)² is 4u",
    ],
    [
      r`1 - \left( \frac{e^{2z} - 1}{e^{2z} + 1} \right)^2`,
      "divide each square by the denominator",
    ],
    [
      r`1 - (\tanh(z))^2`,
      "the definition of tanh, above and below times e to the z",
    ],
  ],
);

// %% [markdown] id="result"
// And with the value that the unit kept,
//
// $$a = \tanh(z)$$
//
// $$g'(z) = 1 - a^2$$

// %% [markdown] id="see"
// ## See it
//
// Move the slider. In the middle the tangent has slope 1: for small $z$, $\tanh(z)$ is hardly different from $z$ itself. Beside the
// sigmoid's, the slope is four times as high and falls off twice as fast.

// %% id="tangent" tags=["hide-input"]
import { plotTangent } from "@slope/plots";

await show(plotTangent(tanh, { from: -4, to: 4, at: 0 }));

// %% id="comparison" tags=["hide-input"]
import { sigmoid } from "@slope/activations";
import { plotComparison } from "@slope/plots";

await show(
  plotComparison([tanh, sigmoid], {
    from: -6,
    to: 6,
    of: "derivative",
    title: "tanh is four times as steep as the sigmoid, on half the width",
  }),
);

// %% [markdown] id="check"
// ## Check it
//
// The same laws as for every activation, each with the largest error found:

// %% id="laws"
import { checkLaws, formatReport } from "@slope/laws";

checkLaws(tanh);

// %% [markdown] id="breaks"
// ## Where it breaks
//
// $1 - a^2$ has the sigmoid's weakness on both sides, and sooner. A little above $|z| = 19$ the floating-point
// number nearest to $|a|$ is 1, and the slope is gone. The lecture's RHS goes on, and then fails in a stranger way. From
// $z = 187$ on its second half is computed as 0, because $(1 + e^{2z})^{-2}$ is smaller than any floating-point number. Since the halves
// are the same, what remains is exactly *half* the slope. From $z = 355$ on, $e^{2z}$ overflows, and the result is not a number.

// %% id="lost-slopes" tags=["hide-input"]
const row = (cells: unknown[]): void =>
  console.log(
    cells.map((cell, i) => String(cell).padStart(i === 0 ? 4 : 24)).join(""),
  );

row(["z", "true slope", "1 − a²", "RHS"]);
for (const z of [-20, 10, 19, 20, 177, 200, 360])
  row([z, tanh.derivative(z), lhs(z), rhs(z)]);

// %% id="relative-error" tags=["hide-input"]
const smallerThanAnyError = 2 ** -53;
const grid = Array.from({ length: 401 }, (_, i) => 350 ** (i / 400));
const errorOf = (slope: (z: number) => number) =>
  grid.map((z) =>
    Math.max(
      Math.abs(slope(z) / tanh.derivative(z) - 1),
      smallerThanAnyError,
    ),
  );
const fromInput = (z: number): number => {
  const s = Math.exp(-2 * Math.abs(z));
  return (4 * s) / (1 + s) ** 2;
};
await show(
  plotLines(
    [
      { name: "1 − a²", x: grid, y: errorOf(lhs) },
      { name: "RHS", x: grid, y: errorOf(rhs) },
      { name: "4s/(1 + s)²", x: grid, y: errorOf(fromInput) },
    ],
    {
      title:
        "1 − a² loses all digits, RHS half of the slope, 4s/(1 + s)² none",
      x: { title: "z", scale: "log" },
      y: { title: "relative error of the slope", scale: "log" },
      marks: [{ y: 0.5, label: "half the slope" }],
    },
  ),
);

// %% [markdown] id="breaks-remedy"
// The fraction from the middle of the proof has neither fault, if it is written so that the exponential cannot grow:
//
// <!-- slope: let s = e^{-2|z|} -->
// $$g'(z) = \frac{4 s}{(1 + s)^2} \quad \text{with } s = e^{-2|z|}$$

// %% [markdown] id="network"
// ## In a network
//
// Going backward, a layer multiplies what it is handed by the slope, $\partial J / \partial z = \partial J / \partial a \cdot g'(z)$, for each
// unit. Where tanh is not saturated, the factor is near 1 and the gradient goes through; where it is, the factor is near 0:

// %% id="backward"
const Z = Float64Array.of(-3, -1, 0, 1, 3);
const dA = new Float64Array(5).fill(1);

console.log("A  =", tanh.forward(Z));
console.log("dZ =", tanh.backward(dA, Z));

// %% [markdown] id="depth"
// Through depth, take [the chain of thirty units](1-sigmoid.ipynb#network) from the first notebook, $z_{l+1} = w\, a_l$, now with tanh, and with sigmoids beside it:

// %% id="chain" tags=["hide-input"]
const depth = 30;

/** ∂J/∂z in front of each unit, from the last one to the first. */
function sendBack(g: typeof tanh | typeof sigmoid, w: number): number[] {
  const z = [0.5];
  for (let l = 1; l < depth; l++) z.push(w * g(z[l - 1]!));
  let da = 1;
  return [...z].reverse().map((here) => {
    const dz = da * g.derivative(here);
    da = w * dz;
    return dz;
  });
}
const chains = [
  { name: "tanh, w = 1", dz: sendBack(tanh, 1) },
  { name: "tanh, w = ½", dz: sendBack(tanh, 0.5) },
  { name: "tanh, w = 2", dz: sendBack(tanh, 2) },
  { name: "sigmoid, w = 1", dz: sendBack(sigmoid, 1) },
];
for (const { name, dz } of chains)
  console.log(
    `${name}: ∂J/∂z of the first unit is ${dz.at(-1)!.toExponential(1)}`,
  );

// %% id="chain-figure" tags=["hide-input"]
const unitsBack = Array.from({ length: depth }, (_, i) => i + 1);
await show(
  plotLines(
    chains.map(({ name, dz }) => ({ name, x: unitsBack, y: dz })),
    {
      title:
        "tanh lets a gradient through thirty units, if the weights are right",
      x: "units passed on the way back",
      y: { title: "∂J/∂z", scale: "log" },
    },
  ),
);

// %% [markdown] id="depth-reading"
// With $w = 1$ the units stay near 0, where the slope is near 1, and a good part of the gradient arrives. A smaller weight
// shrinks it itself; a larger one drives the units into the tails, as with the sigmoid. So tanh is the better of
// the two for hidden layers, and it asks for weights of the right size. There is a second reason: its outputs lie around 0, so
// the next layer sees inputs of both signs, and learning goes better (LeCun et al., below).

// %% [markdown] id="exercises"
// ## Exercises
//
// Each cell below holds an attempt that is wrong, and says where. Change it until it says "proven". The answers are folded, and so is
// what the attempts call.

// %% id="exercise-judges" tags=["hide-input"]
const meaning = environment(r`g(z) = \tanh(z)`, "a = g(z)");
const judge = (equation: string): void =>
  say(describeVerdict(prove(equation, { environment: meaning })));

/** Is f the slope at three points, and everywhere? */
const tryThreePoints = (f: string): void => {
  const known = environment(r`g(z) = \tanh(z)`, `f(z) = ${f}`);
  for (const z of [0, 1, 100]) {
    const verdict = prove(`f(${z}) = g'(${z})`, { environment: known });
    say(`f(${z}): ${describeVerdict(verdict)}`);
  }
  console.log(
    `everywhere: ${prove("f(z) = g'(z)", { environment: known }).kind}`,
  );
};

/** Is the formula equal to g′? And which law does the code break? */
const judgeCode = (
  formula: string,
  derivative: (z: number) => number,
): void => {
  judge(`g'(z) = ${formula}`);
  const mine = {
    name: "mine",
    value: tanh.value,
    derivative,
    monotone: tanh.monotone,
  };
  const broken = checkLaws(mine).filter(({ ok }) => ok === false);
  say(
    broken.length === 0
      ? "every law holds"
      : formatReport(broken).split("\n").at(-1)!,
  );
};

// %% [markdown] id="exercise-1"
// ### 1. Twice the argument
//
// Write $\tanh(2z)$ in terms of $\tanh(z)$. The attempt remembers the formula of another function.

// %% id="exercise-1-attempt"
judge(r`g(2z) = \frac{2 a}{1 - a^2}`);

// %% [markdown] id="exercise-1-answer" tags=["answer"]
// With a plus, or it would grow beyond 1. (With the minus it holds for the tangent.)

// %% id="exercise-1-answer-code" tags=["answer"]
judge(r`g(2z) = \frac{2 a}{1 + a^2}`);

// %% [markdown] id="exercise-2"
// ### 2. By the hyperbolic cosine
//
// Books write the slope with $\cosh(z)$, which is half of $e^z + e^{-z}$. How?

// %% id="exercise-2-attempt"
judge(r`g'(z) = \frac{1}{\cosh(2z)}`);

// %% [markdown] id="exercise-2-answer" tags=["answer"]
// $\cosh^2(z) - \sinh^2(z) = 1$; divide by $\cosh^2(z)$.

// %% id="exercise-2-answer-code" tags=["answer"]
judge(r`g'(z) = \frac{1}{\cosh^2(z)}`);

// %% [markdown] id="exercise-3"
// ### 3. From the sigmoid's slope
//
// Since $\tanh(z) = 2\sigma(2z) - 1$, where $\sigma$ is the sigmoid, its slope must follow from $\sigma'$. Where did the attempt stop?

// %% id="exercise-3-attempt"
judge(r`g'(z) = 2 \sigma'(2z)`);

// %% [markdown] id="exercise-3-answer" tags=["answer"]
// The inner function $2z$ brings a second 2. That is where "four times as high, twice as fast" comes from.

// %% id="exercise-3-answer-code" tags=["answer"]
judge(r`g'(z) = 4 \sigma'(2z)`);

// %% [markdown] id="exercise-4"
// ### 4. The slope of the slope
//
// Write $g''(z)$ in terms of $a$.

// %% id="exercise-4-attempt"
judge("g''(z) = -2a");

// %% [markdown] id="exercise-4-answer" tags=["answer"]
// $1 - a^2$ has the slope $-2a \cdot a'$, and $a'$ is $1 - a^2$ again.

// %% id="exercise-4-answer-code" tags=["answer"]
judge("g''(z) = -2a (1 - a^2)");

// %% [markdown] id="exercise-5"
// ### 5. Three points prove nothing either
//
// Build a function $f$ that agrees with $1 - a^2$ exactly at 0, 1 and 100 and is another function. The cell says of each point
// whether it is proven. (That the two are not the same, you can ask as well.)

// %% id="exercise-5-attempt"
tryThreePoints(r`1 - \tanh^2(z) + z (z - 100)`);

// %% [markdown] id="exercise-5-answer" tags=["answer"]
// Add anything that is 0 at the three points. The same trick works for any number of points: no list of them is a proof.

// %% id="exercise-5-answer-code" tags=["answer"]
tryThreePoints(r`1 - \tanh^2(z) + z (z - 1)(z - 100)`);

// %% [markdown] id="exercise-6"
// ### 6. A slope that survives
//
// Write the slope in code so that no law is broken. The attempt is the fraction from the proof as it stands. Where is it no number?

// %% id="exercise-6-attempt"
judgeCode(
  r`\frac{4 e^{2z}}{(1 + e^{2z})^2}`,
  (z) => (4 * Math.exp(2 * z)) / (1 + Math.exp(2 * z)) ** 2,
);

// %% [markdown] id="exercise-6-answer" tags=["answer"]
// Far to the right $e^{2z}$ overflows, and $\infty / \infty$ is no number. The slope is even, so $e^{-2|z|}$ may stand for it, which is
// never more than 1. The form of exercise 2 is as good: where $\cosh$ overflows, 1 divided by infinity is 0, as it should be.

// %% id="exercise-6-answer-code" tags=["answer"]
judgeCode(r`\frac{4 e^{-2|z|}}{(1 + e^{-2|z|})^2}`, (z) => {
  const s = Math.exp(-2 * Math.abs(z));
  return (4 * s) / (1 + s) ** 2;
});
judgeCode(r`\frac{1}{\cosh^2(z)}`, (z) => 1 / Math.cosh(z) ** 2);

// %% id="stated-numbers" tags=["hide-input"]
/** Each number that the text states, against what is computed. */
const stated: [text: string, computed: number][] = [
  ["5.5e-87", tanh.derivative(100)],
  ["4", tanh.derivative(0) / sigmoid.derivative(0)],
  ["0.5", rhs(200) / tanh.derivative(200)],
];
for (const [text, computed] of stated) {
  const digits = text.replace(/e.*/, "").replace(/^[0.]+|\./g, "").length;
  if (Number(computed.toPrecision(digits)) !== Number(text))
    throw new Error(`The text says ${text}, but it is ${computed}.`);
}
/** Where the text says that something begins: it is not so at the first z, and it is so at the second. */
const begins: [
  what: string,
  isSo: (z: number) => boolean,
  before: number,
  after: number,
][] = [
  ["a rounds to 1", (z) => tanh(z) === 1, 19, 20],
  [
    "RHS is half the slope",
    (z) => Math.abs(rhs(z) / tanh.derivative(z) - 0.5) < 1e-9,
    186,
    187,
  ],
  ["RHS is not a number", (z) => Number.isNaN(rhs(z)), 354, 355],
];
for (const [what, isSo, before, after] of begins)
  if (isSo(before) || !isSo(after))
    throw new Error(
      `"${what}" does not begin between ${before} and ${after}.`,
    );
console.log(
  `The text states ${stated.length + begins.length} numbers that no output shows; each was computed again.`,
);

// %% [markdown] id="sources"
// ## Sources
//
// - The lecture: A. Ng, *Derivatives of activation functions*, in *Neural Networks and Deep Learning*, week 3, deeplearning.ai (2017).
// - Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", in *Neural Networks: Tricks of the Trade*, Springer (1998), 9–50, on why outputs around 0 learn faster.
// - X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS (2010), 249–256.
// - W. Kahan, "Branch cuts for complex elementary functions, or Much ado about nothing's sign bit", in *The State of the Art in Numerical Analysis*, Oxford (1987), 165–211, on computing tanh without cancellation.
