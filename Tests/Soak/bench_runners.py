#!/usr/bin/env python3
"""Compares the number of echo trials per second with GNU parallel and Snakemake, in alternating runs.

usage: Tests/Soak/bench_runners.py PROGRAM [--trials 10000] [--rules 500] [--rounds 5] [--jobs 2]

Each program runs `echo` with a line of JSON for each trial and keeps the output. GNU parallel (Debian's package `parallel`)
has the options `--joblog --resume --results`, so that it can be resumed too, and runs the same number of trials. Snakemake,
from PyPI in .build/snakemake, has one rule with a smaller number of jobs, and is compared with a run of the same number. Each
round runs each program once, so that other work of the machine affects all alike. Prints the median rates, and the ratios of
this program's rate to the others.
"""

import argparse
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SNAKEMAKE_VERSION = "9.27.1"
GRID = """\
command: [echo, '{"y": {seed}}']
measures: [y]
seeds: %d
"""
SNAKEFILE = """\
rule all:
    input: expand("out/{seed}.json", seed=range(%d))

rule trial:
    output: "out/{seed}.json"
    shell: "echo '{{{{\\"y\\": {wildcards.seed}}}}}' > {output}"
"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--trials", type=int, default=10_000)
    parser.add_argument("--rules", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    parallel = shutil.which("parallel") or sys.exit("error: there is no GNU parallel: apt-get install parallel")
    snakemake = installed_snakemake()
    program, jobs = arguments.program.resolve(), str(arguments.jobs)
    runners = {
        f"reasonops, {arguments.trials} trials": (ours(program, jobs), arguments.trials),
        f"GNU parallel, {arguments.trials} trials": (gnu_parallel(parallel, jobs), arguments.trials),
        f"reasonops, {arguments.rules} trials": (ours(program, jobs), arguments.rules),
        f"Snakemake, {arguments.rules} trials": (snakemake_run(snakemake, jobs), arguments.rules),
    }
    rates = {name: [] for name in runners}
    for turn in range(arguments.rounds):
        for name, (runner, trials) in runners.items():
            print(f"round {turn + 1} of {arguments.rounds}: {name}", file=sys.stderr)
            with tempfile.TemporaryDirectory() as folder:
                rates[name].append(trials / runner(pathlib.Path(folder), trials))
    medians = {name: statistics.median(found) for name, found in rates.items()}
    names = list(runners)
    for first, second in (names[:2], names[2:]):
        for name in (first, second):
            spread = f"{min(rates[name]):.1f} to {max(rates[name]):.1f}"
            print(f"{name:34}{medians[name]:10.1f} trials a second, {spread}")
        print(f"{'ours over theirs':34}{medians[first] / medians[second]:10.2f}")


def seconds_of(command, folder, expected, count):
    begin = time.monotonic()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    seconds = time.monotonic() - begin
    if done.returncode != 0:
        sys.exit(f"error: {command[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    if count(folder) != expected:
        sys.exit(f"error: {command[0]} made {count(folder)} of {expected} results")
    return seconds


def ours(program, jobs):
    def run(folder, trials):
        (folder / "grid.yaml").write_text(GRID % trials)
        command = [program, "run", "grid.yaml", "--out", "out", "--jobs", jobs, "--quiet"]
        return seconds_of(command, folder, trials, lambda f: (f / "out/results.csv").read_text().count("finished"))

    return run


def gnu_parallel(parallel, jobs):
    def run(folder, trials):
        (folder / "seeds").write_text("".join(f"{seed}\n" for seed in range(trials)))
        command = [parallel, "-j", jobs, "--joblog", "log", "--resume", "--results", "results", "echo",
                   """'{"y": '{}'}'""", "::::", "seeds"]
        return seconds_of(command, folder, trials, lambda f: len(list((f / "results").glob("1/*/stdout"))))

    return run


def snakemake_run(snakemake, jobs):
    def run(folder, trials):
        (folder / "Snakefile").write_text(SNAKEFILE % trials)
        return seconds_of([snakemake, "--cores", jobs, "--quiet"], folder, trials,
                          lambda f: len(list((f / "out").glob("*.json"))))

    return run


def installed_snakemake():
    folder = pathlib.Path(__file__).resolve().parents[2] / ".build" / "snakemake"
    if not (folder / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin" / "pip", "install", "--quiet", f"snakemake=={SNAKEMAKE_VERSION}"], check=True)
    return folder / "bin" / "snakemake"


if __name__ == "__main__":
    main()
