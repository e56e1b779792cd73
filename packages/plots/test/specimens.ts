import type { Differentiable } from "../src/index.ts";

const squash = (z: number): number => 1 / (1 + Math.exp(-z));

export const sigmoid: Differentiable = {
  name: "sigmoid",
  value: squash,
  derivative: (z) => squash(z) * squash(-z),
};

export const tanh: Differentiable = {
  name: "tanh",
  value: Math.tanh,
  derivative: (z) => 1 / Math.cosh(z) ** 2,
};

export const relu: Differentiable = {
  name: "ReLU",
  value: (z) => Math.max(0, z),
  derivative: (z) => (z >= 0 ? 1 : 0),
  kinks: [{ at: 0, left: 0, right: 1 }],
};

export const leakyRelu: Differentiable = {
  name: "Leaky ReLU",
  value: (z) => (z < 0 ? z / 100 : z),
  derivative: (z) => (z >= 0 ? 1 : 0.01),
  kinks: [{ at: 0, left: 0.01, right: 1 }],
};

export const silu: Differentiable = {
  name: "SiLU",
  value: (z) => z * squash(z),
  derivative: (z) => squash(z) * (1 + z * squash(-z)),
};

/** Its kinks face both ways, and neither at 0. */
export const hardSigmoid: Differentiable = {
  name: "hard sigmoid",
  value: (z) => Math.min(1, Math.max(0, z / 6 + 0.5)),
  derivative: (z) => (Math.abs(z) < 3 ? 1 / 6 : 0),
  kinks: [
    { at: 3, left: 1 / 6, right: 0 },
    { at: -3, left: 0, right: 1 / 6 },
  ],
};

/** A trace as the tests read it. */
export interface TestTrace {
  readonly type: string;
  readonly name: string;
  readonly mode: string;
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
  readonly z: readonly (readonly number[])[];
  readonly line: { readonly color: string; readonly dash: string; readonly width: number };
  readonly marker: {
    readonly color: string;
    readonly size: number;
    readonly line: { readonly color: string };
  };
}

/** A layout as the tests read it. */
export interface TestLayout {
  readonly title: { readonly text: string };
  readonly meta: { readonly alt: string };
  readonly xaxis: { readonly range: readonly [number, number]; readonly type: string };
  readonly yaxis: { readonly range: readonly [number, number]; readonly type: string };
  readonly annotations: readonly { readonly text: string; readonly y: number }[];
  readonly shapes: readonly { readonly name: string; readonly path: string; readonly layer: string }[];
  readonly sliders: readonly {
    readonly active: number;
    readonly steps: readonly { readonly label: string; readonly args: readonly [TestTrace, number[]] }[];
  }[];
}

export const tracesOf = (figure: { data: readonly object[] }): TestTrace[] => figure.data as TestTrace[];
export const layoutOf = (figure: { layout: object }): TestLayout => figure.layout as TestLayout;

export const shapesOf = (figure: { layout: object }): TestLayout["shapes"] => layoutOf(figure).shapes;

export function traceNamed(figure: { data: readonly object[] }, name: string): TestTrace {
  const found = tracesOf(figure).find((trace) => trace.name === name);
  if (found === undefined) throw new Error(`no trace is named ${name}`);
  return found;
}
