"""Makes the fixtures in vectors/: the true values and products of the functions of a whole vector, from mpmath with 400 bits.

    python -m venv venv && venv/bin/pip install mpmath==1.4.1 && venv/bin/python makeVectorReferences.py

An entry is { z, v, w, value, fraction, jvp, vjp, curvature }: the inputs, a tangent and a cotangent; the float64 numbers next to the true
outputs and what is missing to these in units in the last place; those next to J(z)v, J(z)ᵀw and d²g(z + tv)/dt² at t = 0.
"""

import json
import pathlib
import random

import mpmath
from makeReferences import distribution, density, exp, mpf, nearest, sigmoid, sigmoid_curvature, sigmoid_slope

mpmath.mp.prec = 400


def softmax(z):
    top = max(z)
    weights = [exp(x - top) for x in z]
    total = sum(weights)
    return [weight / total for weight in weights]


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def covariance(shares, v):
    mean = dot(shares, v)
    return [share * (x - mean) for share, x in zip(shares, v)]


def spread(shares, v):
    """Of v around its mean, squared, less its own mean: the second derivative of softmax is the share times this."""
    mean = dot(shares, v)
    squares = [(x - mean) ** 2 for x in v]
    return squares, dot(shares, squares)


def softmax_parts(z, v, w, sign=1):
    shares = softmax([sign * x for x in z])
    squares, variance = spread(shares, v)
    return (
        shares,
        [sign * x for x in covariance(shares, v)],
        [sign * x for x in covariance(shares, w)],
        [share * (square - variance) for share, square in zip(shares, squares)],
    )


def log_softmax_parts(z, v, w):
    shares = softmax(z)
    top = max(z)
    # The largest input's own weight is 1: without it the sum of the others may be tiny.
    first = z.index(top)
    rest = mpmath.log1p(sum(exp(x - top) for i, x in enumerate(z) if i != first))
    mean = dot(shares, v)
    total = sum(w)
    _, variance = spread(shares, v)
    return (
        [x - top - rest for x in z],
        [x - mean for x in v],
        [x - share * total for share, x in zip(shares, w)],
        [-variance for _ in z],
    )


def sparsemax_parts(z, v, w):
    ordered = sorted(z, reverse=True)
    count = max(k for k in range(1, len(z) + 1) if 1 + k * ordered[k - 1] > sum(ordered[:k]))
    border = (sum(ordered[:count]) - 1) / count
    inside = [x > border for x in z]

    def less_mean(u):
        mean = sum(x for x, is_in in zip(u, inside) if is_in) / count
        return [x - mean if is_in else mpf(0) for x, is_in in zip(u, inside)]

    return [max(mpf(0), x - border) for x in z], less_mean(v), less_mean(w), [mpf(0)] * len(z)


def gated_parts(value, slope, curvature):
    def parts(z, v, w):
        m = len(z) // 2
        (x, y), (p, q) = (z[:m], z[m:]), (v[:m], v[m:])
        gates, slopes, bends = ([f(t) for t in y] for f in (value, slope, curvature))
        return (
            [a * b for a, b in zip(x, gates)],
            [p[i] * gates[i] + x[i] * slopes[i] * q[i] for i in range(m)],
            [w[i] * gates[i] for i in range(m)] + [w[i] * x[i] * slopes[i] for i in range(m)],
            [2 * p[i] * slopes[i] * q[i] + x[i] * bends[i] * q[i] ** 2 for i in range(m)],
        )

    return parts


def crelu_parts(z, v, w):
    n = len(z)
    return (
        [max(mpf(0), x) for x in z] + [max(mpf(0), -x) for x in z],
        [t if x > 0 else mpf(0) for x, t in zip(z, v)] + [-t if x < 0 else mpf(0) for x, t in zip(z, v)],
        [w[i] if x > 0 else -w[i + n] for i, x in enumerate(z)],
        [mpf(0)] * (2 * n),
    )


def maxout_parts(z, v, w):
    places = [i if z[i] >= z[i + 1] else i + 1 for i in range(0, len(z), 2)]
    back = [mpf(0)] * len(z)
    for place, cotangent in zip(places, w):
        back[place] = cotangent
    return [z[i] for i in places], [v[i] for i in places], back, [mpf(0)] * len(places)


def step(z):
    return mpf(int(z > 0))


FUNCTIONS = {
    "softmax": softmax_parts,
    "softmin": lambda z, v, w: softmax_parts(z, v, w, -1),
    "logSoftmax": log_softmax_parts,
    "sparsemax": sparsemax_parts,
    "glu": gated_parts(sigmoid, sigmoid_slope, sigmoid_curvature),
    "reglu": gated_parts(lambda z: max(mpf(0), z), step, lambda z: mpf(0)),
    "geglu": gated_parts(
        lambda z: z * distribution(z), lambda z: distribution(z) + z * density(z), lambda z: (2 - z * z) * density(z)
    ),
    "swiglu": gated_parts(
        lambda z: z * sigmoid(z),
        lambda z: sigmoid(z) + z * sigmoid_slope(z),
        lambda z: 2 * sigmoid_slope(z) + z * sigmoid_curvature(z),
    ),
    "crelu": crelu_parts,
    "maxout": maxout_parts,
}

# How many outputs there are for n inputs, where not n.
OUTPUTS = {"crelu": lambda n: 2 * n, **{name: lambda n: n // 2 for name in ("glu", "reglu", "geglu", "swiglu", "maxout")}}

rng = random.Random(22)
folder = pathlib.Path(__file__).with_name("vectors")
folder.mkdir(exist_ok=True)
for name, parts in FUNCTIONS.items():
    entries = []
    for scale in (1e-3, 0.3, 3, 30, 300):
        for length in (2, 4, 6, 16):
            z = [scale * rng.gauss(0, 1) for _ in range(length)]
            v = [rng.gauss(0, 1) for _ in range(length)]
            w = [rng.gauss(0, 1) for _ in range(OUTPUTS.get(name, lambda n: n)(length))]
            value, jvp, vjp, curvature = parts(*([mpf(x) for x in u] for u in (z, v, w)))
            pairs = [nearest(x) for x in value]
            entries.append(
                {
                    "z": z,
                    "v": v,
                    "w": w,
                    "value": [pair[0] for pair in pairs],
                    "fraction": [pair[1] for pair in pairs],
                    **{key: [nearest(x)[0] for x in u] for key, u in (("jvp", jvp), ("vjp", vjp), ("curvature", curvature))},
                }
            )
    text = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries)
    (folder / f"{name}.json").write_text(f"[\n{text}\n]\n")
    print(name, len(entries))
