"""Our training step beside JAX and PyTorch: all on one core, in turn, so that what else the machine does hits all alike.

Run: python bench_rivals.py PROGRAM [ROUNDS], with jax and torch installed (`make bench-rivals` does both).
Prints, for each network, the median rates in steps per second of processor time and our rate over the rivals'.
"""
import json
import os
import statistics
import subprocess
import sys

NETWORKS = ["dense_1_relu", "dense_2_relu", "dense_3_relu", "multiply_1_linear", "multiply_simple_1_linear"]
HERE = os.path.dirname(os.path.abspath(__file__))
SECONDS = "1"


def output(command):
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def ours(program):
    report = output([program, "bench", "train", "--json", "--seconds", SECONDS, "--only", ",".join(NETWORKS)])
    return {n: [e["steps_per_second"]] for n, e in report["networks"].items()}


def rival(script, *arguments):
    return output([sys.executable, os.path.join(HERE, script), SECONDS, *arguments, *NETWORKS])


def main(program, rounds):
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    sources = {
        "reasonops": lambda: ours(program),
        "jax": lambda: rival("jax_step.py"),
        "torch eager": lambda: rival("torch_step.py", "eager"),
        "torch compiled": lambda: rival("torch_step.py", "compiled"),
    }
    rates = {name: {n: [] for n in NETWORKS} for name in sources}
    for turn in range(rounds):
        for name, measure in sources.items():
            print(f"round {turn + 1} of {rounds}: {name}", file=sys.stderr)
            for network, found in measure().items():
                rates[name][network] += found
    print(f"{'steps per second':26}" + "".join(f"{name:>16}" for name in sources) + "   ours over theirs")
    for network in NETWORKS:
        medians = [statistics.median(rates[name][network]) for name in sources]
        ratios = "  ".join(f"{medians[0] / theirs:5.2f}" for theirs in medians[1:])
        print(f"{network:26}" + "".join(f"{m:16.0f}" for m in medians) + "   " + ratios)


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3)
