"""Makes conventions.json beside it: what the frameworks answer at the kinks of activation functions.

    python -m venv venv && venv/bin/pip install torch==2.13.0 jax==0.10.2 tensorflow-cpu==2.21.0 keras==3.15.1
    venv/bin/python makeConventions.py

A row of `rows` is [our name, our parameters, framework, its function, z, value, slope]. The slopes come from each framework's own
automatic differentiation, in float64; TensorFlow's from Keras 3 on TensorFlow, where tf.nn has no such function.
A row of `values` is [framework, its function, z, value], with the defaults of that function.
"""

import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import jax
import jax.numpy as jnp
import keras
import tensorflow as tf
import torch
import torch.nn.functional as F

jax.config.update("jax_enable_x64", True)
keras.config.set_floatx("float64")
A = keras.activations


def pytorch(f, z):
    x = torch.tensor(z, dtype=torch.float64, requires_grad=True)
    y = f(x)
    y.backward()
    return y.item(), x.grad.item()


def tensorflow(f, z):
    x = tf.Variable(z, dtype=tf.float64)
    with tf.GradientTape() as tape:
        y = f(x)
    return float(y), float(tape.gradient(y, x))


def jax_(f, z):
    return float(f(jnp.float64(z))), float(jax.grad(f)(jnp.float64(z)))


ASK = {"pytorch": pytorch, "tensorflow": tensorflow, "jax": jax_}
ELU_HALF = {"alpha": 0.5}

CASES = [
    ("relu", {}, [0], {"pytorch": ("relu", F.relu), "tensorflow": ("tf.nn.relu", tf.nn.relu), "jax": ("jax.nn.relu", jax.nn.relu)}),
    ("leakyRelu", {"negativeSlope": 0.2}, [0], {
        "pytorch": ("leaky_relu", lambda x: F.leaky_relu(x, 0.2)),
        "tensorflow": ("tf.nn.leaky_relu", lambda x: tf.nn.leaky_relu(x, 0.2)),
        "jax": ("jax.nn.leaky_relu", lambda x: jax.nn.leaky_relu(x, 0.2)),
    }),
    ("prelu", {}, [0], {
        "pytorch": ("prelu", lambda x: F.prelu(x.reshape(1, 1), torch.tensor([0.25], dtype=torch.float64)).sum()),
    }),
    ("rrelu", {}, [0], {"pytorch": ("rrelu", lambda x: F.rrelu(x, training=False))}),
    ("relu6", {}, [0, 6], {"pytorch": ("relu6", F.relu6), "tensorflow": ("tf.nn.relu6", tf.nn.relu6), "jax": ("jax.nn.relu6", jax.nn.relu6)}),
    ("elu", ELU_HALF, [0], {
        "pytorch": ("elu", lambda x: F.elu(x, 0.5)),
        "tensorflow": ("keras.activations.elu", lambda x: A.elu(x, 0.5)),
        "jax": ("jax.nn.elu", lambda x: jax.nn.elu(x, 0.5)),
    }),
    ("selu", {}, [0], {"pytorch": ("selu", F.selu), "tensorflow": ("tf.nn.selu", tf.nn.selu), "jax": ("jax.nn.selu", jax.nn.selu)}),
    ("hardSigmoid", {}, [-3, 3], {"pytorch": ("hardsigmoid", F.hardsigmoid), "tensorflow": ("keras.activations.hard_sigmoid", A.hard_sigmoid), "jax": ("jax.nn.hard_sigmoid", jax.nn.hard_sigmoid)}),
    ("hardTanh", {}, [-1, 1], {"pytorch": ("hardtanh", F.hardtanh), "tensorflow": ("keras.activations.hard_tanh", A.hard_tanh), "jax": ("jax.nn.hard_tanh", jax.nn.hard_tanh)}),
    ("hardSwish", {}, [-3, 3], {"pytorch": ("hardswish", F.hardswish), "tensorflow": ("keras.activations.hard_swish", A.hard_swish), "jax": ("jax.nn.hard_swish", jax.nn.hard_swish)}),
    ("hardShrink", {}, [-0.5, 0.5], {"pytorch": ("hardshrink", F.hardshrink), "tensorflow": ("keras.activations.hard_shrink", A.hard_shrink)}),
    ("softShrink", {}, [-0.5, 0.5], {"pytorch": ("softshrink", F.softshrink), "tensorflow": ("keras.activations.soft_shrink", A.soft_shrink)}),
    ("threshold", {}, [1], {"pytorch": ("threshold", lambda x: F.threshold(x, 1, 0)), "tensorflow": ("keras.activations.threshold", lambda x: A.threshold(x, 1, 0))}),
    ("sparseSigmoid", {}, [-1, 1], {"tensorflow": ("keras.activations.sparse_sigmoid", A.sparse_sigmoid), "jax": ("jax.nn.sparse_sigmoid", jax.nn.sparse_sigmoid)}),
    ("softplus", {"threshold": 20}, [20], {"pytorch": ("softplus", F.softplus)}),
]

rows = [
    [name, parameters, framework, called, z, *ASK[framework](f, z)]
    for name, parameters, points, functions in CASES
    for framework, (called, f) in functions.items()
    for z in points
]
POINTS = [-3.25, -1.5, -0.625, 0.375, 0.75, 2.5, 3.5, 21.0]
NAMES = {
    "pytorch": (F, "relu relu6 leaky_relu rrelu elu celu selu gelu silu mish softplus softsign logsigmoid hardsigmoid hardtanh hardswish hardshrink softshrink tanhshrink sigmoid tanh"),
    "keras": (A, "relu relu6 leaky_relu elu celu selu gelu silu swish mish softplus softsign log_sigmoid hard_sigmoid hard_silu hard_swish hard_tanh hard_shrink soft_shrink tanh_shrink squareplus sparse_plus sparse_sigmoid sigmoid tanh exponential linear"),
    "jax": (jax.nn, "relu relu6 leaky_relu elu celu selu gelu silu swish mish softplus soft_sign log_sigmoid hard_sigmoid hard_silu hard_swish hard_tanh squareplus sparse_plus sparse_sigmoid sigmoid tanh identity"),
}
ENTER = {
    "pytorch": lambda z: torch.tensor(z, dtype=torch.float64),
    "keras": lambda z: tf.constant(z, dtype=tf.float64),
    "jax": jnp.float64,
}


def named(framework, module, name):
    f = getattr(module, name)
    return (lambda x: f(x, training=False)) if name == "rrelu" else f


values = [
    [framework, name, z, float(named(framework, module, name)(ENTER[framework](z)))]
    for framework, (module, names) in NAMES.items()
    for name in names.split()
    for z in POINTS
]
versions = {"pytorch": torch.__version__.split("+")[0], "tensorflow": tf.__version__, "keras": keras.__version__, "jax": jax.__version__}
lines = ",\n".join(json.dumps(row) for row in rows)
value_lines = ",\n".join(json.dumps(row) for row in values)
text = f'{{"versions": {json.dumps(versions)}, "rows": [\n{lines}\n], "values": [\n{value_lines}\n]}}\n'
pathlib.Path(__file__).with_name("conventions.json").write_text(text)
print(len(rows), len(values))
