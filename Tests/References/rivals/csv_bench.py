"""Compares the CSV reader with pandas: a million rows with the published columns, grouped by network, task and dataset.

Run: python csv_bench.py PROGRAM [ROUNDS], with pandas installed (`make bench-rivals` does both).
Prints for each method the median seconds of reading and grouping, without start-up and imports, the peak memory of the whole
process, and the ratio of its time to this program's. All methods find the same groups and the same mean.
"""
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile

ROWS = 1_000_000
KEYS = ["network_type", "network_depth", "network_activation", "task", "dataset"]
PANDAS = {
    "pandas, as usual": "pd.read_csv(path)",
    "pandas, chosen columns, categories":
        "pd.read_csv(path, usecols=keys + ['accuracy'], dtype={k: 'category' for k in keys})",
}
CHILD = """
import json, sys, time
import pandas as pd
path, keys = sys.argv[1], json.loads(sys.argv[2])
start = time.perf_counter()
means = {read}.groupby(keys, observed=True)['accuracy'].mean()
print(json.dumps([time.perf_counter() - start, len(means), float(means.sum())]))
"""


def write(path):
    rng = random.Random(1)
    tasks = ["reduce_sum", "reduce_max", "concat", "dot", "elementwise_mul", "one_hot_sum", "elementwise_add",
             "equality", "almost_equal", "logical_and", "logical_or", "logical_xor"]
    datasets = ["random", "random_pos", "one_hot", "many_hot"]
    networks = ["dense,1,linear", "dense,2,relu", "dense,3,selu", "dense_residual,2,tanh", "dense_residual,3,sigmoid",
                "multiply,1,linear", "multiply_simple,1,linear"]
    with open(path, "w") as file:
        file.write("task,dataset,network_type,network_depth,network_activation,accuracy_pct,accuracy,loss,lr,"
                   "global_step,datetime\n")
        for row in range(ROWS):
            accuracy = round(rng.random(), 7)
            file.write(f"{rng.choice(tasks)},{rng.choice(datasets)},{rng.choice(networks)},{accuracy * 100:.1f}%,"
                       f"{accuracy},{rng.random():.8f},0.001,{rng.randrange(100, 30001, 100)},"
                       f"2018-11-{1 + row % 28:02} {row % 24:02}:{row % 60:02}:00\n")


def measured(command):
    """Returns the output of a process and its peak memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} failed")
    return text, usage.ru_maxrss / 1024


def ours(program, path):
    text, megabytes = measured([program, "bench", "csv", path, "--rounds", "1"])
    numbers = dict(re.findall(r"(median|groups|sum) ([-+.e0-9]+)", text))
    return float(numbers["median"]), int(numbers["groups"]), float(numbers["sum"]), megabytes


def pandas(read, path):
    text, megabytes = measured([sys.executable, "-c", CHILD.replace("{read}", read), path, json.dumps(KEYS)])
    seconds, groups, total = json.loads(text)
    return seconds, groups, total, megabytes


def main(program, rounds):
    ways = {"reasonops": lambda path: ours(program, path)}
    for name, read in PANDAS.items():
        ways[name] = lambda path, read=read: pandas(read, path)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "results.csv")
        write(path)
        found = {name: [] for name in ways}
        for _ in range(rounds):
            for name, measure in ways.items():
                found[name].append(measure(path))
        print(f"{ROWS:,} rows, {os.path.getsize(path) / 1e6:.0f} MB")
    reference = found["reasonops"][0]
    for name, results in found.items():
        if any(r[1] != reference[1] or abs(r[2] - reference[2]) > 1e-9 * abs(reference[2]) for r in results):
            sys.exit(f"{name} found other groups or means")
        seconds = statistics.median(r[0] for r in results)
        ratio = seconds / statistics.median(r[0] for r in found["reasonops"])
        print(f"{name:36}{seconds:9.4f} s{max(r[3] for r in results):8.0f} MB{ratio:8.1f} times ours")


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5)
