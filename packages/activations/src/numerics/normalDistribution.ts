import {
  add,
  divide,
  halve,
  isSmaller,
  multiply,
  negate,
  ONE,
  square,
  subtract,
  type Wide,
  wide,
} from "./wide.ts";
import { exp } from "./wideExponential.ts";

/** 1/√(2π) to 106 bits. */
const INVERSE_ROOT_TWO_PI = wide(0.3989422804014327, -2.49232720227773e-17);

const NODES_PER_UNIT = 16;
/** Beyond it the density is below the smallest float64, however large the factor. */
const LAST = 40;
/** At steps of 1/16 or less the Taylor series of Mills' ratio is exact to 106 bits after so many terms … */
const STEP_TERMS = 30;
/** … and to 2⁻⁶² at steps of 1/32. */
const TERMS = 12;

let nodes: readonly Wide[] | undefined;

/**
 * Mills' ratio at 0, 1/16, … 40, from the asymptotic series at 40 by Taylor steps towards 0: in that direction an error
 * dies out like e^(z²/2). Computed when first needed.
 */
function tabulateMillsRatio(): readonly Wide[] {
  const z = wide(LAST);
  let term = divide(ONE, z);
  let ratio = term;
  for (let n = 1; n < 40; n++) {
    term = divide(multiply(term, wide(1 - 2 * n)), square(z));
    ratio = add(ratio, term);
  }
  const table = [ratio];
  for (let j = LAST * NODES_PER_UNIT; j > 0; j--) {
    ratio = stepBack(ratio, wide(j / NODES_PER_UNIT));
    table.push(ratio);
  }
  return table.reverse();
}

/** R(z − 1/16) from R(z), by R⁽ⁿ⁺¹⁾ = zR⁽ⁿ⁾ + nR⁽ⁿ⁻¹⁾, divided by (n + 1)! as it goes. */
function stepBack(ratio: Wide, z: Wide): Wide {
  const step = wide(-1 / NODES_PER_UNIT);
  let before = ratio;
  let current = subtract(multiply(z, ratio), ONE);
  let power = step;
  let sum = add(ratio, multiply(current, power));
  for (let n = 1; n < STEP_TERMS; n++) {
    const next = divide(add(multiply(z, current), before), wide(n + 1));
    before = current;
    current = next;
    power = multiply(power, step);
    sum = add(sum, multiply(current, power));
  }
  return sum;
}

/**
 * Mills' ratio R(z) = (1 − Φ(z))/φ(z) for z ≥ 0, to about 2⁻⁵⁸: the Taylor series about the nearest node, whose first
 * coefficients are known to 106 bits.
 *
 * @see G. Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11 (2004), issue 4.
 */
function millsRatio(z: Wide): Wide {
  if (!isSmaller(z, LAST)) return divide(ONE, z);
  nodes ??= tabulateMillsRatio();
  const index = z.scale < 0 ? 0 : Math.round(z.high * NODES_PER_UNIT);
  const node = wide(index / NODES_PER_UNIT);
  const ratio = nodes[index]!;
  const slope = subtract(multiply(node, ratio), ONE);
  const step = subtract(z, node);
  const h = step.scale === 0 ? step.high : 0;
  let before = slope.high;
  let current = (node.high * slope.high + ratio.high) / 2;
  let power = h * h;
  let rest = current * power;
  for (let n = 2; n < TERMS; n++) {
    const next = (node.high * current + before) / (n + 1);
    before = current;
    current = next;
    power *= h;
    rest += current * power;
  }
  return add(add(ratio, multiply(slope, step)), wide(rest));
}

/** φ(z) = e^(−z²/2)/√(2π). */
export function normalDensity(z: Wide): Wide {
  return multiply(INVERSE_ROOT_TWO_PI, exp(negate(halve(square(z)))));
}

/** Φ(z), the probability of a standard normal variable below z; all digits right in the left tail too. */
export function normalDistribution(z: Wide): Wide {
  if (z.high < 0) return multiply(normalDensity(z), millsRatio(negate(z)));
  return subtract(ONE, multiply(normalDensity(z), millsRatio(z)));
}

/** The slope of zΦ(z), which is Φ(z) + zφ(z), or φ(z)(R(−z) + z) on the left, where the two nearly cancel. */
export function meanSlope(z: Wide): Wide {
  if (z.high < 0) return multiply(normalDensity(z), add(millsRatio(negate(z)), z));
  return add(normalDistribution(z), multiply(z, normalDensity(z)));
}
