"""Makes the reference fixtures beside it: the true values and slopes, from mpmath with 400 bits.

    python -m venv venv && venv/bin/pip install mpmath==1.4.1 && venv/bin/python makeReferences.py

A row is [z, g, g's fraction, g', its fraction]: the float64 next to the true result, and what is missing to the true
result in units in the last place (of the binade of the true result), so that an error can be measured to a small part
of a unit. Every float64 is written so that it reads back exactly. The points are the same at each run.
"""

import json
import math
import pathlib
import random
import struct

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


def nearest(x):
    """The float64 next to the real x, ties to even, and the rest in units in the last place of x's binade."""
    if x == 0:
        return 0.0, 0.0
    unit = max(mpmath.frexp(x)[1] - 53, SMALLEST_EXPONENT)
    scaled = mpmath.ldexp(x, -unit)
    count = mpmath.nint(scaled)
    rest = float(scaled - count)
    return math.ldexp(int(count), unit), round(rest, 6) + 0.0


def sigmoid(z):
    return 1 / (1 + mpmath.exp(-z))


def sigmoid_slope(z):
    e = mpmath.exp(-abs(z))
    return e / (1 + e) ** 2


def tanh_slope(z):
    return mpmath.sech(z) ** 2


LEAKY_SLOPE = mpmath.mpf(0.01)

# The boundaries are where the code branches, where a result first rounds to 0 or 1, and where it becomes subnormal.
FUNCTIONS = {
    "sigmoid": (
        sigmoid,
        sigmoid_slope,
        [36.7368005696771, 37.42994775023705, 80, 708.3964185322641, 745, 745.1332191019411, 746, 747, 100, 10],
    ),
    "tanh": (
        mpmath.tanh,
        tanh_slope,
        [2**-27, 0.15, 0.5493061443340549, 19.061547465398496, 20, 40, 100, 354.8913564442133, 373.2597, 373.5, 745],
    ),
    "relu": (lambda z: max(mpmath.mpf(0), z), lambda z: mpmath.mpf(int(z >= 0)), [1, 100, 745]),
    "leakyRelu": (
        lambda z: z if z >= 0 else LEAKY_SLOPE * z,
        lambda z: mpmath.mpf(1) if z >= 0 else LEAKY_SLOPE,
        [1, 100, 745, 2.2250738585072014e-306],
    ),
}

for name, (value, slope, boundaries) in FUNCTIONS.items():
    rows = []
    for z in make_points(boundaries):
        exact = mpmath.mpf(z)
        rows.append([z, *nearest(value(exact)), *nearest(slope(exact))])
    lines = ",\n".join(json.dumps(row).replace(".0,", ",").replace(".0]", "]") for row in rows)
    pathlib.Path(__file__).with_name(f"{name}.json").write_text(f"[\n{lines}\n]\n")
    print(name, len(rows))
