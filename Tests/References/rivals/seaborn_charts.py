"""The chart of `reasonops bench charts`, drawn by seaborn: an annotated heatmap of 23 × 12 cells on 12 × 11 inches.

Prints one JSON object: format -> milliseconds of elapsed time from table to bytes, without imports. With a CSV and an output
file, it instead draws the mean accuracy by network and task once, as `reasonops plot` does.
Written for seaborn 0.13.2. Run: python seaborn_charts.py ROUNDS, or python seaborn_charts.py FILE.csv FILE.pdf
"""
import io
import json
import sys
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns


def draw(table, target, **options):
    figure, axes = plt.subplots(figsize=(12, 11))
    sns.heatmap(table, annot=True, fmt=".2f", cmap="viridis", vmin=0, vmax=1, ax=axes)
    figure.savefig(target, **options)
    plt.close(figure)


def milliseconds(rounds, **options):
    values = np.random.default_rng(0).uniform(size=(23, 12))
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        table = pd.DataFrame(values, [f"network {i}" for i in range(23)], [f"task {i}" for i in range(12)])
        draw(table, io.BytesIO(), **options)
        times.append(1000 * (time.perf_counter() - start))
    return times


if len(sys.argv) == 3:
    rows = pd.read_csv(sys.argv[1])
    draw(rows.pivot_table(index="network", columns="task", values="accuracy", aggfunc="mean"), sys.argv[2])
else:
    rounds = int(sys.argv[1])
    print(json.dumps({"png": milliseconds(rounds, format="png", dpi=200), "pdf": milliseconds(rounds, format="pdf")}))
