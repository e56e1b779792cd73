"""Makes the reference fixtures beside it: the true values and slopes, from mpmath with 400 bits.

    python -m venv venv && venv/bin/pip install mpmath==1.4.1 && venv/bin/python makeReferences.py

A row is [z, g, g's fraction, g', its fraction, g'', its fraction], and two more columns for the slope by each parameter,
in the order of the definition: the float64 next to the true result, and what is missing to the true result in units in
the last place (of the binade of the true result), so that an error can be measured to a small part of a unit. Every float64 is written so that it reads back exactly. The points are the same at each run.
"""

import json
import math
import pathlib
import random
import struct
import sys

import mpmath

mpmath.mp.prec = 400
SMALLEST_EXPONENT = -1074


def neighbours(x, count=2):
    """x and the next floats on both sides."""
    points = [x]
    for direction in (math.inf, -math.inf):
        y = x
        for _ in range(count):
            y = math.nextafter(y, direction)
            points.append(y)
    return points


def random_in_binade(rng, exponent):
    if exponent < -1022:
        return float(rng.getrandbits(exponent + 1075) | (1 << (exponent + 1074))) * 5e-324
    return math.ldexp(1 + rng.getrandbits(52) * 2.0**-52, exponent)


def make_points(boundaries):
    """Stratified over exponents, dense where the functions turn, both signs, each boundary with its neighbours."""
    rng = random.Random(20)
    points = {0.0}
    for exponent in range(-1074, 1024):
        near = -30 <= exponent <= 9
        if near or exponent % 24 == 0:
            points.update(random_in_binade(rng, exponent) for _ in range(12 if near else 1))
            points.update(neighbours(math.ldexp(1.0, exponent), 1))
    points.update(rng.uniform(0, 45) for _ in range(150))
    points.update(rng.uniform(45, 760) for _ in range(100))
    for boundary in boundaries:
        points.update(neighbours(boundary))
    largest = struct.unpack("<d", b"\xff\xff\xff\xff\xff\xff\xef\x7f")[0]
    points.update([5e-324, 2.2250738585072014e-308, 2.225073858507201e-308, largest])
    return sorted({sign * p for p in points if math.isfinite(p) for sign in (1.0, -1.0)})


def make_few_points(boundaries):
    """The same in a tenth: every 60th binade, those where the functions turn, and each boundary with its neighbours."""
    rng = random.Random(21)
    points = {0.0}
    for exponent in range(-1074, 1024):
        near = -6 <= exponent <= 5
        if near or exponent % 60 == 0:
            points.update(random_in_binade(rng, exponent) for _ in range(9 if near else 1))
    points.update(rng.uniform(6, 45) for _ in range(20))
    points.update(rng.uniform(45, 760) for _ in range(15))
    for boundary in boundaries:
        points.update(neighbours(boundary, 1))
    points.update([5e-324, 2.2250738585072014e-308, sys.float_info.max])
    return sorted({sign * p for p in points if math.isfinite(p) for sign in (1.0, -1.0)})


def round_up(count, unit):
    """Beyond the largest float64 lies infinity."""
    try:
        return math.ldexp(count, unit)
    except OverflowError:
        return math.copysign(math.inf, count)


def nearest(x):
    """The float64 next to the real x, ties to even, and the rest in units in the last place of x's binade."""
    if x == 0:
        return 0.0, 0.0
    unit = max(mpmath.frexp(x)[1] - 53, SMALLEST_EXPONENT)
    scaled = mpmath.ldexp(x, -unit)
    count = mpmath.nint(scaled)
    rest = float(scaled - count)
    return round_up(int(count), unit), round(rest, 6) + 0.0


mpf = mpmath.mpf
LOGISTIC_BRANCHES = [36.7368005696771, 37.42994775023705, 80, 708.3964185322641, 745, 745.1332191019411, 746, 747, 100, 10]


def exp(x):
    """As good as exact: no float64 brings back what lies beyond."""
    return mpmath.exp(max(min(x, mpf(10) ** 5), -(mpf(10) ** 5)))


def sigmoid(z):
    return 1 / (1 + exp(-z))


def sigmoid_slope(z):
    e = exp(-abs(z))
    return e / (1 + e) ** 2


def tanh(z):
    rest = mpmath.expm1(-2 * min(abs(z), mpf(10) ** 5))
    return mpmath.sign(z) * -rest / (2 + rest)


def tanh_slope(z):
    return 4 * sigmoid_slope(2 * z)


def sigmoid_curvature(z):
    return -sigmoid_slope(z) * tanh(z / 2)


def softplus(z):
    return max(z, mpf(0)) + mpmath.log1p(exp(-abs(z)))


def expm1(z):
    return mpmath.expm1(max(z, -(mpf(10) ** 5)))


def step(at, below, above):
    """Cases as functions of z; from `at` on it is `above`."""
    return lambda z: below(z) if z < at else above(z)


def number(x):
    return lambda z: mpf(x)


def same(z):
    return z


def density(z):
    return exp(-z * z / 2) / mpmath.sqrt(2 * mpmath.pi)


def distribution(z):
    if abs(z) > 60:
        return mpf(int(z > 0))
    return mpmath.erfc(-z / mpmath.sqrt(2)) / 2


def gated(argument, slope, curvature):
    """z times the logistic function of an argument, of which two derivatives are given."""
    return (
        lambda z: z * sigmoid(argument(z)),
        lambda z: sigmoid(argument(z)) * (1 + z * slope(z) * sigmoid(-argument(z))),
        lambda z: sigmoid_slope(argument(z))
        * (2 * slope(z) + z * (curvature(z) - slope(z) ** 2 * tanh(argument(z) / 2))),
    )


STEEPNESS = 2 * mpmath.sqrt(2 / mpmath.pi)
CUBIC = mpf("0.044715")
SELU_SCALE = mpf("1.0507009873554804934193349852946")
SELU_LEFT = SELU_SCALE * mpf("1.6732632423543772848170429916717")
LEAKY_SLOPE = mpf(0.01)
RRELU_SLOPE = mpf((1 / 8) / 2 + (1 / 3) / 2)


def mish_gate(z):
    e = exp(min(z, mpf(10) ** 4))
    n = e * (e + 2)
    return n / (n + 2)


def mish_gate_slope(z):
    e = exp(min(z, mpf(10) ** 4))
    return 4 * e * (1 + e) / ((1 + e) ** 2 + 1) ** 2


def mish_curvature(z):
    return mish_gate_slope(z) * (2 + z * (sigmoid(-z) - 2 * mish_gate(z) * sigmoid(z)))


def squareplus(z):
    root = mpmath.sqrt(z * z + 4)
    return 2 / (root - z) if z < 0 else (z + root) / 2


def bent_root(z):
    return mpmath.sqrt(z * z + 1)


def tanh_shrink(z):
    if abs(z) < mpf(10) ** -30:
        return z**3 / 3 - 2 * z**5 / 15
    return z - tanh(z)


def celu_by_alpha(z):
    if abs(z) < mpf(10) ** -30:
        return -z * z / 2 - z**3 / 3
    return expm1(z) - z * exp(z)


def between(low, high, left, middle, right):
    """Cases with the convention of the right: from `low` on it is `middle`, from `high` on `right`."""
    return lambda z: left(z) if z < low else middle(z) if z < high else right(z)


ZERO, HALF, UNIT = number(0), number(0.5), number(1)

# Value, slope, second slope, slopes by the parameters. The boundaries are where the code branches, where a result first
# rounds to 0 or 1, where it becomes subnormal, and where it is 0.
FULL = {
    "sigmoid": ([sigmoid, sigmoid_slope, sigmoid_curvature], LOGISTIC_BRANCHES),
    "tanh": (
        [mpmath.tanh, lambda z: mpmath.sech(z) ** 2, lambda z: -2 * tanh(z) * tanh_slope(z)],
        [2**-27, 0.15, 0.5493061443340549, 19.061547465398496, 20, 40, 100, 354.8913564442133, 373.2597, 373.5, 745],
    ),
    "relu": ([lambda z: max(mpf(0), z), lambda z: mpf(int(z >= 0)), ZERO], [1, 100, 745]),
    "leakyRelu": (
        [step(0, lambda z: LEAKY_SLOPE * z, same), step(0, number(LEAKY_SLOPE), UNIT), ZERO, step(0, same, ZERO)],
        [1, 100, 745, 2.2250738585072014e-306],
    ),
}

FEW = {
    "identity": ([same, UNIT, ZERO], []),
    "binaryStep": ([step(0, ZERO, UNIT), ZERO, ZERO], []),
    "exponential": ([exp] * 3, [709.782712893384, 708.3964185322641, 745.1332191019411, 745.2]),
    "relu6": ([between(0, 6, ZERO, same, number(6)), between(0, 6, ZERO, UNIT, ZERO), ZERO], [6]),
    "prelu": ([step(0, lambda z: z / 4, same), step(0, number(0.25), UNIT), ZERO, step(0, same, ZERO)], []),
    "rrelu": (
        [step(0, lambda z: RRELU_SLOPE * z, same), step(0, number(RRELU_SLOPE), UNIT), ZERO]
        + [step(0, lambda z: z / 2, ZERO)] * 2,
        [],
    ),
    "elu": ([step(0, expm1, same), step(0, exp, UNIT), step(0, exp, ZERO), step(0, expm1, ZERO)], [0.25, 745.1332191019411]),
    "celu": ([step(0, expm1, same), step(0, exp, UNIT), step(0, exp, ZERO), step(0, celu_by_alpha, ZERO)], [0.25, 745.1332191019411]),
    "selu": (
        [
            step(0, lambda z: SELU_LEFT * expm1(z), lambda z: SELU_SCALE * z),
            step(0, lambda z: SELU_LEFT * exp(z), number(SELU_SCALE)),
            step(0, lambda z: SELU_LEFT * exp(z), ZERO),
        ],
        [0.25, 708.9, 745.1332191019411],
    ),
    "gelu": (
        [
            lambda z: z * distribution(z),
            lambda z: distribution(z) + z * density(z),
            lambda z: (2 - z * z) * density(z),
        ],
        [0.7517915246935645, 1.4142135623730951, 1 / 32, 3 / 32, 37.5, 38.4, 38.6, 40],
    ),
    "geluTanh": (
        gated(
            lambda z: STEEPNESS * (z + CUBIC * z**3),
            lambda z: STEEPNESS * (1 + 3 * CUBIC * z * z),
            lambda z: STEEPNESS * 6 * CUBIC * z,
        ),
        [0.7524614220710163, 1.3980, 20.9, 21.2, 21.5],
    ),
    "quickGelu": (gated(lambda z: mpf("1.702") * z, number("1.702"), ZERO), [0.7511542554412889, 1.4097, 416, 437, 441]),
    "silu": (
        [*gated(same, UNIT, ZERO), lambda z: z * z * sigmoid_slope(z)],
        [1.278464542761074, 2.399357280520547, 708.4, 745.13, 751.8, 760],
    ),
    "mish": (
        [lambda z: z * mish_gate(z), lambda z: mish_gate(z) + z * mish_gate_slope(z), mish_curvature],
        [1.1924312145154952, 2.2563955, 1.4905711, 375, 745.13, 752],
    ),
    "softplus": (
        [softplus, sigmoid, sigmoid_slope, lambda z: z * sigmoid(-z) * -1 - softplus(-z) if z > 0 else z * sigmoid(z) - softplus(z), ZERO],
        [0.9162907318741551, *LOGISTIC_BRANCHES],
    ),
    "softsign": (
        [
            lambda z: z / (1 + abs(z)),
            lambda z: 1 / (1 + abs(z)) ** 2,
            lambda z: (2 if z < 0 else -2) / (1 + abs(z)) ** 3,
        ],
        [2**53, 2**54, 1e154, 1e162, 1e103, 1e108],
    ),
    "squareplus": (
        [
            squareplus,
            lambda z: squareplus(z) / mpmath.sqrt(z * z + 4),
            lambda z: 2 / mpmath.sqrt(z * z + 4) ** 3,
            lambda z: 1 / (4 * mpmath.sqrt(z * z + 4)),
        ],
        [2**27, 1e102, 1e108, 1e154, 1e162],
    ),
    "logSigmoid": (
        [lambda z: -softplus(-z), lambda z: sigmoid(-z), lambda z: -sigmoid_slope(z)],
        [0.9162907318741551, *LOGISTIC_BRANCHES],
    ),
    "hardSigmoid": (
        [
            between(-3, 3, ZERO, lambda z: (z + 3) / 6, UNIT),
            between(-3, 3, ZERO, number(mpf(1) / 6), ZERO),
            ZERO,
            between(-3, 3, ZERO, lambda z: -z / 18 if z > -3 else mpf(0), ZERO),
        ],
        [3],
    ),
    "hardTanh": (
        [
            between(-1, 1, number(-1), same, UNIT),
            between(-1, 1, ZERO, UNIT, ZERO),
            ZERO,
            step(-1, UNIT, ZERO),
            step(1, ZERO, UNIT),
        ],
        [1],
    ),
    "hardSwish": (
        [
            between(-3, 3, ZERO, lambda z: z * (z + 3) / 6, same),
            between(-3, 3, ZERO, lambda z: (2 * z + 3) / 6, UNIT),
            between(-3, 3, ZERO, number(mpf(1) / 3), ZERO),
        ],
        [3, 1.5],
    ),
    "hardShrink": (
        [lambda z: z if abs(z) > 0.5 else mpf(0), between(-0.5, 0.5, UNIT, ZERO, UNIT), ZERO, ZERO],
        [0.5],
    ),
    "softShrink": (
        [
            between(-0.5, 0.5, lambda z: z + 0.5, ZERO, lambda z: z - 0.5),
            between(-0.5, 0.5, UNIT, ZERO, UNIT),
            ZERO,
            lambda z: mpf(-1 if z > 0.5 else 1 if z < -0.5 else 0),
        ],
        [0.5],
    ),
    "tanhShrink": (
        [tanh_shrink, lambda z: tanh(z) ** 2, lambda z: 2 * tanh(z) * tanh_slope(z)],
        [0.15, 1e-103, 1e-108, 1e-154, 1e-162, 19.06, 373],
    ),
    "threshold": (
        [lambda z: z if z > 1 else mpf(0), step(1, ZERO, UNIT), ZERO, ZERO, lambda z: mpf(int(z <= 1))],
        [1],
    ),
    "sparsePlus": (
        [
            between(-1, 1, ZERO, lambda z: (z + 1) ** 2 / 4, same),
            between(-1, 1, ZERO, lambda z: (z + 1) / 2, UNIT),
            between(-1, 1, ZERO, HALF, ZERO),
        ],
        [1],
    ),
    "sparseSigmoid": (
        [between(-1, 1, ZERO, lambda z: (z + 1) / 2, UNIT), between(-1, 1, ZERO, HALF, ZERO), ZERO],
        [1],
    ),
    "lisht": (
        [
            lambda z: z * tanh(z),
            lambda z: tanh(z) + z * tanh_slope(z),
            lambda z: 2 * tanh_slope(z) * (1 - z * tanh(z)),
        ],
        [1.1996786402577337, 0.25, 20, 373, 376],
    ),
    "snake": (
        [
            lambda z: z + mpmath.sin(z) ** 2,
            lambda z: 1 + mpmath.sin(2 * z),
            lambda z: 2 * mpmath.cos(2 * z),
            lambda z: z * mpmath.sin(2 * z) - mpmath.sin(z) ** 2,
        ],
        [0.7853981633974483, 2.356194490192345, 1.5707963267948966],
    ),
    "reluSquared": (
        [step(0, ZERO, lambda z: z * z), step(0, ZERO, lambda z: 2 * z), step(0, ZERO, number(2))],
        [1e154, 1.3e154, 1e-154, 1e-162],
    ),
    "sinusoid": ([mpmath.sin, mpmath.cos, lambda z: -mpmath.sin(z)], [1.5707963267948966, 3.141592653589793]),
    "gaussian": (
        [
            lambda z: exp(-z * z),
            lambda z: -2 * z * exp(-z * z),
            lambda z: (4 * z * z - 2) * exp(-z * z),
        ],
        [0.7071067811865476, 26.6, 27.29, 27.3, 27.5],
    ),
    "arctan": (
        [mpmath.atan, lambda z: 1 / (1 + z * z), lambda z: -2 * z / (1 + z * z) ** 2],
        [1, 0.4375, 2.4375, 1e103, 1e108, 1e154, 1e162],
    ),
    "bentIdentity": (
        [
            lambda z: z + z * z / (bent_root(z) + 1) / 2,
            lambda z: 1 + z / bent_root(z) / 2,
            lambda z: 1 / bent_root(z) ** 3 / 2,
        ],
        [1, 1e103, 1e108, 1e154],
    ),
}


def make_rows(columns, points):
    return [[z, *(part for column in columns for part in nearest(column(mpf(z))))] for z in points]


def format_rows(rows):
    lines = ",\n".join(json.dumps(row, separators=(",", ":")).replace(".0,", ",").replace(".0]", "]") for row in rows)
    return f"[\n{lines}\n]".replace("Infinity", "1e999")  # which JSON.parse reads as Infinity


if __name__ == "__main__":
    for functions, make in ((FULL, make_points), (FEW, make_few_points)):
        for name, (columns, boundaries) in functions.items():
            rows = make_rows(columns, make(boundaries))
            pathlib.Path(__file__).with_name(f"{name}.json").write_text(format_rows(rows) + "\n")
            print(name, len(rows))
