"""Values from outside for the checks over all layers, activations and optimisers: numpy, float64.

Numbers come from a counter, as in torch_losses.py: number i is SplitMix64's finaliser of i, its upper 24 bits scaled to
[-1, 1). A layer's parameters take the first ones, each W [inputs, outputs] row by row and then its b, halved; its two
examples of ten inputs take the next. An optimiser's three numbers take the first ones, its gradients the next, step by step.
Written for numpy 2.4. Run: python network_values.py ../Fixtures
"""
import csv
import sys

import numpy as np

INPUTS, EXAMPLES, STEPS = 10, 2, 20


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


SELU_SCALE, SELU_ALPHA = 1.0507009873554805, 1.6732632423543772
ACTIVATIONS = {
    "linear": lambda z: z,
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "selu": lambda z: SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(z)),
    "abs": np.abs,
    "softmax": softmax,
    "tanh_abs": lambda z: np.concatenate([np.tanh(z), np.abs(z)], -1),
}
SUMS = np.array([-5, -2.5, -1, -0.3, 0.1, 0.7, 2, 4.5])

# Each layer: the shapes of its parameters (inputs, outputs, whether b), and y of x. With tanh where it has an activation.
dense = lambda p, x: x @ p[0] + p[1]
half = INPUTS // 2
LAYERS = {
    "dense": ([(INPUTS, 9, True)], lambda p, x: np.tanh(dense(p, x))),
    "residual": ([(INPUTS, INPUTS, True)], lambda p, x: x + np.tanh(dense(p, x))),
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
    "neural_addition": ([(INPUTS, 9, False)], lambda p, x: x @ np.clip(p[0], -1, 1)),
}


def layer_values(shapes, forward):
    numbers, parameters = Numbers(), []
    for inputs, outputs, has_bias in shapes:
        parameters.append(numbers(inputs, outputs) / 2)
        if has_bias:
            parameters.append(numbers(outputs) / 2)
    return forward(parameters, numbers(EXAMPLES, INPUTS))


def adam(gradients, rates):
    m = v = 0
    for t, (g, rate) in enumerate(zip(gradients, rates), 1):
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        yield rate * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-8)


def gradient_descent(gradients, rates):
    return (rate * g for g, rate in zip(gradients, rates))


OPTIMIZERS = {"adam": adam, "gradient_descent": gradient_descent}


def optimizer_steps(rule):
    numbers = Numbers()
    theta, gradients = numbers(3), numbers(STEPS, 3)
    for step in rule(gradients, [0.01] * (STEPS // 2) + [0.003] * (STEPS // 2)):
        theta = theta - step
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
    [(name, s, o, y) for name, layer in LAYERS.items() for s, row in enumerate(layer_values(*layer))
     for o, y in enumerate(row)],
)
write(
    "optimizer_steps.csv", ["optimizer", "step", "number", "value"],
    [(name, t, i, x) for name, rule in OPTIMIZERS.items() for t, row in enumerate(optimizer_steps(rule), 1)
     for i, x in enumerate(row)],
)
