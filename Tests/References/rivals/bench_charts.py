"""Compares the speed of charts with seaborn, in alternating runs, so that other work of the machine affects both alike.

Run: python bench_charts.py PROGRAM [ROUNDS], with seaborn installed (`make bench-rivals` does it).
Prints the median milliseconds to draw an annotated heatmap of 23 × 12 cells on 12 × 11 inches in a running process, and
those of a whole process that reads a CSV of 1,300 rows and writes one chart as PDF.
"""
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SEABORN = [sys.executable, os.path.join(HERE, "seaborn_charts.py")]


def milliseconds(command):
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def process(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - start)


def write_results(path):
    random.seed(0)
    with open(path, "w") as file:
        file.write("network,task,seed,accuracy\n")
        for row in range(1300):
            network, task, seed = row % 23, row // 23 % 12, row // 276
            file.write(f"network_{network},task_{task},{seed},{random.random():.4f}\n")


def main(program, rounds):
    times = {}
    with tempfile.TemporaryDirectory() as folder:
        csv, pdf = os.path.join(folder, "results.csv"), os.path.join(folder, "chart.pdf")
        write_results(csv)
        plot = [program, "plot", csv, "--mark", "heatmap", "--x", "task", "--y", "network", "--fill", "mean(accuracy)"]
        for turn in range(rounds):
            print(f"round {turn + 1} of {rounds}", file=sys.stderr)
            ours = milliseconds([program, "bench", "charts", "--json", "--rounds", "15"])
            theirs = milliseconds([*SEABORN, "3"])
            for kind in ("png", "pdf"):
                times.setdefault(f"{kind}, drawn in process", ([], []))[0].extend(ours[kind])
                times[f"{kind}, drawn in process"][1].extend(theirs[kind])
            whole = times.setdefault("process, 1,300 rows to pdf", ([], []))
            whole[0].extend(process([*plot, "-o", pdf]) for _ in range(5))
            whole[1].append(process([*SEABORN, csv, pdf]))
    print(f"{'milliseconds':28}{'reasonops':>12}{'seaborn':>12}   theirs over ours")
    for name, (ours, theirs) in times.items():
        a, b = statistics.median(ours), statistics.median(theirs)
        print(f"{name:28}{a:12.1f}{b:12.1f}   {b / a:8.1f}")


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3)
