"""The rival of `reasonops bench charts`: the same heatmap by seaborn, milliseconds after imports.

seaborn 0.13.2, matplotlib 3.11.2, numpy 2. Run: python3 seaborn_charts.py
"""

import io
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns


def heatmap(kind, dpi):
    values = np.random.default_rng(0).uniform(size=(23, 12))
    table = pd.DataFrame(values, [f"network {i}" for i in range(23)], [f"task {i}" for i in range(12)])
    figure, axes = plt.subplots(figsize=(12, 11))
    sns.heatmap(table, annot=True, fmt=".2f", cmap="viridis", vmin=0, vmax=1, ax=axes)
    figure.savefig(io.BytesIO(), format=kind, dpi=dpi)
    plt.close(figure)


for kind, dpi in [("png", 200), ("pdf", None)]:
    times = []
    for _ in range(7):
        start = time.perf_counter()
        heatmap(kind, dpi)
        times.append(1000 * (time.perf_counter() - start))
    print(f"{kind}: median {sorted(times)[3]:.0f} ms, best {min(times):.0f} ms")
