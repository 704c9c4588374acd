"""Writes the losses of 1,000 steps in PyTorch, with the same weights and batches as the Swift test.

Numbers come from a counter: number i is SplitMix64's finaliser of i, with its upper 24 bits scaled to [-1, 1).
Computed in float64, so that rounding in the reference is negligible. Adam is written by hand in TensorFlow's epsilon-hat form.
Written for torch 2.13. Run: python torch_losses.py > ../Fixtures/torch_losses.csv
"""
import numpy as np
import torch

WIDTH, INNER, BATCH, STEPS, RATE = 128, 256, 32, 1000, 1e-3
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def numbers(start, *shape):
    with np.errstate(over="ignore"):
        z = np.arange(start, start + np.prod(shape), dtype=np.uint64) + np.uint64(1)
        z *= np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    return torch.from_numpy((z >> np.uint64(40)).astype(np.float64) * 2.0**-23 - 1).reshape(shape)


ACTIVATIONS = {
    "linear": lambda z: z,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "sigmoid": torch.sigmoid,
    "selu": torch.selu,
    "abs": torch.abs,
    "softmax": lambda z: torch.softmax(z, 1),
}


def dense(shapes, activation):
    def predict(p, x):
        for w, b in zip(p[::2], p[1::2]):
            x = ACTIVATIONS[activation](x @ w + b)
        return x

    return shapes, predict


def residual(p, x):
    for w, b in zip(p[::2], p[1::2]):
        y = torch.relu(x @ w + b)
        x = x + y if x.shape == y.shape else y
    return x


def multiply(p, x):
    return ((x[:, :WIDTH] @ p[0] + p[1]) * (x[:, WIDTH:] @ p[2] + p[3])) @ p[4] + p[5]


def two_tower_sum(p, x):
    return torch.relu(x[:, :WIDTH] @ p[0] + p[1] + x[:, WIDTH:] @ p[2] + p[3]) @ p[4] + p[5]


def multiply_simple(p, x):
    return (x[:, :WIDTH] * x[:, WIDTH:]) @ p[0] + p[1]


TWO = [(256, INNER), (INNER, WIDTH)]
TOWERS = [(WIDTH, INNER), (WIDTH, INNER), (INNER, WIDTH)]
NETWORKS = {f"dense_2_{name}": dense(TWO, name) for name in ACTIVATIONS} | {
    "dense_3_relu": dense([(256, INNER), (INNER, INNER), (INNER, WIDTH)], "relu"),
    "dense_residual_2_relu": (TWO, residual),
    "multiply_1_linear": (TOWERS, multiply),
    "two_tower_sum_2_relu": (TOWERS, two_tower_sum),
    "multiply_simple_1_linear": ([(WIDTH, WIDTH)], multiply_simple),
}


def losses(shapes, predict):
    start, p = 0, []
    for shape in shapes:
        p.append((numbers(start, *shape) * (6 / sum(shape)) ** 0.5).requires_grad_())
        p.append(torch.zeros(shape[1]).requires_grad_())
        start += shape[0] * shape[1]
    m, v = [torch.zeros_like(q) for q in p], [torch.zeros_like(q) for q in p]
    for t in range(1, STEPS + 1):
        x = numbers(start, BATCH, 2 * WIDTH)
        start += BATCH * 2 * WIDTH
        loss = ((predict(p, x) - x[:, :WIDTH] * x[:, WIDTH:]) ** 2).mean()
        yield t, loss.item()
        rate = RATE * (1 - 0.999**t) ** 0.5 / (1 - 0.9**t)
        with torch.no_grad():
            for q, mi, vi, g in zip(p, m, v, torch.autograd.grad(loss, p)):
                mi.mul_(0.9).add_(g, alpha=0.1)
                vi.mul_(0.999).addcmul_(g, g, value=0.001)
                q.sub_(rate * mi / (vi.sqrt() + 1e-8))


print("network,step,loss")
for name, (shapes, predict) in NETWORKS.items():
    for step, loss in losses(shapes, predict):
        if step in (1, 2, 5, 10, 20, 50) or step % 100 == 0:
            print(f"{name},{step},{loss:.12g}")
