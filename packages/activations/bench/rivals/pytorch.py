"""
Measures PyTorch on one thread for peers.bench.ts: reads a number of elements a line, and answers with a line of JSON, the
median and the fastest nanoseconds an element of each operation. Outputs are written in place, backward operations are
PyTorch's own, behind the forward operation whose result they take, as in a step of training that keeps only z.
"""

import json
import sys
import time

import torch

if sys.argv[1] == "--version":
    print(torch.__version__)
    sys.exit()

SECONDS, SAMPLES = float(sys.argv[1]) / 1000, int(sys.argv[2])
torch.set_num_threads(1)
aten = torch.ops.aten


def operations(z, d, a, out):
    def sigmoid_backward():
        torch.sigmoid(z, out=a)
        aten.sigmoid_backward.grad_input(d, a, grad_input=out)

    def tanh_backward():
        torch.tanh(z, out=a)
        aten.tanh_backward.grad_input(d, a, grad_input=out)

    return {
        "sigmoid": lambda: torch.sigmoid(z, out=out),
        "tanh": lambda: torch.tanh(z, out=out),
        "relu": lambda: aten.relu.out(z, out=out),
        "leakyRelu": lambda: aten.leaky_relu.out(z, 0.01, out=out),
        "gelu": lambda: aten.gelu.out(z, out=out),
        "silu": lambda: aten.silu.out(z, out=out),
        "elu": lambda: aten.elu.out(z, out=out),
        "softplus": lambda: aten.softplus.out(z, out=out),
        "sigmoid backward": sigmoid_backward,
        "tanh backward": tanh_backward,
        "gelu backward": lambda: aten.gelu_backward.grad_input(d, z, grad_input=out),
        "silu backward": lambda: aten.silu_backward.grad_input(d, z, grad_input=out),
        "elu backward": lambda: aten.elu_backward.grad_input(d, 1.0, 1.0, 1.0, False, z, grad_input=out),
        "softplus backward": lambda: aten.softplus_backward.grad_input(d, z, 1.0, 20.0, grad_input=out),
    }


def measure(run, length):
    start = time.perf_counter()
    run()
    run()
    once = (time.perf_counter() - start) / 2
    times = max(1, round(SECONDS / SAMPLES / max(once, 1e-7)))
    samples = []
    for _ in range(3 if length > 1e6 else SAMPLES):
        start = time.perf_counter()
        for _ in range(times):
            run()
        samples.append((time.perf_counter() - start) / times / length * 1e9)
    samples.sort()
    return {"median": samples[len(samples) // 2], "fastest": samples[0]}


for line in sys.stdin:
    length = int(line)
    z = (-8 + 16 * ((torch.arange(length, dtype=torch.float64) * 0.6180339887498949) % 1)).float()
    d, a, out = 1 - z / 16, torch.empty_like(z), torch.empty_like(z)
    with torch.no_grad():
        results = {name: measure(run, length) for name, run in operations(z, d, a, out).items()}
    print(json.dumps(results), flush=True)
