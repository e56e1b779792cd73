/** How far a computed function may be from the true one. */
export interface Bound {
  /** In units in the last place … */
  readonly ulps: number;
  /** … or, near a zero of the function, absolutely. */
  readonly nearZero?: number;
}

/** What the docstring of an activation states. */
export interface Bounds {
  readonly value: Bound;
  readonly derivative: Bound;
  readonly secondDerivative: Bound;
  /** For the slopes by all parameters. */
  readonly byParameter?: Bound;
}

const EXACT: Bound = { ulps: 0 };
/** A correctly rounded result is off by up to ½ ULP … */
const ROUNDED: Bound = { ulps: 0.5 };
/** … and arithmetic with two float64 numbers adds less than 1/50, … */
const ALMOST: Bound = { ulps: 0.52 };
/** … or less than 1/10, where the parts lose some digits on the way. */
const NEARLY: Bound = { ulps: 0.6 };
const near = (bound: Bound, nearZero: number): Bound => ({ ...bound, nearZero });

const all = (bound: Bound): Bounds => ({ value: bound, derivative: bound, secondDerivative: bound });
const exact = all(EXACT);
const almost = all(ALMOST);
const gated: Bounds = {
  value: NEARLY,
  derivative: near(NEARLY, 2 ** -56),
  secondDerivative: near(NEARLY, 2 ** -55),
};

export const BOUNDS: Readonly<Record<string, Bounds>> = {
  sigmoid: almost,
  tanh: almost,
  relu: exact,
  leakyRelu: { ...exact, value: ROUNDED, byParameter: EXACT },
  identity: exact,
  binaryStep: exact,
  exponential: almost,
  relu6: exact,
  prelu: { ...exact, value: ROUNDED, byParameter: EXACT },
  rrelu: { ...exact, value: ROUNDED, byParameter: ROUNDED },
  elu: { ...almost, byParameter: ALMOST },
  celu: { ...almost, byParameter: { ulps: 1, nearZero: 2 ** -57 } },
  selu: almost,
  gelu: { value: NEARLY, derivative: near(NEARLY, 2 ** -57), secondDerivative: NEARLY },
  geluTanh: gated,
  quickGelu: gated,
  silu: { ...gated, byParameter: NEARLY },
  mish: gated,
  softplus: { ...almost, byParameter: NEARLY },
  softsign: almost,
  squareplus: { ...almost, byParameter: ALMOST },
  logSigmoid: almost,
  hardSigmoid: { ...all(ROUNDED), byParameter: ROUNDED },
  hardTanh: { ...exact, byParameter: EXACT },
  hardSwish: all(ROUNDED),
  hardShrink: { ...exact, byParameter: EXACT },
  softShrink: { ...exact, value: ROUNDED, byParameter: EXACT },
  tanhShrink: all({ ulps: 2 }),
  threshold: { ...exact, byParameter: EXACT },
  sparsePlus: all(ROUNDED),
  sparseSigmoid: { ...exact, value: ROUNDED },
  lisht: { value: NEARLY, derivative: NEARLY, secondDerivative: near(NEARLY, 2 ** -56) },
  snake: {
    value: { ulps: 4 },
    derivative: near({ ulps: 4 }, 2 ** -51),
    secondDerivative: near({ ulps: 4 }, 2 ** -51),
    byParameter: near({ ulps: 4 }, 2 ** -51),
  },
  reluSquared: all(ROUNDED),
  sinusoid: all({ ulps: 1 }),
  gaussian: almost,
  arctan: { ...almost, value: { ulps: 1 } },
  bentIdentity: almost,
};
