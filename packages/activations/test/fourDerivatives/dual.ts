/** A number and its derivative by z. What is done to duals carries the derivative along: no formula of it is needed. */
export interface Dual {
  readonly value: number;
  readonly slope: number;
}

export const constant = (value: number): Dual => ({ value, slope: 0 });
export const variable = (value: number): Dual => ({ value, slope: 1 });

export const add = (a: Dual, b: Dual): Dual => ({ value: a.value + b.value, slope: a.slope + b.slope });
export const multiply = (a: Dual, b: Dual): Dual => ({
  value: a.value * b.value,
  slope: a.slope * b.value + a.value * b.slope,
});
export const divide = (a: Dual, b: Dual): Dual => ({
  value: a.value / b.value,
  slope: (a.slope * b.value - a.value * b.slope) / (b.value * b.value),
});

/** a^b; where the exponent is constant the base may be negative or 0. */
export function raise(a: Dual, b: Dual): Dual {
  const value = a.value ** b.value;
  if (b.slope === 0)
    return { value, slope: a.slope === 0 ? 0 : b.value * a.value ** (b.value - 1) * a.slope };
  return { value, slope: value * (b.slope * Math.log(a.value) + (b.value * a.slope) / a.value) };
}

const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** By its series, for the few units around 0 where it is asked for. */
function erf(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 120; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

/** The functions of one argument that formulas use, and how fast each changes. */
const FUNCTIONS: Readonly<Record<string, readonly [(x: number) => number, (x: number) => number]>> = {
  exp: [Math.exp, Math.exp],
  log: [Math.log, (x) => 1 / x],
  sin: [Math.sin, Math.cos],
  cos: [Math.cos, (x) => -Math.sin(x)],
  arctan: [Math.atan, (x) => 1 / (1 + x * x)],
  tanh: [Math.tanh, (x) => 1 / Math.cosh(x) ** 2],
  sigmoid: [logistic, (x) => logistic(x) * logistic(-x)],
  erf: [erf, (x) => 2 * Math.SQRT2 * density(x * Math.SQRT2)],
  normalDensity: [density, (x) => -x * density(x)],
  normalDistribution: [(x) => (1 + erf(x / Math.SQRT2)) / 2, density],
  abs: [Math.abs, Math.sign],
};

export function apply(name: string, x: Dual): Dual {
  const known = FUNCTIONS[name];
  if (!known) throw new RangeError(`no dual number is known to go through ${name}`);
  const [f, slope] = known;
  return { value: f(x.value), slope: slope(x.value) * x.slope };
}
