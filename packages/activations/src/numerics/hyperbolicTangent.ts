import { logisticDifference } from "./logistic.ts";

/** Below it, z − z³/3 rounds to z; and −0 keeps its sign. */
const IDENTITY = 2 ** -27;
/** Up to here the series is short; beyond, (1 − e⁻²ᶻ)/(1 + e⁻²ᶻ) loses too little to show. */
const SERIES = 0.15;
/** From here 1 − 2e⁻²ᶻ rounds to 1. */
const SATURATED = 20;

/**
 * tanh z within 0.52 ULP. Near 0 it is z plus a Taylor correction that is too small for its own rounding to matter: the
 * coefficients are 2²ⁿ(2²ⁿ − 1)B₂ₙ/(2n)!, and the first one left out is below 2⁻⁶¹ of the result.
 *
 * @see M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), 4.5.64.
 */
export function hyperbolicTangent(z: number): number {
  const size = Math.abs(z);
  if (size < IDENTITY) return z;
  if (size < SERIES) {
    const square = z * z;
    return z + z * square * tangentSeries(square);
  }
  if (size > SATURATED) return Math.sign(z);
  const tangent = logisticDifference(-2 * size);
  return z < 0 ? -tangent : tangent;
}

/** (tanh z − z)/z³ as a polynomial in z². */
export function tangentSeries(square: number): number {
  return (
    -1 / 3 +
    square *
      (2 / 15 +
        square *
          (-17 / 315 +
            square *
              (62 / 2835 +
                square *
                  (-1382 / 155925 +
                    square *
                      (21844 / 6081075 +
                        square *
                          (-929569 / 638512875 +
                            square * (6404582 / 10854718875 + square * (-443861162 / 1856156927625))))))))
  );
}
