"""The programs and grids of soak_commands.py."""

TRAIN = """\
import json, random, sys, time
x, seed = int(sys.argv[1]), int(sys.argv[2])
random.seed(1000 * x + seed)
print("begin", x, seed, flush=True)
with open("curve.jsonl", "w") as curve:
    for step in range(5):
        time.sleep(random.random() / 50)
        print(json.dumps({"step": step, "loss": random.random()}), file=curve, flush=True)
print(json.dumps({"y": random.random()}))
"""
GRID = """\
command: [python3, train.py, "{x}", "{seed}"]
parameters: {x: [1, 2, 3, 4, 5, 6]}
seeds: 10
measures: [y]
curves: curve.jsonl
"""
HALVING = GRID + "halving: {measure: loss, best: lowest, keep: 1/3, rungs: [1, 3]}\n"
# The output of these programs fills a disk.
FULL_TRAIN = """\
import json, sys
x, seed = int(sys.argv[1]), int(sys.argv[2])
print("begin", x, seed, flush=True)
for line in range(200):
    print("-" * 60)
with open("weights", "w") as file:
    file.write("-" * 20000)
with open("curve.jsonl", "w") as curve:
    print(json.dumps({"step": 1, "loss": x}), file=curve)
print(json.dumps({"y": 100 * x + seed}))
"""
DISK_BYTES = 600_000
TORCH_VERSION = "2.13.0"
TORCH_TRAIN = """\
import json, sys
import torch
rate, width, seed = float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
torch.manual_seed(seed)
torch.set_num_threads(1)
x = torch.rand(256, 2) * 2 - 1
y = x[:, :1] * x[:, 1:]
network = torch.nn.Sequential(torch.nn.Linear(2, width), torch.nn.Tanh(), torch.nn.Linear(width, 1))
optimizer = torch.optim.Adam(network.parameters(), rate)
print("begin", rate, width, seed, flush=True)
with open("curve.jsonl", "w") as curve:
    for step in range(1, 101):
        loss = torch.nn.functional.mse_loss(network(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 20 == 0:
            print(json.dumps({"step": step, "loss": loss.item()}), file=curve, flush=True)
print(json.dumps({"loss": loss.item()}))
"""
TORCH_GRID = """\
command: [%s, train.py, "{rate}", "{width}", "{seed}"]
parameters: {rate: [1e-3, 1e-2, 1e-1], width: [4, 16]}
seeds: 10
measures: [loss]
curves: curve.jsonl
versions: [python, torch]
environment: {PYTHONWARNINGS: ignore}
"""
# Each with the expected status of its row, and the beginning of the expected reason.
HOSTILE = {
    "hangs": ("sleep 1000", "failed", "ended after the time limit of 15 s"),
    "ignores": ("trap '' TERM; while :; do sleep 0.1; done", "failed", "ended after the time limit of 15 s"),
    "dies": ("kill -SEGV $$", "failed", "ended by signal 11"),
    "binary": ("head -c 100000 /dev/urandom; echo; echo '{\"y\": 1}'", "finished", ""),
    "prints": ("head -c 1000000000 /dev/zero; echo; echo '{\"y\": 1}'", "finished", ""),
    "daemon": ("(setsid sleep 1000 > /dev/null 2>&1 < /dev/null &) ; echo '{\"y\": 1}'", "finished", ""),
    "held": ("sleep 1000 & echo '{\"y\": 1}'", "finished", ""),
    "nan": ("echo '{\"y\": NaN}'", "diverged", "not finite: y"),
    "nothing": ("true", "failed", "no line of the output is a JSON object"),
}
HOSTILE_GRID = """\
command: [sh, run.sh, "{kind}"]
parameters: {kind: [%s]}
measures: [y]
timeout: 15s
"""
ECHO_GRID = """\
command: [echo, '{"y": {seed}}']
measures: [y]
seeds: %d
"""
