import { leakyRelu, relu, sigmoid, tanh } from "@slope/activations";

/** What one can explore: an activation, the name that prose gives it, and the part of the plane that shows it. */
export interface Subject {
  readonly title: string;
  readonly activation: {
    readonly name: string;
    value(z: number): number;
    derivative(z: number): number;
    readonly kinks: readonly { readonly at: number; readonly left: number; readonly right: number }[];
  };
  readonly low: number;
  readonly high: number;
}

export const subjects: readonly [Subject, ...Subject[]] = [
  { title: "sigmoid", activation: sigmoid, low: -0.2, high: 1.2 },
  { title: "tanh", activation: tanh, low: -1.3, high: 1.3 },
  { title: "ReLU", activation: relu, low: -0.9, high: 6.3 },
  { title: "Leaky ReLU", activation: leakyRelu, low: -0.9, high: 6.3 },
];

/** The values of z that one can pick. */
export const interval = { from: -6, to: 6, step: 0.05 } as const;
