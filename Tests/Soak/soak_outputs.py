#!/usr/bin/env python3
"""Kills render, merge, plot and run at random moments, on a small disk that fills up, with file times that are set back.

usage: unshare --mount Tests/Soak/soak_outputs.py PROGRAM [--rounds 200] [--only render,merge,plot,run]

It mounts a disk, so it must be run as root, and `unshare` hides the disk from other processes. After each kill, every output
is missing or is one of the complete files that an undisturbed command writes, and all files of the user are unchanged. After
a complete run in the same folder there are no other files, and `render --check` finds nothing out of date.
"""

import argparse
import csv
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
DISK_BYTES = 1 << 20
VOLATILE = {"datetime", "seconds"}
NOTEBOOK = """Mean {{ mean(x) | digits(3) | interval }} of {{ results.rows }} rows.

```chart
label: c
mark: bar
x: name
y: mean(x)
caption: First.
```

```table
label: t
by: name
columns: [mean(x)]
```
"""


def version(number):
    return "name,x\n" + "".join(f"{name},{random.Random(f'{number} {name}').random()}\n" for name in "abcabc")


class Disk:
    """A small disk with the user's files on it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", folder], check=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", self.folder], check=True)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def contents(self):
        return {str(p.relative_to(self.folder)): p.read_bytes() for p in self.folder.rglob("*") if p.is_file()}

    def fill(self, room):
        status = os.statvfs(self.folder)
        free = status.f_bavail * status.f_frsize
        (self.folder / "ballast").write_bytes(b"-" * max(0, free - room))

    def empty(self):
        (self.folder / "ballast").unlink(missing_ok=True)

    def set_clocks_back(self):
        for path in self.folder.rglob("*"):
            then = random.uniform(0, time.time() + 1e8)
            os.utime(path, (then, then))


class Soak:
    """A command that is killed again and again. Subclasses have its `arguments`, and `prepare`, which writes one version of
    the user's files and returns their names."""

    is_checked = False

    def __init__(self, program, disk):
        self.program, self.disk = program, disk
        self.killed = self.full = 0

    def run(self, number, *more):
        return subprocess.run(
            [self.program, *self.arguments(number), *more], cwd=self.disk.folder, capture_output=True, text=True)

    def finish(self, number):
        done = self.run(number)
        assert done.returncode == 0, done.stderr
        if self.is_checked:
            check = self.run(number, "--check")
            assert check.returncode == 0, check.stdout + check.stderr

    def outputs(self, users):
        return {name: data for name, data in self.disk.contents().items() if name not in users | {"ballast"}}

    def references(self):
        """Returns what an undisturbed command writes for each version, and the longest time that it takes."""
        found, longest = [], 0
        for number in range(2):
            users = self.prepare(number)
            start = time.time()
            self.finish(number)
            longest = max(longest, time.time() - start)
            found.append(self.outputs(users))
        return found, longest

    def is_whole(self, name, data, references):
        return any(reference.get(name) == data for reference in references) or re.search(r"\.tmp$", name)

    def is_finished(self, outputs, reference):
        return outputs == reference

    def kill(self, number, within):
        with tempfile.TemporaryFile() as log:
            process = subprocess.Popen(
                [self.program, *self.arguments(number)], cwd=self.disk.folder, stdout=log, stderr=log)
            time.sleep(random.uniform(0, within))
            process.send_signal(signal.SIGKILL)
            code = process.wait()
            log.seek(0)
            text = log.read().decode(errors="replace")
        assert code in (-signal.SIGKILL, 0, 73, 74), f"{code}: {text}"
        self.killed += code == -signal.SIGKILL
        self.full += code in (73, 74)
        assert code not in (73, 74) or "No space left" in text, text

    def round(self, number, references, seconds):
        users = self.prepare(number)
        before = {name: data for name, data in self.disk.contents().items() if name in users}
        if random.random() < 0.5:
            self.disk.fill(random.randrange(sum(map(len, references[number].values()))))
        self.kill(number, seconds)
        now = self.disk.contents()
        assert all(now[name] == data for name, data in before.items()), "a file of the user has changed"
        for name, data in self.outputs(users).items():
            assert self.is_whole(name, data, references), f"{name} is not whole: {len(data)} bytes"
        self.disk.empty()
        self.disk.set_clocks_back()
        self.finish(number)
        finished = self.outputs(users)
        assert self.is_finished(finished, references[number]), f"other files than {sorted(references[number])}: {sorted(finished)}"
        self.disk.set_clocks_back()


class Render(Soak):
    is_checked = True

    def prepare(self, number):
        files = {"n.md": NOTEBOOK, "d.csv": version(number), "out/notes.txt": "mine", "out/figures/mine.png": "mine"}
        for name, text in files.items():
            self.disk.write(name, text)
        return set(files)

    def arguments(self, number):
        return ["render", "n.md", "--data", "d.csv", "--out", "out", "--svg"]

    def is_whole(self, name, data, references):
        # While files are being written, the record lists them without checksums. Its own checksum shows that it is complete.
        if name == "out/render.json":
            return data.endswith(b"}\n")
        return super().is_whole(name, data, references)


class Plot(Render):
    is_checked = False

    def arguments(self, number):
        return ["plot", "d.csv", "--mark", "bar", "--x", "name", "--y", "mean(x)", "-o", "p.pdf"]


class Merge(Soak):
    """Merges two parts of a study. The first part has one row less in the second version."""

    def prepare(self, number):
        with open(ROOT / "reports/octavian-2018/results.csv", encoding="utf-8") as file:
            lines = file.readlines()[:400]
        parts = {"a/results.csv": lines[: 200 - number], "b/results.csv": lines[:1] + lines[200:]}
        for name, rows in parts.items():
            self.disk.write(name, "".join(rows))
        # Remove the old output: it must not hold a trial that none of the parts has.
        (self.disk.folder / "out/results.csv").unlink(missing_ok=True)
        return set(parts)

    def arguments(self, number):
        return ["merge", "a/results.csv", "b/results.csv", "-o", "out/results.csv"]

    def is_whole(self, name, data, references):
        return name == "out/run.lock" or super().is_whole(name, data, references)


class Run(Soak):
    """Runs a grid. Its rows must be those of an undisturbed run, and no row may disappear."""

    def prepare(self, number):
        self.disk.write("out/notes.txt", "mine")
        for name in ["results.csv", "curves.csv", "run.json"]:
            (self.disk.folder / "out" / name).unlink(missing_ok=True)
        return {"out/notes.txt"}

    def arguments(self, number):
        return ["run", str(ROOT / "Tests/Fixtures/short_trials.yaml"), "--out", "out", "--quiet"]

    def is_whole(self, name, data, references):
        return True

    def is_finished(self, outputs, reference):
        return set(outputs) == set(reference) and all(
            rows(outputs[name]) == rows(reference[name]) for name in outputs if name.endswith(".csv"))


def rows(data):
    table = list(csv.DictReader(data.decode().splitlines()))
    return sorted(tuple(v for k, v in sorted(row.items()) if k not in VOLATILE) for row in table)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--only", default="render,merge,plot,run")
    options = parser.parse_args()
    random.seed(1)
    kinds = {"render": Render, "merge": Merge, "plot": Plot, "run": Run}
    for name in options.only.split(","):
        with tempfile.TemporaryDirectory() as folder, Disk(folder) as disk:
            soak = kinds[name](options.program.resolve(), disk)
            references, seconds = soak.references()
            for number in range(options.rounds):
                soak.round(number % 2, references, seconds)
            print(f"{name}: {options.rounds} rounds, {soak.killed} killed, {soak.full} ended on a full disk; nothing lost", flush=True)


if __name__ == "__main__":
    sys.exit(main())
