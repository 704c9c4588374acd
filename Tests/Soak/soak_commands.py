#!/usr/bin/env python3
"""Runs grids of programs that are killed, that misbehave, or that are very many. Exits with 1 if a run breaks a promise.

usage: unshare --mount Tests/Soak/soak_commands.py PROGRAM [--kills 50] [--trials 10000] [--disks 10] [--torch]

It has five parts: a grid whose run is killed at random moments until it is finished, compared with an undisturbed run, with
and without halving; programs that hang, die, print without end, leave daemons or ignore SIGTERM; disks that fill up while
programs run; and the number of /bin/echo trials per second. The disks are mounted, so it must be run as root, and `unshare`
hides them from other processes. With --torch, only a grid of a small PyTorch network is killed; PyTorch is installed from PyPI
into .build/torch. `Tests/Soak/bench_runners.py` compares the speed with that of other programs.
"""

import argparse
import csv
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time

from command_programs import (
    DISK_BYTES, ECHO_GRID, FULL_TRAIN, GRID, HALVING, HOSTILE,
    HOSTILE_GRID, TORCH_GRID, TORCH_TRAIN, TORCH_VERSION, TRAIN)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--trials", type=int, default=10_000)
    parser.add_argument("--disks", type=int, default=10)
    parser.add_argument("--torch", action="store_true")
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    if arguments.torch:
        parts = [lambda folder: killed(program, folder, arguments.kills, TORCH_TRAIN, TORCH_GRID % torch_python(), 8)]
    else:
        parts = [
            lambda folder: killed(program, folder, arguments.kills, TRAIN, GRID, 0.4),
            lambda folder: killed(program, folder, arguments.kills, TRAIN, HALVING, 0.4),
            lambda folder: hostile(program, folder),
            lambda folder: full(program, folder, arguments.disks),
            lambda folder: many(program, folder, arguments.trials),
        ]
    for part in parts:
        with tempfile.TemporaryDirectory() as folder:
            part(pathlib.Path(folder))


def torch_python():
    """Returns a Python interpreter with PyTorch for CPUs, which is installed first."""
    folder = pathlib.Path(__file__).resolve().parents[2] / ".build" / "torch"
    if not (folder / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [folder / "bin" / "pip", "install", "--quiet", "--requirement", "/dev/stdin"]
    subprocess.run(pip, input=f"torch=={TORCH_VERSION}\nnumpy\n", text=True, check=True)
    return folder / "bin" / "python"


def killed(program, folder, kills, train, grid, seconds):
    (folder / "train.py").write_text(train)
    (folder / "grid.yaml").write_text(grid)
    run(program, folder, "whole")
    count = 0
    while count < kills:
        process = start(program, folder, "killed")
        time.sleep(random.uniform(0, seconds))
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


def full(program, folder, disks):
    """Fills disks of different sizes. With more space, the same command must continue to the rows of an undisturbed run."""
    (folder / "train.py").write_text(FULL_TRAIN)
    (folder / "grid.yaml").write_text(GRID)
    run(program, folder, "whole")
    stops = 0
    for disk in range(disks):
        mounted = folder / f"disk{disk}"
        mounted.mkdir()
        size = random.randrange(20_000, DISK_BYTES)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", mounted], check=True)
        try:
            stops += full_once(program, folder, mounted, size)
        finally:
            subprocess.run(["umount", mounted], check=True)
    check(stops > 0, "no disk was full")
    print(f"{stops} full disks: each was an error that says so, and the run went on to the same rows")


def full_once(program, folder, disk, size):
    out = disk.name + "/out"
    process = start(program, folder, out, errors=subprocess.PIPE)
    errors = process.communicate()[1].decode(errors="replace")
    before = rows(disk / "out" / "results.csv") if (disk / "out" / "results.csv").exists() else []
    if process.returncode != 0:
        check(process.returncode in (73, 74), f"a full disk ended the run with {process.returncode}: {errors}")
        check("o space left" in errors, f"a full disk of {size} bytes is not told: {errors}")
    subprocess.run(["mount", "-o", "remount,size=20000000", disk], check=True)
    again = start(program, folder, out, "--retry-failed", errors=subprocess.PIPE)
    errors = again.communicate()[1].decode(errors="replace")
    check(again.returncode == 0, f"the run on a disk with more room failed with {again.returncode}: {errors}")
    found = rows(disk / "out" / "results.csv")
    finished = [row for row in before if "finished" in row]
    check(all(row in found for row in finished), "a row was lost")
    for name in ("results.csv", "curves.csv"):
        check(rows(folder / "whole" / name) == rows(disk / "out" / name), f"{name} differs after a full disk")
    return process.returncode != 0


def many(program, folder, trials):
    (folder / "grid.yaml").write_text(ECHO_GRID % trials)
    begin = time.monotonic()
    run(program, folder, "out")
    seconds = time.monotonic() - begin
    check(len(rows(folder / "out" / "results.csv")) == trials, "there are not as many rows as trials")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"{trials} trials of echo: {trials / seconds:.0f} a second, {peak:.0f} MB at most")


def start(program, folder, out, *more, errors=subprocess.DEVNULL):
    return subprocess.Popen(
        [program, "run", folder / "grid.yaml", "--out", folder / out, "--jobs", "2", "--quiet", *more],
        stdout=subprocess.DEVNULL, stderr=errors)


def run(program, folder, out):
    check(start(program, folder, out).wait() == 0, f"the run in {out} failed")


def table(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def rows(path):
    changing = {"datetime", "seconds", "peak_memory_mb", "attempts"}
    return sorted(tuple(value for name, value in row.items() if name not in changing) for row in table(path))


def left(folder):
    """Returns the processes of runs in the folder, recognised by their environment."""
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
