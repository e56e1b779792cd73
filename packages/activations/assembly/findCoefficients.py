"""
Finds the polynomials of fastLogistic.ts, accurateReduction.ts and accurateTanh.ts, by Remez's exchange with 60 digits, and
prints them rounded to float32 beside the error that is left after the rounding. Needs mpmath:
python assembly/findCoefficients.py

E. Ya. Remez, "Sur le calcul effectif des polynômes d'approximation de Tschebyscheff", C. R. Acad. Sci. Paris 199 (1934).
"""

import struct

from mpmath import coth, linspace, log, lu_solve, matrix, mp, mpf, tanh

mp.dps = 60
GRID = 4000


def find(function, basis, weight, start, end):
    """The coefficients c that make the largest weight·|Σ cᵢ·basisᵢ − function| on [start, end] smallest."""
    size = len(basis)
    points = linspace(start, end, size + 1)
    grid = linspace(start, end, GRID)
    for _ in range(30):
        rows = [[b(x) for b in basis] + [(-1) ** i / weight(x)] for i, x in enumerate(points)]
        solved = lu_solve(matrix(rows), matrix([function(x) for x in points]))
        error = lambda x: weight(x) * (sum(c * b(x) for c, b in zip(solved, basis)) - function(x))
        values = [error(x) for x in grid]
        runs, current = [], [0]
        for i in range(1, GRID):
            if (values[i] > 0) != (values[current[0]] > 0):
                runs.append(current)
                current = []
            current.append(i)
        runs.append(current)
        peaks = [max(run, key=lambda i: abs(values[i])) for run in runs]
        while len(peaks) > size + 1:
            peaks.remove(min((peaks[0], peaks[-1]), key=lambda i: abs(values[i])))
        if len(peaks) < size + 1:
            break
        points = [grid[i] for i in peaks]
    return list(solved)[:size]


def to_float32(x):
    return mpf(struct.unpack("f", struct.pack("f", float(x)))[0])


def show(name, function, basis, weight, start, end):
    rounded = [to_float32(c) for c in find(function, basis, weight, start, end)]
    left = max(weight(x) * abs(sum(c * b(x) for c, b in zip(rounded, basis)) - function(x)) for x in linspace(start, end, GRID))
    print(f"{name}: {', '.join(repr(float(c)) for c in rounded)}   2^{float(log(left, 2)):.2f}")


half = log(2) / 2 * mpf("1.00001")
tiny = mpf("1e-6")
# In v = r²: what the exponential's relative error is, twice that of tanh(r/2) by absolute value.
show("tanh(r/2)/r", lambda v: tanh(mp.sqrt(v) / 2) / mp.sqrt(v), [lambda v: mpf(1), lambda v: v, lambda v: v * v],
     lambda v: 2 * mp.sqrt(v), tiny, half**2)
# In v = r², |r| ≤ ln2/4, relative to tanh r itself, whose first coefficient stays 1.
show("(tanh(r)/r − 1)/r²", lambda v: (tanh(mp.sqrt(v)) / mp.sqrt(v) - 1) / v, [lambda v: mpf(1), lambda v: v],
     lambda v: v, tiny, (half / 2) ** 2)
# In v = r², in what it makes of eʳ: −r/2 times the error of r·coth(r/2).
show("(r·coth(r/2) − 2)/r²", lambda v: (mp.sqrt(v) * coth(mp.sqrt(v) / 2) - 2) / v, [lambda v: mpf(1), lambda v: v],
     lambda v: v * mp.sqrt(v) / 2, tiny, half**2)
# In v = r², in what it makes of tanh r, relatively: v/9 times its error.
show("r²/(1 − tanh(r)/r)", lambda v: v / (1 - tanh(mp.sqrt(v)) / mp.sqrt(v)), [lambda v: mpf(1), lambda v: v],
     lambda v: v / 9, tiny, (half / 2) ** 2)
high = mpf(2839) / 4096
print(f"ln 2 = {float(high)!r} + {float(to_float32(log(2) - high))!r}")
finer = mpf(90852) / 2**17
print(f"ln 2 = {float(finer)!r} + {float(to_float32(log(2) - finer))!r}")
