"""Writes the losses of 1,000 steps of PyTorch's own optimisers and schedules, with the same weights and batches as the Swift
test.

The network has 20 inputs, 31 tanh units and 7 linear outputs, the targets are x[k] x[k + 7], and a step has 48 examples.
Numbers come from a counter: number i is SplitMix64's finaliser of i, with its upper 24 bits scaled to [-1, 1). The first are
both weights, row by row, each times the square root of 6 / (inputs + outputs). The next are the inputs, step by step and
example by example. Computed in float64.
Written for torch 2.15. Run: python -P torch_optimizers.py > ../Fixtures/torch_optimizer_losses.csv
"""
import numpy as np
import torch
from torch.optim import SGD, Adam, AdamW, RMSprop
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR

INPUTS, INNER, OUTPUTS, EXAMPLES, STEPS, WARM_UP = 20, 31, 7, 48, 1000, 100
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


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
        return torch.from_numpy((z >> np.uint64(40)).astype(np.float64) * 2.0**-23 - 1).reshape(shape)


OPTIMIZERS = {
    "adam": lambda p: Adam(p, lr=1e-3),
    "adamw": lambda p: AdamW(p, lr=1e-3, weight_decay=0.01),
    "rmsprop": lambda p: RMSprop(p, lr=1e-3, alpha=0.9, eps=1e-8),
    "momentum": lambda p: SGD(p, lr=1e-2, momentum=0.9),
    "gradient_descent": lambda p: SGD(p, lr=1e-2),
}


def constant(optimizer):
    return LinearLR(optimizer, start_factor=1, total_iters=1)


def cosine(optimizer):
    return CosineAnnealingLR(optimizer, T_max=STEPS)


def warm_up(optimizer):
    rise = LinearLR(optimizer, start_factor=1 / WARM_UP, total_iters=WARM_UP - 1)
    return SequentialLR(optimizer, [rise, CosineAnnealingLR(optimizer, T_max=STEPS - WARM_UP)], milestones=[WARM_UP])


SCHEDULES = {"constant": constant, "cosine": cosine, "cosine_after_warm_up": warm_up}
CLIPPINGS = {
    "none": lambda p: None,
    "value": lambda p: torch.nn.utils.clip_grad_value_(p, 0.005),
    "norm": lambda p: torch.nn.utils.clip_grad_norm_(p, 0.02),
}


def losses(optimizer, schedule, clip):
    numbers = Numbers()
    p = []
    for shape in [(INPUTS, INNER), (INNER, OUTPUTS)]:
        p.append((numbers(*shape) * (6 / sum(shape)) ** 0.5).requires_grad_())
        p.append(torch.zeros(shape[1]).requires_grad_())
    rule = OPTIMIZERS[optimizer](p)
    rates = SCHEDULES[schedule](rule)
    for step in range(1, STEPS + 1):
        x = numbers(EXAMPLES, INPUTS)
        y = torch.tanh(x @ p[0] + p[1]) @ p[2] + p[3]
        loss = ((y - x[:, :OUTPUTS] * x[:, OUTPUTS : 2 * OUTPUTS]) ** 2).mean()
        yield step, loss.item()
        rule.zero_grad()
        loss.backward()
        CLIPPINGS[clip](p)
        rule.step()
        rates.step()


CASES = [(o, s, "none") for o in OPTIMIZERS for s in SCHEDULES] + [(o, "constant", c) for o in ["adam", "momentum"]
                                                                    for c in ["value", "norm"]]
print("optimizer,schedule,clipping,step,loss")
for case in CASES:
    for step, loss in losses(*case):
        if step in (1, 2, 5, 10, 20, 50) or step % 100 == 0:
            print(",".join(case) + f",{step},{loss:.12g}")
