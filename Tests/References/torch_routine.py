"""Writes the losses before each of 400 steps of the training routine of iNALU's first experiment in PyTorch, with the same
weights and batches as the Swift test.

One layer of two inputs and one output learns the product of its inputs. Of ten steps with 64 examples, eight update the
weights and two the gates. Gradients are clipped to 0.1. RMSProp is that of TensorFlow, written by hand. An epoch has ten steps
here. From epoch 11 on, if the loss is below 1, there are further steps of the weights and then of the gates. They minimise
0.05 times the sum over the parameters of the mean of max(min(v, -v) + 20, 0). Numbers come from a counter: number i is
SplitMix64's finaliser of i, with its upper 24 bits scaled to [-1, 1). The first are the parameters: W = 1 + n / 10,
M = -1 + n / 10, gates n / 10. Computed in float64.
Written for torch 2.15. Run: python -P torch_routine.py > ../Fixtures/torch_routine_losses.csv
"""
import numpy as np
import torch

EXAMPLES, STEPS, EPOCH = 64, 400, 10
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


class Counter:
    def __init__(self):
        self.place = 0

    def __call__(self, *shape):
        places = self.place + 1 + np.arange(int(np.prod(shape)), dtype=np.uint64)
        self.place += places.size
        with np.errstate(over="ignore"):
            z = places * np.uint64(0x9E3779B97F4A7C15)
            z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            z ^= z >> np.uint64(31)
        return torch.from_numpy((z >> np.uint64(40)).astype(np.float64) * 2.0**-23 - 1).reshape(shape)


def weights(w, m):
    return torch.tanh(w) * torch.sigmoid(m)


def nalu(p, x):
    w, g = weights(p[0], p[1]), torch.sigmoid(x @ p[2])
    return g * (x @ w) + (1 - g) * torch.exp(torch.log(x.abs() + 1e-7) @ w)


def inalu(p, x):
    w, v, g = weights(p[0], p[1]), weights(p[-3], p[-2]), torch.sigmoid(p[-1])
    amounts = torch.exp(torch.clamp(torch.log(torch.clamp(x.abs(), min=1e-7)) @ v, max=20.0))
    signs = (torch.sign(x)[:, :, None] * v.abs() + 1 - v.abs()).prod(1)
    return g * (x @ w) + (1 - g) * amounts * signs


# The initial values of the parameters, their shapes, and the forward pass. The last parameter is the gate.
PAIR = [(1, (2, 1)), (-1, (2, 1))]
NETWORKS = {
    "nalu": (PAIR + [(0, (2, 1))], nalu),
    "inalu": (PAIR * 2 + [(0, (1, 1))], inalu),
    "inalu_shared": (PAIR + [(0, (1, 1))], inalu),
}


def losses(shapes, forward):
    numbers = Counter()
    p = [(start + numbers(*shape) / 10).requires_grad_() for start, shape in shapes]
    v = [torch.ones_like(q) for q in p]

    def move(part, gradients):
        with torch.no_grad():
            for i, g in zip(part, gradients):
                g = g.clamp(-0.1, 0.1)
                v[i].mul_(0.9).add_(g * g, alpha=0.1)
                p[i].sub_(0.01 * g / (v[i] + 1e-10).sqrt())

    sums, gates = range(len(p) - 1), [len(p) - 1]
    for step in range(STEPS):
        x = numbers(EXAMPLES, 2)
        loss = ((forward(p, x)[:, 0] - x[:, 0] * x[:, 1]) ** 2).mean()
        yield step + 1, loss.item()
        part = sums if step % 10 < 8 else gates
        move(part, torch.autograd.grad(loss, [p[i] for i in part]))
        if step // EPOCH > 10 and loss.item() < 1:
            for part in [sums, gates]:
                pull = 0.05 * sum(torch.clamp(torch.minimum(p[i], -p[i]) + 20, min=0).mean() for i in part)
                move(part, torch.autograd.grad(pull, [p[i] for i in part]))


print("network,step,loss")
for name, case in NETWORKS.items():
    for step, loss in losses(*case):
        if step in (1, 2, 5, 8, 10, 12, 20) or step % 50 == 0:
            print(f"{name},{step},{loss:.12g}")
