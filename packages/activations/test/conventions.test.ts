import { readFileSync } from "node:fs";
import {
  type Activation,
  catalogue,
  type Framework,
  findActivation,
  type NamingFramework,
  type ParametricActivation,
  relu,
  sigmoid,
} from "@slope/activations";
import { expect, test } from "vitest";

type Slope = [
  name: string,
  parameters: Record<string, number>,
  framework: Framework,
  theirs: string,
  z: number,
  value: number,
  slope: number,
];
const { rows, values } = JSON.parse(
  readFileSync(new URL("reference/frameworks/conventions.json", import.meta.url), "utf8"),
) as {
  rows: Slope[];
  values: [framework: NamingFramework, theirs: string, z: number, value: number][];
};

/** Some of their constants are float32 inside, such as the slope of tf.nn.leaky_relu. */
const THEIR_PRECISION = 1e-7;
/** Theirs is computed in float32, erf by a formula that is good to 1.5e-7. */
const FLOAT32_PRECISION = 2e-6;
const isNear = (a: number, b: number) =>
  Math.abs(a - b) <= THEIR_PRECISION * Math.max(Math.abs(a), Math.abs(b));

function configure(name: string, parameters: Record<string, number>): Activation {
  const g: Activation = findActivation(name);
  return Object.keys(parameters).length > 0 ? (g as ParametricActivation<string>).with(parameters) : g;
}

test.each(rows)(
  "%s with %o under the convention of %s has the slope of its %s at %d",
  (name, parameters, framework, _, z, value, slope) => {
    const g = configure(name, parameters).withDerivativeAtKink(framework);
    expect(g.kinks.map(({ at }) => at)).toContain(z);
    expect(isNear(g.derivative(z), slope), `${g.derivative(z)} for ${slope}`).toBe(true);
    expect(isNear(g(z), value)).toBe(true);
  },
);

test("every convention that is stated, at every kink, is one that the frameworks were asked for", () => {
  for (const { name, kinks, conventions = {} } of catalogue)
    for (const framework of Object.keys(conventions))
      for (const { at } of kinks)
        expect(
          rows.some((row) => row[0] === name && row[2] === framework && row[4] === at),
          `${name} ${framework} ${at}`,
        ).toBe(true);
});

test("the lecture's convention is the default, and a smooth function is the same in every framework", () => {
  for (const g of catalogue) expect(g.withDerivativeAtKink("lecture").kinks).toEqual(g.kinks);
  for (const framework of ["lecture", "pytorch", "tensorflow", "jax"] as const)
    expect(sigmoid.withDerivativeAtKink(framework).derivative(0)).toBe(0.25);
  expect(relu.withDerivativeAtKink("pytorch").withDerivativeAtKink("lecture").derivative(0)).toBe(1);
});

test("a framework that has no such function is named, with those that have it", () => {
  expect(() => findActivation("rrelu").withDerivativeAtKink("jax")).toThrow(
    new RangeError(
      'rrelu.withDerivativeAtKink: jax has no rrelu whose slope could be taken; there is "lecture", "pytorch"',
    ),
  );
  expect(() => relu.withDerivativeAtKink([0, 1])).toThrow(/one for each kink, 1, got 2/);
});

test.each(values)(
  "%s's %s at %d is the value of the activation that its name finds",
  (framework, theirs, z, value) => {
    const g = findActivation(theirs, framework);
    expect(Math.abs(g(z) - value), `${g.name}: ${g(z)} for ${value}`).toBeLessThanOrEqual(
      THEIR_PRECISION * Math.max(Math.abs(value), 0.1),
    );
  },
);

const tensorflowJs: { rows: [theirs: string, z: number, value: number][] } = JSON.parse(
  readFileSync(new URL("reference/frameworks/tensorflowJs.json", import.meta.url), "utf8"),
);

test.each(tensorflowJs.rows)(
  "TensorFlow.js's %s at %d is that of the activation that its name finds",
  (theirs, z, value) => {
    const g = findActivation(theirs, "tensorflowJs");
    expect(Math.abs(g(z) - value), `${g.name}: ${g(z)} for ${value}`).toBeLessThanOrEqual(FLOAT32_PRECISION);
  },
);

test("a name is found in any spelling, with the framework's parameters and slopes", () => {
  for (const name of ["LeakyReLU", "leaky_relu", "torch.nn.functional.leaky_relu"])
    expect(findActivation(name, "pytorch").derivative(0)).toBe(0.01);
  expect(findActivation("Softplus", "pytorch")(21)).toBe(21);
  expect(findActivation("hardSigmoid", "tensorflowJs")(2.5)).toBe(1);
  expect(findActivation("tf.leakyRelu", "tensorflowJs")(-1)).toBe(-0.2);
});

test("an unknown name or framework is answered with those that there are", () => {
  expect(() => findActivation("snake", "jax")).toThrow(
    /^jax calls no activation "snake". There are: celu, elu, /,
  );
  expect(() => findActivation("relu", "theano" as "jax")).toThrow(
    "findActivation: framework must be one of pytorch, keras, jax, tensorflowJs, got theano",
  );
});
