"""Arithmetic modules for network_values.py: the shapes of their parameters (inputs, outputs, has a bias), and y as f(x).

The formulas accept complex numbers. Signs are those of the real parts.
"""
import math

import numpy as np

INPUTS = 10
SQUARE = (INPUTS, 9, False)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sign(x):
    return np.sign(np.real(x))


def size(x):
    return x * sign(x)


def gated(g, a, m):
    return g * a + (1 - g) * m


def sums(p, x):
    """NAC+: sums with weights tanh(p[0]) sigmoid(p[1])."""
    return x @ (np.tanh(p[0]) * sigmoid(p[1]))


def powers_of(w, x, least=1e-7):
    return np.exp(np.log(size(x) + least) @ w)


def products(p, x, least=1e-7):
    """NAC.: products, computed as sums of logarithms."""
    return powers_of(np.tanh(p[0]) * sigmoid(p[1]), x, least)


def golden(p):
    """Scales the arguments of tanh and sigmoid, which is the same as using the golden ratio as their base instead of e."""
    return [math.log((1 + math.sqrt(5)) / 2) * q for q in p]


def selections(w, x):
    """The neural multiplication unit."""
    return (w[None] * x[:, :, None] + 1 - w[None]).prod(1)


def signed_products(p, x):
    """The signed product of iNALU."""
    w = np.tanh(p[0]) * sigmoid(p[1])
    logs = np.log(np.where(np.abs(x.real) < 1e-7, 1e-7, size(x))) @ w
    amounts = np.exp(np.where(logs.real > 20, 20, logs))
    return amounts * (sign(x)[:, :, None] * size(w)[None] + 1 - size(w)[None]).prod(1)


def powers(real, imaginary, gates, x):
    """The neural power unit."""
    g = np.where(gates.real < 0, 0, np.where(gates.real > 1, 1, gates))[:, 0]
    logs = np.log(g * (size(x) + 2.0**-23) + 1 - g)
    turns = np.pi * g * (x.real < 0)
    return np.exp(logs @ real - turns @ imaginary) * np.cos(logs @ imaginary + turns @ real)


MODULES = {
    "neural_accumulator": ([SQUARE] * 2, lambda p, x: sums(p, x)),
    "multiplicative_accumulator": ([SQUARE] * 2, lambda p, x: products(p, x)),
    "share_product": ([SQUARE], lambda p, x: powers_of(sigmoid(p[0]), x)),
    "selection_product": ([SQUARE], lambda p, x: powers_of(p[0], x)),
    "neural_multiplication": ([SQUARE], lambda p, x: selections(p[0], x)),
    "nalu": ([SQUARE] * 3, lambda p, x: gated(sigmoid(x @ p[2]), sums(p, x), products(p, x))),
    "nalu_separate": ([SQUARE] * 5, lambda p, x: gated(sigmoid(x @ p[4]), sums(p, x), products(p[2:], x))),
    "nalu_golden": (
        [SQUARE] * 3,
        lambda p, x: gated(sigmoid(x @ golden(p)[2]), sums(golden(p), x), products(golden(p), x)),
    ),
    "nalu_biased": (
        [SQUARE] * 2 + [(INPUTS, 9, True)],
        lambda p, x: gated(sigmoid(x @ p[2] + p[3]), sums(p, x), products(p, x, 1e-8)),
    ),
    "gated_units": ([SQUARE] * 3, lambda p, x: gated(sigmoid(x @ p[2]), x @ p[0], selections(p[1], x))),
    "inalu": ([SQUARE] * 4 + [(1, 9, False)], lambda p, x: gated(sigmoid(p[4]), sums(p, x), signed_products(p[2:], x))),
    "inalu_shared": (
        [SQUARE] * 2 + [(1, 9, False)], lambda p, x: gated(sigmoid(p[2]), sums(p, x), signed_products(p, x))
    ),
    "inalu_attentive": (
        [SQUARE] * 5, lambda p, x: gated(sigmoid(x @ p[4]), sums(p, x), signed_products(p[2:], x))
    ),
    "npu": ([SQUARE, (INPUTS, 1, False), SQUARE], lambda p, x: powers(p[0], p[2], p[1], x)),
    "real_npu": ([SQUARE, (INPUTS, 1, False)], lambda p, x: powers(p[0], 0 * p[0], p[1], x)),
}
