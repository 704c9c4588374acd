"""Writes reference values for the checks of all layers, activations and optimisers, computed by numpy in float64.

Gradients are exact, by a step of 1e-30 along the imaginary axis. So the formulas accept complex numbers, and signs are those
of the real parts. Each gradient is the derivative of the sum of c·y over two examples along one direction: of all parameters
of a layer together, or of its inputs, with the same change for both examples. The c come after the inputs, then the
directions.

Numbers come from a counter, as in torch_losses.py: number i is SplitMix64's finaliser of i, with its upper 24 bits scaled to
[-1, 1). The first numbers, halved, are a layer's parameters: each W [inputs, outputs] row by row, then its b. The next are its
two examples of ten inputs. For an optimiser, the first are its three parameters, and the next its gradients, step by step.
Written for numpy 2.4 and SciPy 1.17. Run: python network_values.py ../Fixtures
"""
import csv
import math
import sys

import numpy as np
from scipy.interpolate import BSpline

from network_modules import INPUTS, MODULES, sigmoid, sign, size

EXAMPLES, STEPS = 2, 20


class Numbers:
    def __init__(self):
        self.next = 1

    def __call__(self, *shape):
        count = int(np.prod(shape))
        with np.errstate(over="ignore"):
            z = np.arange(self.next, self.next + count, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
            z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            z ^= z >> np.uint64(31)
        self.next += count
        return ((z >> np.uint64(40)).astype(np.float64) * 2.0**-23 - 1).reshape(shape)


def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def erf(x):
    return np.vectorize(math.erf)(x)


SELU_SCALE, SELU_ALPHA = 1.0507009873554805, 1.6732632423543772
ACTIVATIONS = {
    "linear": lambda z: z,
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "sigmoid": lambda z: sigmoid(z),
    "selu": lambda z: SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(z)),
    "abs": np.abs,
    "softmax": softmax,
    "tanh_abs": lambda z: np.concatenate([np.tanh(z), np.abs(z)], -1),
    "gelu": lambda z: z * (1 + erf(z / math.sqrt(2))) / 2,
    "silu": lambda z: z * sigmoid(z),
    "mish": lambda z: z * np.tanh(np.log1p(np.exp(z))),
    "softplus": lambda z: np.log1p(np.exp(z)),
    "sine": lambda z: np.sin(30 * z),
    "squared_relu": lambda z: np.maximum(z, 0) ** 2,
    "square": lambda z: z * z,
}
SUMS = np.array([-5, -2.5, -1, -0.3, 0.1, 0.7, 2, 4.5])

# For each layer, the shapes of its parameters (inputs, outputs, has a bias) and y as f(x). The activation, if any, is tanh.
dense = lambda p, x: x @ p[0] + p[1]
half = INPUTS // 2
by_pair = lambda x: x.reshape(len(x), -1, 2)


def splines(p, x):
    """For each input, silu and SciPy's cubic B-splines, which are polynomials between knots and so can be complex."""
    knots = -1 + 0.4 * np.arange(-3, 9)
    bases = [BSpline.basis_element(knots[k:k + 5]) for k in range(8)]

    def value(base, z):
        """Evaluates by a Taylor series in the imaginary part, whose higher terms are below the precision."""
        inside = (base.t[base.k] <= z.real) & (z.real < base.t[-base.k - 1])
        terms = [base.derivative(n)(z.real) if n else base(z.real) for n in range(2)]
        return np.where(inside, terms[0] + 1j * z.imag * terms[1], 0)

    z = np.asarray(x, complex)
    values = np.stack([value(base, z) for base in bases], 2).reshape(len(x), -1)
    y = (x * sigmoid(x)) @ p[0] + values @ (np.repeat(p[1], 8, 0) * p[2])
    return y if np.iscomplexobj(x) or any(map(np.iscomplexobj, p)) else y.real


def layer_norm(p, x):
    """Layer normalisation over the last axis."""
    c = x - x.mean(-1, keepdims=True)
    return c / np.sqrt((c**2).mean(-1, keepdims=True) + 1e-5) * p[0] + p[1]


def attention(p, x, heads=2, width=2):
    """Attention over pairs of features: queries, keys and values in heads, then a linear map back to two features."""
    parts = dense(p, by_pair(x)).reshape(len(x), -1, 3, heads, width)
    q, k, v = np.moveaxis(parts, (2, 3), (0, 2))
    scores = np.exp(q @ np.swapaxes(k, -1, -2) / np.sqrt(width))
    shares = scores / scores.sum(-1, keepdims=True)
    seen = np.moveaxis(shares @ v, 1, 2).reshape(len(x), -1, heads * width)
    return dense(p[2:], seen).reshape(len(x), -1)


LAYERS = {
    "dense": ([(INPUTS, 9, True)], lambda p, x: np.tanh(dense(p, x))),
    "residual": ([(INPUTS, INPUTS, True)], lambda p, x: x + np.tanh(dense(p, x))),
    "chain": ([(INPUTS, 3, True), (3, 9, True)], lambda p, x: dense(p[2:], np.tanh(dense(p, x)))),
    "towers": (
        [(half, 9, True)] * 2,
        lambda p, x: np.concatenate([dense(p[:2], x[:, :half]), dense(p[2:], x[:, half:])], 1),
    ),
    "branches": (
        [(INPUTS, 9, True), (INPUTS, 7, True)],
        lambda p, x: np.concatenate([np.tanh(dense(p[:2], x)), dense(p[2:], x)], 1),
    ),
    "multiply_halves": ([], lambda p, x: x[:, :half] * x[:, half:]),
    "add_halves": ([], lambda p, x: np.tanh(x[:, :half] + x[:, half:])),
    "neural_addition": ([(INPUTS, 9, False)], lambda p, x: x @ p[0]),
    **MODULES,
    "pairs": ([], lambda p, x: np.stack([x[:, :half], x[:, half:]], 2).reshape(len(x), -1)),
    "shared_dense": (
        [(2, 3, True)], lambda p, x: np.tanh(dense(p, x.reshape(len(x), -1, 2))).reshape(len(x), -1)
    ),
    "shared_layer_norm": ([(1, 5, True)], lambda p, x: layer_norm(p, x.reshape(len(x), -1, 5)).reshape(len(x), -1)),
    "attention": ([(2, 12, True), (4, 2, True)], attention),
    "position_sum": ([], lambda p, x: x.reshape(len(x), -1, 5).sum(1)),
    "position_mean": ([], lambda p, x: by_pair(x).mean(1)),
    "offsets": ([(1, INPUTS, False)], lambda p, x: x + p[0]),
    "standardization": ([], lambda p, x: (x - 0.3) / 0.7),
    "polynomial_step": ([], lambda p, x: x[:, :half] * x[:, half:] + x[:, :half]),
    "modulation": (
        [(half, 9, True)] * 3,
        lambda p, x: np.tanh((1 + dense(p[2:], x[:, half:])) * dense(p, x[:, :half]) + dense(p[4:], x[:, half:])),
    ),
    "layer_norm": ([(1, INPUTS, True)], layer_norm),
    "rms_norm": ([(1, INPUTS, False)], lambda p, x: x / np.sqrt((x**2).mean(1, keepdims=True) + 1e-6) * p[0]),
    "activation": ([], lambda p, x: np.tanh(x)),
    "spline": ([(INPUTS, 9, False)] * 2 + [(8 * INPUTS, 9, False)], splines),
    "snake": ([(1, INPUTS, False)], lambda p, x: x + np.sin(p[0] * x) ** 2 / p[0]),
}


def layer(name):
    """Returns a layer's parameters, inputs and forward pass, and the source of the numbers that come next."""
    (shapes, forward), numbers, parameters = LAYERS[name], Numbers(), []
    for inputs, outputs, has_bias in shapes:
        parameters.append(numbers(inputs, outputs) / 2)
        if has_bias:
            parameters.append(numbers(outputs) / 2)
    return parameters, numbers(EXAMPLES, INPUTS), forward, numbers


def layer_values(name):
    parameters, inputs, forward, _ = layer(name)
    return forward(parameters, inputs)


def layer_gradients(name):
    parameters, inputs, forward, numbers = layer(name)
    c = numbers(*forward(parameters, inputs).shape)
    directions = [numbers(*p.shape) for p in parameters]
    direction = numbers(INPUTS)
    slope = lambda p, x: (c * forward(p, x)).sum().imag / 1e-30
    moved = [p + 1e-30j * d for p, d in zip(parameters, directions)]
    yield "parameters", slope(moved, inputs.astype(complex))
    yield "inputs", slope([p.astype(complex) for p in parameters], inputs + 1e-30j * direction)


def adam(gradients, rates):
    m = v = 0
    for t, (g, rate) in enumerate(zip(gradients, rates), 1):
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        yield rate * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-8)


def gradient_descent(gradients, rates):
    return (rate * g for g, rate in zip(gradients, rates))


def rmsprop(gradients, rates):
    v = 0
    for g, rate in zip(gradients, rates):
        v = 0.9 * v + 0.1 * g * g
        yield rate * g / (np.sqrt(v) + 1e-8)


def rmsprop_tensorflow(gradients, rates):
    v = 1
    for g, rate in zip(gradients, rates):
        v = 0.9 * v + 0.1 * g * g
        yield rate * g / np.sqrt(v + 1e-10)


def momentum(gradients, rates):
    m = 0
    for g, rate in zip(gradients, rates):
        m = 0.9 * m + g
        yield rate * m


# Each optimiser with its weight decay.
OPTIMIZERS = {
    "adam": (adam, 0), "gradient_descent": (gradient_descent, 0), "adamw": (adam, 0.01), "rmsprop": (rmsprop, 0),
    "momentum": (momentum, 0), "rmsprop_tensorflow": (rmsprop_tensorflow, 0),
}


def optimizer_steps(rule, decay):
    numbers = Numbers()
    theta, gradients = numbers(3), numbers(STEPS, 3)
    rates = [0.01] * (STEPS // 2) + [0.003] * (STEPS // 2)
    for step, rate in zip(rule(gradients, rates), rates):
        theta = theta * (1 - rate * decay) - step
        yield theta


def write(name, header, rows):
    with open(f"{sys.argv[1]}/{name}", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([*row[:-1], f"{row[-1]:.12g}"] for row in rows)


write(
    "activation_values.csv", ["activation", "output", "value"],
    [(name, i, y) for name, f in ACTIVATIONS.items() for i, y in enumerate(f(SUMS))],
)
write(
    "layer_values.csv", ["layer", "example", "output", "value"],
    [(name, s, o, y) for name in LAYERS for s, row in enumerate(layer_values(name)) for o, y in enumerate(row)],
)
write(
    "layer_gradients.csv", ["layer", "of", "value"],
    [(name, *row) for name in LAYERS for row in layer_gradients(name)],
)
write(
    "optimizer_steps.csv", ["optimizer", "step", "number", "value"],
    [(name, t, i, x) for name, rule in OPTIMIZERS.items() for t, row in enumerate(optimizer_steps(*rule), 1)
     for i, x in enumerate(row)],
)
