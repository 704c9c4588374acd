#!/usr/bin/env python3
"""Runs grids of programs that are killed, misbehave or are many; exit 1 where a run does not do what it promises.

usage: Tests/Soak/soak_commands.py PROGRAM [--kills 50] [--trials 10000]

Three parts: a grid whose run is killed at random moments until it is done, against one that was left alone; programs that
hang, die, print without end, leave daemons or do not listen; and how many trials of /bin/echo there are in a second,
beside GNU parallel where it is installed.
"""

import argparse
import csv
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

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
# Each with the status and the beginning of the reason that its row must have.
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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--trials", type=int, default=10_000)
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    for part in (lambda folder: killed(program, folder, arguments.kills), lambda folder: hostile(program, folder),
                 lambda folder: many(program, folder, arguments.trials)):
        with tempfile.TemporaryDirectory() as folder:
            part(pathlib.Path(folder))


def killed(program, folder, kills):
    (folder / "train.py").write_text(TRAIN)
    (folder / "grid.yaml").write_text(GRID)
    run(program, folder, "whole")
    count = 0
    while count < kills:
        process = start(program, folder, "killed")
        time.sleep(random.uniform(0, 0.4))
        process.send_signal(signal.SIGKILL)
        process.wait()
        count += 1
    run(program, folder, "killed")
    for name in ("results.csv", "curves.csv"):
        check(rows(folder / "whole" / name) == rows(folder / "killed" / name), f"{name} differs after {count} kills")
    for log in (folder / "killed" / "trials").glob("*/stdout.log"):
        check("begin" in log.read_text(), f"{log} lacks what was printed")
    check(left(folder) == [], f"processes are left: {left(folder)}")
    print(f"{count} kills: {len(rows(folder / 'killed' / 'results.csv'))} rows equal those of a run that was left alone")


def hostile(program, folder):
    cases = "\n".join(f"{name}) {script} ;;" for name, (script, _, _) in HOSTILE.items())
    (folder / "run.sh").write_text(f"case $1 in\n{cases}\nesac\n")
    (folder / "grid.yaml").write_text(HOSTILE_GRID % ", ".join(HOSTILE))
    start(program, folder, "out").wait()
    found = {row["kind"]: row for row in table(folder / "out" / "results.csv")}
    for name, (_, status, reason) in HOSTILE.items():
        row = found.get(name, {})
        is_right = row.get("status") == status and row.get("reason", "").startswith(reason)
        check(is_right, f"{name}: {row.get('status')} {row.get('reason')}, expected {status} {reason}")
    log = next((folder / "out" / "trials").glob("prints*/stdout.log"))
    size = log.stat().st_size
    check(size < 11_000_000 and b"more bytes that are not kept" in log.read_bytes()[-200:], f"{log} has {size} bytes")
    check(left(folder) == [], f"processes are left: {left(folder)}")
    print(f"{len(HOSTILE)} programs that misbehave: each row says so, and no process is left")


def many(program, folder, trials):
    (folder / "grid.yaml").write_text(ECHO_GRID % trials)
    begin = time.monotonic()
    run(program, folder, "out")
    seconds = time.monotonic() - begin
    check(len(rows(folder / "out" / "results.csv")) == trials, "there are not as many rows as trials")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"{trials} trials of echo: {trials / seconds:.0f} a second, {peak:.0f} MB at most")
    parallel = shutil.which("parallel")
    if parallel:
        begin = time.monotonic()
        subprocess.run(
            [parallel, "-j", "2", "--joblog", "log", "--resume", "--results", "parallel", "echo", "{}", ":::"]
            + [str(number) for number in range(trials)], cwd=folder, stdout=subprocess.DEVNULL, check=True)
        print(f"GNU parallel with --joblog --resume --results: {trials / (time.monotonic() - begin):.0f} a second")


def start(program, folder, out):
    return subprocess.Popen(
        [program, "run", folder / "grid.yaml", "--out", folder / out, "--jobs", "2", "--quiet"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def run(program, folder, out):
    check(start(program, folder, out).wait() == 0, f"the run in {out} failed")


def table(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def rows(path):
    changing = {"datetime", "seconds", "peak_memory_mb", "attempts"}
    return sorted(tuple(value for name, value in row.items() if name not in changing) for row in table(path))


def left(folder):
    """Processes of runs in the folder, by their environment."""
    found = []
    for environment in pathlib.Path("/proc").glob("[0-9]*/environ"):
        try:
            variables = environment.read_bytes().split(b"\0")
        except OSError:
            continue
        if any(variable.startswith(b"REASONOPS_RUN=" + os.fsencode(folder)) for variable in variables):
            found.append(environment.parent.name)
    return found


def check(is_right, message):
    if not is_right:
        sys.exit(f"error: {message}")


if __name__ == "__main__":
    main()
