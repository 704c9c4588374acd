"""Compares the training step with JAX and PyTorch: on one core, in alternating runs, so that other work affects all alike.

Run: python bench_rivals.py PROGRAM [ROUNDS], with jax and torch installed (`make bench-rivals` does both).
Prints for each network the median rates in steps per second of processor time, and the ratio of this program's rate to each
other. Then prints the results of `bench train` as medians over the same number of runs.
"""
import json
import os
import statistics
import subprocess
import sys

NETWORKS = ["dense_1_relu", "dense_2_relu", "dense_3_relu", "multiply_1_linear", "multiply_simple_1_linear"]
# Networks that are compared with JAX only: those with 256 inputs, and small arithmetic ones.
WIDE = ["dense_2_relu", "glu_2_linear", "glu_2_sigmoid", "glu_2_silu", "mlp_layer_norm_2_relu"]
SMALL = {"inputs_2": 1, "inputs_4": 2, "inputs_100": 2}
HERE = os.path.dirname(os.path.abspath(__file__))
CORES = os.sched_getaffinity(0)
SECONDS = "1"


def output(command):
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def ours(program, networks=NETWORKS):
    report = output([program, "bench", "train", "--json", "--seconds", SECONDS, "--only", ",".join(networks)])
    return {n: [e["steps_per_second"]] for n, e in report["networks"].items()}


def rival(script, *arguments):
    return output([sys.executable, os.path.join(HERE, script), SECONDS, *arguments, *NETWORKS])


def beside_rivals(program, rounds):
    os.sched_setaffinity(0, {max(CORES)})
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


def beside_jax(program, rounds):
    """Compares modern networks and the small ones with JAX. In this program their names end in depth and activation."""
    os.sched_setaffinity(0, {max(CORES)})
    pairs = {}
    for turn in range(rounds):
        print(f"round {turn + 1} of {rounds}: beside JAX", file=sys.stderr)
        wide = output([sys.executable, os.path.join(HERE, "jax_step.py"), SECONDS, *WIDE])
        for network, found in ours(program, WIDE).items():
            pairs.setdefault(("outputs_128", network), []).append((found[0], statistics.median(wide[network])))
        small = output([sys.executable, os.path.join(HERE, "jax_arithmetic.py"), SECONDS])
        names = [f"{n}_{depth}_linear" for n in small["inputs_2"] for depth in (1, 2)]
        report = output([program, "bench", "train", "--json", "--only", ",".join(names)])
        for table, depth in SMALL.items():
            for network, found in small[table].items():
                rate = report["variants"][table][f"{network}_{depth}_linear"]["steps_per_second"]
                pairs.setdefault((table, network), []).append((rate, statistics.median(found)))
    for (table, network), found in pairs.items():
        rate, theirs = (statistics.median(column) for column in zip(*found))
        ratio = statistics.median(a / b for a, b in found)
        print(f"{table:12}{network:30}{rate:12.0f}{theirs:12.0f}   {ratio:5.2f}")


def by_ourselves(program, rounds):
    os.sched_setaffinity(0, CORES)
    reports = []
    for turn in range(rounds):
        print(f"round {turn + 1} of {rounds}: all our networks", file=sys.stderr)
        reports.append(output([program, "bench", "train", "--json"]))

    def median(value):
        return statistics.median(value(report) for report in reports)

    def rate(network, report, table=None):
        return (report["variants"][table] if table else report["networks"])[network]["steps_per_second"]

    for network in ("dense_2_relu", "dense_3_relu"):
        print(f"{network}: {100 * median(lambda r: r['networks'][network]['share_of_peak']):.1f} % of the peak")
    for activation in ("linear", "tanh", "sigmoid", "selu", "abs", "softmax"):
        over = median(lambda r: rate(f"dense_2_{activation}", r) / rate("dense_2_relu", r))
        print(f"dense_2_{activation} over dense_2_relu: {over:.3f}")
    one_hot = median(lambda r: rate("dense_2_relu", r, "one_hot") / rate("dense_2_relu", r))
    print(f"dense_2_relu, one-hot inputs over dense ones: {one_hot:.2f}")
    print(f"two workers over one: {median(lambda r: r['two_workers_speedup']):.2f}, which is "
          f"{100 * median(lambda r: r['two_workers_share_of_peak']):.1f} % of what multiply-adds alone gain")
    print(f"outside the steps of a whole octavian_2018 cell: {100 * median(lambda r: r['outside_steps']):.1f} %")
    print(f"memory at most: {max(report['peak_rss_mb'] for report in reports):.0f} MB")


rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
beside_rivals(sys.argv[1], rounds)
beside_jax(sys.argv[1], rounds)
by_ourselves(sys.argv[1], rounds)
