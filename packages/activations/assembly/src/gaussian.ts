import { constant64 } from "./lanes";
import { one, wideExponential } from "./wide";

/**
 * zΦ(z) and its slope in float64 lanes, to 2⁻⁴²: by φ(z), which float64 has to the last places, because z² is exact, and
 * quotients of polynomials with coefficients > 0, minimax in the relative error.
 */
const RATIO: usize = memory.data<f64>([
  // Φ(−x)/φ(x)/√(2π), that is Mills' ratio: to 2⁻⁴⁵·⁹ for 0 ≤ x ≤ 15, beyond which zΦ(z) is 0 in float32
  0.49999999999999234, 0.6320228638719781, 0.39479341153324005, 0.15230765790693565, 0.03873443363386165,
  0.006476992945618683, 0.0006626186378534901, 3.2464926780398125e-5, 0.0,
  1.0, 2.061930288544479, 1.934769165805922, 1.0833341373622012, 0.3978539838455611,
  0.09875362604664568, 0.016316796230048957, 0.0016609384989833143, 8.13775045821869e-5,
]);
const SLOPE: usize = memory.data<f64>([
  // (Φ(−x)/φ(x) − x)/(0.7518 − x)/√(2π): to 2⁻⁴⁴·⁶ for 0 ≤ x ≤ 20, beyond which no product with a float32 shows
  0.6650779951314577, 1.0639421294243532, 0.8028121893176547, 0.3626478899102026, 0.10534353783831336,
  0.019704967540339048, 0.0022124917776734044, 0.00011658353170712052, 0.0,
  1.0, 1.865338482679017, 1.5558600927398691, 0.7557326150347901, 0.23224995639399748,
  0.04551590642217258, 0.005326197171275203, 0.0002922315774457794, 0.0,
]);
/** The same, shorter: to 2⁻²⁷ and 2⁻²⁶·⁸. */
const SHORT_RATIO: usize = memory.data<f64>([
  0.5000000029934939, 0.4384970879691575, 0.18338508504069803, 0.040683830284848434, 0.004123835989823399,
  1.0, 1.6748791623690322, 1.2031255507965792, 0.46986652750080204, 0.10198561775400905, 0.010336805835547908,
]);
const SHORT_SLOPE: usize = memory.data<f64>([
  0.6650779895263209, 0.7541883620072563, 0.3784941125092878, 0.09587920105955398, 0.010470812894354068,
  1.0, 1.3995974501157336, 0.7941606842545451, 0.22060880696993973, 0.026246290362331625,
]);
/** Where the slope is 0, in two parts. */
const ZERO: f64 = 0.7517915246935645;
const ZERO_REST: f64 = -1.4956759177009883e-17;
/** φ(38) is below the smallest float64. */
const REACH: f64 = 38;

// @ts-ignore: decorator
@inline
function pair(table: usize, index: i32, x: v128): v128 {
  return f64x2.add(constant64(table, index), f64x2.mul(constant64(table, index + 1), x));
}

/** The polynomial of degree 7 or 8 whose coefficients begin there, by pairs. */
// @ts-ignore: decorator
@inline
function polynomial(table: usize, from: i32, isOctic: bool, x: v128, square: v128, fourth: v128): v128 {
  const low = f64x2.add(pair(table, from, x), f64x2.mul(pair(table, from + 2, x), square));
  let high = f64x2.add(pair(table, from + 4, x), f64x2.mul(pair(table, from + 6, x), square));
  if (isOctic) high = f64x2.add(high, f64x2.mul(constant64(table, from + 8), fourth));
  return f64x2.add(low, f64x2.mul(high, fourth));
}

/** The polynomial of degree 4 or 5. */
// @ts-ignore: decorator
@inline
function shortPolynomial(table: usize, from: i32, isQuintic: bool, x: v128, square: v128, fourth: v128): v128 {
  const low = f64x2.add(pair(table, from, x), f64x2.mul(pair(table, from + 2, x), square));
  const high = isQuintic ? pair(table, from + 4, x) : constant64(table, from + 4);
  return f64x2.add(low, f64x2.mul(high, fourth));
}

// @ts-ignore: decorator
@inline
function ratio(isShort: bool, x: v128, square: v128, fourth: v128): v128 {
  if (isShort) return f64x2.div(
    f64x2.mul(decay(square), shortPolynomial(SHORT_RATIO, 0, false, x, square, fourth)),
    shortPolynomial(SHORT_RATIO, 5, true, x, square, fourth),
  );
  return f64x2.div(
    f64x2.mul(decay(square), polynomial(RATIO, 0, false, x, square, fourth)),
    polynomial(RATIO, 9, true, x, square, fourth),
  );
}

// @ts-ignore: decorator
@inline
function slopeRatio(isShort: bool, x: v128, square: v128, fourth: v128): v128 {
  if (isShort) return f64x2.div(
    f64x2.mul(decay(square), shortPolynomial(SHORT_SLOPE, 0, false, x, square, fourth)),
    shortPolynomial(SHORT_SLOPE, 5, false, x, square, fourth),
  );
  return f64x2.div(
    f64x2.mul(decay(square), polynomial(SLOPE, 0, false, x, square, fourth)),
    polynomial(SLOPE, 9, false, x, square, fourth),
  );
}

// @ts-ignore: decorator
@inline
function sizeOf(z: v128): v128 {
  return f64x2.pmin(f64x2.abs(z), f64x2.splat(REACH));
}

// @ts-ignore: decorator
@inline
function decay(square: v128): v128 {
  return wideExponential(f64x2.pmax(f64x2.mul(square, f64x2.splat(-0.5)), f64x2.splat(-709.1)));
}

// @ts-ignore: decorator
@inline
export function normalValue(z: v128, isShort: bool): v128 {
  const x = sizeOf(z);
  const square = f64x2.mul(x, x), fourth = f64x2.mul(square, square);
  const tail = ratio(isShort, x, square, fourth);
  const share = v128.bitselect(f64x2.sub(one(), tail), tail, f64x2.gt(z, f64x2.splat(0)));
  return f64x2.mul(f64x2.pmax(z, f64x2.splat(-3.4028234663852886e38)), share);
}

/** Left of 0; on the right it is 1 less that, for Φ(z) + zφ(z) and the same at −z add up to 1. */
// @ts-ignore: decorator
@inline
export function normalSlope(z: v128, isShort: bool): v128 {
  const x = sizeOf(z);
  const square = f64x2.mul(x, x), fourth = f64x2.mul(square, square);
  const distance = f64x2.add(f64x2.sub(f64x2.splat(ZERO), x), f64x2.splat(ZERO_REST));
  const left = f64x2.mul(distance, slopeRatio(isShort, x, square, fourth));
  return v128.bitselect(f64x2.sub(one(), left), left, f64x2.gt(z, f64x2.splat(0)));
}
