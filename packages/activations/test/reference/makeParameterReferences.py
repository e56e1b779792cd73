"""Makes the fixtures in parameters/: the true values and slopes of the families at parameters other than the default.

    python -m venv venv && venv/bin/pip install mpmath==1.4.1 && venv/bin/python makeParameterReferences.py

Each file is a list of { parameters, rows }, the rows as makeReferences.py has them.
"""

import json
import math
import pathlib

import mpmath
from makeReferences import (
    LOGISTIC_BRANCHES, ZERO, UNIT, between, exp, expm1, format_rows, gated, make_few_points, make_rows, mpf, number, same,
    sigmoid, sigmoid_slope, softplus, step,
)


def leaky(slope):
    return [step(0, lambda z: slope * z, same), step(0, number(slope), UNIT), ZERO, step(0, same, ZERO)]


def rrelu(lower, upper):
    # The mean is rounded to a float64 by definition: it is the slope.
    slope = mpf(float(lower) / 2 + float(upper) / 2)
    half = step(0, lambda z: z / 2, ZERO)
    return [step(0, lambda z: slope * z, same), step(0, number(slope), UNIT), ZERO, half, half]


def elu(alpha):
    left = step(0, lambda z: alpha * exp(z), ZERO)
    return [step(0, lambda z: alpha * expm1(z), same), step(0, lambda z: alpha * exp(z), UNIT), left, step(0, expm1, ZERO)]


def celu_by_alpha(x):
    if abs(x) < mpf(10) ** -30:
        return -x * x / 2 - x**3 / 3
    return expm1(x) - x * exp(x)


def celu(alpha):
    return [
        step(0, lambda z: alpha * expm1(z / alpha), same),
        step(0, lambda z: exp(z / alpha), UNIT),
        step(0, lambda z: exp(z / alpha) / alpha, ZERO),
        step(0, lambda z: celu_by_alpha(z / alpha), ZERO),
    ]


def silu(beta):
    columns = gated(lambda z: beta * z, number(beta), ZERO)
    return [*columns, lambda z: z * z * sigmoid_slope(beta * z)]


def by_log_beta(x):
    return -x * sigmoid(-x) - softplus(-x) if x > 0 else x * sigmoid(x) - softplus(x)


def smooth_relu(beta, threshold):
    def cut(smooth, linear, at_the_jump=float.__gt__):
        # By definition it is the float64 product that is compared, as PyTorch does. At the jump the slope is the right one.
        return lambda z: linear(z) if at_the_jump(float(beta) * float(z), float(threshold)) else smooth(z)

    return [
        cut(lambda z: softplus(beta * z) / beta, same),
        cut(lambda z: sigmoid(beta * z), UNIT, float.__ge__),
        cut(lambda z: beta * sigmoid_slope(beta * z), ZERO),
        cut(lambda z: by_log_beta(beta * z) / beta**2, ZERO),
        ZERO,
    ]


def squareplus(b):
    def root(z):
        return mpmath.sqrt(z * z + b)

    def value(z):
        return b / (root(z) - z) / 2 if z < 0 else (z + root(z)) / 2

    return [value, lambda z: value(z) / root(z), lambda z: b / root(z) ** 3 / 2, lambda z: 1 / (4 * root(z))]


def hard_sigmoid(reach):
    inside = between(-reach, reach, ZERO, lambda z: -z / (2 * reach**2) if z > -reach else mpf(0), ZERO)
    return [
        between(-reach, reach, ZERO, lambda z: (z + reach) / (2 * reach), UNIT),
        between(-reach, reach, ZERO, number(1 / (2 * reach)), ZERO),
        ZERO,
        inside,
    ]


def hard_tanh(low, high):
    return [
        between(low, high, number(low), same, number(high)),
        between(low, high, ZERO, UNIT, ZERO),
        ZERO,
        step(low, UNIT, ZERO),
        step(high, ZERO, UNIT),
    ]


def hard_shrink(reach):
    return [lambda z: z if abs(z) > reach else mpf(0), between(-reach, reach, UNIT, ZERO, UNIT), ZERO, ZERO]


def soft_shrink(reach):
    return [
        between(-reach, reach, lambda z: z + reach, ZERO, lambda z: z - reach),
        between(-reach, reach, UNIT, ZERO, UNIT),
        ZERO,
        lambda z: mpf(-1 if z > reach else 1 if z < -reach else 0),
    ]


def threshold(at, value):
    return [lambda z: z if z > at else value, step(at, ZERO, UNIT), ZERO, ZERO, lambda z: mpf(int(z <= at))]


def snake(alpha):
    return [
        lambda z: z + mpmath.sin(alpha * z) ** 2 / alpha,
        lambda z: 1 + mpmath.sin(2 * alpha * z),
        lambda z: 2 * alpha * mpmath.cos(2 * alpha * z),
        lambda z: (z * mpmath.sin(2 * alpha * z) - mpmath.sin(alpha * z) ** 2 / alpha) / alpha,
    ]


# Family, how it is made, the names of its parameters, their values, and a function of them to the boundaries.
NONE = lambda *_: []  # noqa: E731
FAMILIES = {
    "leakyRelu": (leaky, ["negativeSlope"], [[0.3], [1.5]], NONE),
    "prelu": (leaky, ["slope"], [[0.01], [-0.5]], NONE),
    "rrelu": (rrelu, ["lower", "upper"], [[0.1, 0.3]], NONE),
    "elu": (elu, ["alpha"], [[0.3], [2.5]], lambda alpha: [0.25, 745.1332191019411, 745.1332191019411 + math.log(alpha)]),
    "celu": (celu, ["alpha"], [[0.3], [2.5]], lambda alpha: [0.25 * alpha, 745.1332191019411 * alpha]),
    "silu": (silu, ["beta"], [[0.3], [1.702]], lambda beta: [x / beta for x in (1.278464542761074, 2.399357280520547, 708.4, 745.13)]),
    "softplus": (
        smooth_relu,
        ["beta", "threshold"],
        [[0.3, math.inf], [2.5, 20]],
        lambda beta, cut: [x / beta for x in LOGISTIC_BRANCHES] + ([cut / beta] if cut < math.inf else []),
    ),
    "squareplus": (squareplus, ["b"], [[1], [0.1]], lambda b: [2**27, 1e102, 1e154]),
    "hardSigmoid": (hard_sigmoid, ["reach"], [[2.5], [1]], lambda reach: [reach]),
    "hardTanh": (hard_tanh, ["min", "max"], [[-2, 0.7]], lambda low, high: [-low, high]),
    "hardShrink": (hard_shrink, ["lambda"], [[0.3]], lambda reach: [reach]),
    "softShrink": (soft_shrink, ["lambda"], [[0.3]], lambda reach: [reach]),
    "threshold": (threshold, ["threshold", "value"], [[-0.5, 0.25]], lambda at, _: [abs(at)]),
    "snake": (snake, ["alpha"], [[0.5], [4]], lambda alpha: [0.7853981633974483 / alpha]),
}

folder = pathlib.Path(__file__).with_name("parameters")
folder.mkdir(exist_ok=True)
for name, (make, parameters, settings, boundaries) in FAMILIES.items():
    entries = []
    for values in settings:
        columns = make(*(mpf(value) if math.isfinite(value) else value for value in values))
        rows = make_rows(columns, make_few_points(boundaries(*values)))
        stated = json.dumps(dict(zip(parameters, values))).replace("Infinity", "1e999")
        entries.append(f'{{"parameters":{stated},"rows":{format_rows(rows)}}}')
    (folder / f"{name}.json").write_text("[\n" + ",\n".join(entries) + "\n]\n")
    print(name, len(entries))
