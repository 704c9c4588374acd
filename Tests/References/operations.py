"""Operations of the study "When does multiplication help?", computed by numpy.

usage: operations.py          the results of one example of 8 numbers in a and in b, for VectorOperationTests
       operations.py linear   the error of the best linear map under each law, over the variance of the targets
"""
import sys
import numpy as np

W = 8
A = ((5 * np.arange(W) + 1) % 9 - 4) / 4
B = ((3 * np.arange(W) + 2) % 7 - 3) / 4


def coefficients(*shape):
    return (((7 * np.arange(np.prod(shape)) + 3) % 11 - 5) / 4).reshape(shape)


def blocks(x, n):
    return x[..., : x.shape[-1] // n * n].reshape(*x.shape[:-1], -1, n)


def flat(x):
    return x.reshape(*x.shape[:-2], -1)


def complex_product(a, b, c):
    p, q = blocks(a, 2), blocks(b, 2)
    z = (p[..., 0] + 1j * p[..., 1]) * (q[..., 0] + 1j * q[..., 1])
    return flat(np.stack([z.real, z.imag], -1))


def matrix_product(a, b, c):
    p, q = (blocks(x, 4).reshape(*x.shape[:-1], -1, 2, 2) for x in (a, b))
    return (p @ q).reshape(*a.shape[:-1], -1)


def circular_convolution(a, b, c):
    return np.fft.irfft(np.fft.rfft(a) * np.fft.rfft(b), a.shape[-1])


def low_rank(rank):
    def form(a, b, c):
        u, v = c(2 * rank, a.shape[-1])[:rank], c(2 * rank, a.shape[-1])[rank:]
        return np.sum((a @ u.T) * (b @ v.T), -1, keepdims=True)
    return form


def permutation(a, b, c):
    order = np.argsort(c(2 * a.shape[-1]), kind="stable")[: a.shape[-1]]
    return np.concatenate([a, b], -1)[..., order]


def total(x):
    return np.sum(x, -1, keepdims=True)


def halves(c, rows, w):
    return c(2, rows, w)


def random_map(a, b, c):
    return np.concatenate([a, b], -1) @ c(a.shape[-1], 2 * a.shape[-1]).T


def mapped_product(a, b, c):
    u, v = halves(c, a.shape[-1], a.shape[-1])
    return (a @ u.T) * (b @ v.T)


OPERATIONS = dict(
    product=lambda a, b, c: a * b,
    complex_product=complex_product,
    matrix_product=matrix_product,
    cross_product=lambda a, b, c: flat(np.cross(blocks(a, 3), blocks(b, 3))),
    circular_convolution=circular_convolution,
    mapped_product=mapped_product,
    dot_product=lambda a, b, c: total(a * b),
    weighted_dot=lambda a, b, c: total(c(a.shape[-1]) * a * b),
    block_dots=lambda a, b, c: np.sum(blocks(a * b, 4), -1),
    cumulative_dot=lambda a, b, c: np.cumsum(a * b, -1),
    rank_one=low_rank(1),
    low_rank_form=lambda a, b, c: low_rank(a.shape[-1] // 4)(a, b, c),
    bilinear_form=lambda a, b, c: total((a @ c(a.shape[-1], a.shape[-1])) * b),
    squared_distance=lambda a, b, c: total((a - b) ** 2),
    difference_of_squares=lambda a, b, c: a**2 - b**2,
    sum_times_difference=lambda a, b, c: (a + b) * np.roll(a - b, -1, -1),
    neighbour_product=lambda a, b, c: a * np.roll(a, -1, -1),
    squared_sum=lambda a, b, c: total(a) ** 2,
    total=lambda a, b, c: total(a + b),
    weighted_total=lambda a, b, c: total(c(2 * a.shape[-1]) * np.concatenate([a, b], -1)),
    vector_sum=lambda a, b, c: a + b,
    permutation=permutation,
    centring=lambda a, b, c: a - np.mean(a, -1, keepdims=True),
    cumulative_sum=lambda a, b, c: np.cumsum(a, -1),
    random_map=random_map,
    block_sums=lambda a, b, c: np.sum(blocks(a + b, 4), -1),
    total_of_half=lambda a, b, c: total(a),
    absolute_difference=lambda a, b, c: np.abs(a - b),
    absolute_value=lambda a, b, c: np.abs(a),
    absolute_sum=lambda a, b, c: np.abs(a) + np.abs(b),
    total_distance=lambda a, b, c: total(np.abs(a - b)),
    largest_size=lambda a, b, c: np.max(np.abs(np.concatenate([a, b], -1)), -1, keepdims=True),
    clipped_size=lambda a, b, c: np.minimum(np.abs(a), 0.5),
    total_size=lambda a, b, c: total(np.abs(a) + np.abs(b)),
    sine=lambda a, b, c: np.sin(np.pi * a),
    cosine_of_sum=lambda a, b, c: np.cos(np.pi * (a + b)),
    greater=lambda a, b, c: (a > b) * 1.0,
    cube=lambda a, b, c: a**3,
    likeness=lambda a, b, c: np.exp(-((a - b) ** 2)),
    quotient=lambda a, b, c: np.abs(a) / (1 + b**2),
    scaled_by_size=lambda a, b, c: np.abs(a) * b,
    triple_product=lambda a, b, c: a * np.roll(a, -1, -1) * b,
    exclusive_or=lambda a, b, c: a + b - 2 * a * b,
)
LAWS = {
    "uniform(-1, 1)": lambda g, shape: g.uniform(-1, 1, shape),
    "standard_normal": lambda g, shape: g.normal(size=shape),
    "sparse_normal": lambda g, shape: g.normal(size=shape) * (g.uniform(size=shape) < 0.5),
    "many_hot": lambda g, shape: (g.uniform(size=shape) < 0.5) * 1.0,
}


def linear_error(f, law, n=400_000):
    g = np.random.default_rng(5)
    x = law(g, (n, 2 * W))
    drawn = np.random.default_rng(6)
    cache = {}
    c = lambda *shape: cache.setdefault(shape, drawn.normal(size=shape))
    y = f(x[:, :W], x[:, W:], c)
    y = y[:, y.std(0) > 1e-9]
    if y.shape[1] == 0:
        return float("nan")
    y = (y - y.mean(0)) / y.std(0)
    x = np.concatenate([x, np.ones((n, 1))], 1)
    fit = np.linalg.lstsq(x.T @ x, x.T @ y, rcond=None)[0]
    return float(np.mean((y - x @ fit) ** 2))


if sys.argv[1:] == ["linear"]:
    for name, f in OPERATIONS.items():
        print(f"{name:22s}", *(f"{linear_error(f, law):.3f}" for law in LAWS.values()))
else:
    for name, f in OPERATIONS.items():
        values = ", ".join(repr(round(float(v), 7) + 0.0) for v in np.atleast_1d(f(A, B, coefficients)))
        print(f'    "{name}": [{values}],')
