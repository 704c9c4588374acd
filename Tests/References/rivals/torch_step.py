"""The training step of `reasonops bench train` in PyTorch: eager with the fused Adam, or with the whole step compiled.

Prints one JSON object: network -> steps per second of processor time, one number per window of 100 steps.
Written for torch 2.13. Run: taskset -c 0 python torch_step.py SECONDS eager|compiled NETWORK...
"""
import json
import sys
import time

import torch
from torch import nn

WIDTH, INNER, BATCH, STEPS = 128, 256, 32, 100
torch.set_num_threads(1)


class Dense(nn.Module):
    def __init__(self, depth):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(256, WIDTH if i == depth - 1 else INNER) for i in range(depth)])

    def forward(self, x):
        for layer in self.layers:
            x = torch.relu(layer(x))
        return x


class Multiply(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.out = nn.Linear(WIDTH, INNER), nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x):
        return self.out(self.a(x[:, :WIDTH]) * self.b(x[:, WIDTH:]))


class MultiplySimple(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(WIDTH, WIDTH)

    def forward(self, x):
        return self.out(x[:, :WIDTH] * x[:, WIDTH:])


NETWORKS = {
    "dense_1_relu": lambda: Dense(1),
    "dense_2_relu": lambda: Dense(2),
    "dense_3_relu": lambda: Dense(3),
    "multiply_1_linear": Multiply,
    "multiply_simple_1_linear": MultiplySimple,
}


def eager(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3, fused=True)

    def step(x):
        optimizer.zero_grad(set_to_none=True)
        ((net(x) - x[:, :WIDTH] * x[:, WIDTH:]) ** 2).mean().backward()
        optimizer.step()

    return step


def compiled(net):
    names = [n for n, _ in net.named_parameters()]
    ps = [p.detach().clone() for p in net.parameters()]
    ms, vs = [torch.zeros_like(p) for p in ps], [torch.zeros_like(p) for p in ps]

    def loss(ps, x):
        y = torch.func.functional_call(net, dict(zip(names, ps)), (x,))
        return ((y - x[:, :WIDTH] * x[:, WIDTH:]) ** 2).mean()

    @torch.compile(fullgraph=True)
    def update(ps, ms, vs, x, rate):
        for p, m, v, g in zip(ps, ms, vs, torch.func.grad(loss)(ps, x)):
            m.mul_(0.9).add_(g, alpha=0.1)
            v.mul_(0.999).addcmul_(g, g, value=0.001)
            p.sub_(rate * m / (v.sqrt() + 1e-8))

    count = 0

    def step(x):
        nonlocal count
        count += 1
        with torch.no_grad():
            update(ps, ms, vs, x, torch.tensor(1e-3 * (1 - 0.999**count) ** 0.5 / (1 - 0.9**count)))

    return step


def rates(network, mode, seconds):
    torch.manual_seed(0)
    step = {"eager": eager, "compiled": compiled}[mode](NETWORKS[network]())
    for _ in range(20):
        step(torch.rand(BATCH, 256) * 2 - 1)
    found, end = [], time.process_time() + seconds
    while time.process_time() < end:
        start = time.process_time()
        for x in torch.rand(STEPS, BATCH, 256).mul_(2).sub_(1):
            step(x)
        found.append(STEPS / (time.process_time() - start))
    return found


print(json.dumps({n: rates(n, sys.argv[2], float(sys.argv[1])) for n in sys.argv[3:]}))
