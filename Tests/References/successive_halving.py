#!/usr/bin/env python3
"""Writes Tests/Fixtures/successive_halving.csv: successive halving (Jamieson and Talwalkar, 2016) of invented curves.

usage: Tests/References/successive_halving.py > Tests/Fixtures/successive_halving.csv

Of n settings at a rung, the floor(2n / 5) with the lowest mean loss over their seeds continue, but at least one. Ties go to
the smaller x, and NaN is the worst loss. A trial reaches a rung when its curve has a point at or after the rung's step. Trials
that end before do not take part. `HalvingTests` runs a program with the same curves.
"""

import fractions
import math

SETTINGS = range(1, 19)
SEEDS = range(2)
RUNGS = [2, 5]
STEPS = 12


def loss(x, seed, step):
    if x == 4:
        return math.nan if step >= 3 else 1
    begin = {7: 9, 11: 0}.get(x, x * 37)
    return (begin + seed * 3 + step * (x % 5)) % 13


def ending(x, seed):
    """Returns the last step, and the status with which the program ends after it."""
    return {7: (3, "finished"), 9: (1, "failed"), 11: (4, "failed")}.get(x, (STEPS, "finished"))


def points(x, seed):
    """Returns the reported steps. Settings with odd x report every other step."""
    last, _ = ending(x, seed)
    return [step for step in range(1, last + 1) if x % 2 == 0 or step % 2 == 0]


def main():
    rows = {}
    records = {}
    active = [(x, seed) for x in SETTINGS for seed in SEEDS]
    for rung, step in enumerate(RUNGS):
        came = {}
        for trial in active:
            after = [point for point in points(*trial) if point >= step]
            if after:
                came[trial] = records[trial] = (after[0], loss(*trial, after[0]))
            else:
                rows[trial] = ending(*trial)[1]
        settings = sorted({x for x, _ in came})
        means = {}
        for x in settings:
            values = [value for (other, _), (_, value) in came.items() if other == x]
            bad = any(math.isnan(value) for value in values)
            means[x] = math.inf if bad else fractions.Fraction(sum(values), len(values))
        ranked = sorted(settings, key=lambda x: (means[x], x))
        kept = [x for x in ranked[: max(1, 2 * len(ranked) // 5)] if means[x] != math.inf]
        for trial in came:
            if trial[0] not in kept:
                rows[trial] = "stopped"
        active = [trial for trial in came if trial[0] in kept]
    for trial in active:
        rows[trial] = ending(*trial)[1]
    print("x,seed,y,rung_step,rung_value,status")
    for x, seed in sorted(rows):
        status = rows[x, seed]
        y = f"{100 * x + seed}.0" if status == "finished" else ""
        step, value = records.get((x, seed), ("", math.nan))
        print(f"{x},{seed},{y},{step},{'' if math.isnan(value) else float(value)},{status}")


if __name__ == "__main__":
    main()
