"""Compares builds of the program for different instruction sets, in alternating runs.

Run: python3 bench_builds.py PROGRAM... (`make bench-builds` does). Prints the median rate of dense_2_relu in steps per
second of processor time, its ratio to the first program's rate, and its share of the build's own multiply-add peak.
"""
import json
import statistics
import subprocess
import sys

NETWORK, ROUNDS = "dense_2_relu", 5


def measure(program):
    command = [program, "bench", "train", "--json", "--seconds", "1", "--only", NETWORK]
    report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    entry = report["networks"][NETWORK]
    return report["instruction_set"], entry["steps_per_second"], entry["share_of_peak"]


def median(column, index):
    return statistics.median(measured[index] for measured in column)


columns = list(zip(*[[measure(program) for program in sys.argv[1:]] for _ in range(ROUNDS)]))
for column in columns:
    rate, share = median(column, 1), median(column, 2)
    print(f"{column[0][0]:10}{rate:10.0f} steps/s, {100 * rate / median(columns[0], 1):5.1f} % of the first,"
          f" {100 * share:5.1f} % of its own peak")
