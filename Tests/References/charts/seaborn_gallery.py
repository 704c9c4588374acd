"""The charts of templates/gallery.md, drawn by seaborn with its defaults, for comparison by eye.

Written for seaborn 0.13.2. Run: python seaborn_gallery.py templates/gallery.csv FOLDER
"""
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns

TABLE = pd.read_csv(sys.argv[1], keep_default_na=True)
sns.set_theme(style="whitegrid")


def rows(case, condition=None):
    chosen = TABLE[TABLE["case"] == case]
    return chosen if condition is None else chosen.query(condition)


def save(name, draw, width=5.5, height=3.5):
    figure, axes = plt.subplots(figsize=(width, height))
    try:
        draw(axes)
        figure.savefig(f"{sys.argv[2]}/{name}.png", dpi=200, bbox_inches="tight")
    except Exception as error:
        print(f"{name}: seaborn fails: {type(error).__name__}: {error}")
    plt.close("all")


def heatmap(case, index, columns="x", **options):
    table = rows(case).pivot(index=index, columns=columns, values="value")
    return lambda axes: sns.heatmap(table, annot=True, fmt=".2f", ax=axes, **{"cmap": "viridis", **options})


def bars(case, condition=None, **channels):
    table = rows(case, condition)

    def draw(axes):
        sns.barplot(table, ax=axes, **{"x": "x", "y": "value", **channels})
        for container in axes.containers:
            axes.bar_label(container, fmt="%.2f", fontsize=7)

    return draw


def intervals(case):
    table = rows(case)

    def draw(axes):
        errors = (table["value"] - table["low"], table["high"] - table["value"])
        axes.errorbar(table["value"], table["y"], xerr=errors, fmt="o")
        axes.axvline(0)

    return draw


def lines(case, log_x=False, log_y=False, band=False, color="series", drawstyle="default"):
    table = rows(case)

    def draw(axes):
        sns.lineplot(table, x="x_number", y="value", hue=color, ax=axes, drawstyle=drawstyle)
        for name, group in table.groupby(color) if band else []:
            axes.fill_between(group["x_number"], group["low"], group["high"], alpha=0.2)
        axes.set_xscale("log" if log_x else "linear")
        axes.set_yscale("log" if log_y else "linear")

    return draw


save("hierarchy", heatmap("grid", ["type", "depth", "activation"], vmin=0, vmax=1))
save("narrow", heatmap("grid", ["type", "depth", "activation"], vmin=0, vmax=1), 3.25, 3)
save("means", heatmap("difference", "y", cmap="vlag", center=0))
save("magma", heatmap("grid", ["type", "depth", "activation"], cmap="magma"), height=2.4)
save("venue", heatmap("large_grid", "y", "x_number"), 3.25, 5)
save("grouped", bars("bars", hue="series"))
save("lying", bars("bars", "series == 'one_hot'", x="value", y="x"), 3.25, 2)
save("observations", bars("seeds", hue="series"))
save("learning-curves", lines("curves", log_y=True, band=True))
save("learning-rates", lines("rates", log_x=True), 3.25, 2.2)
save("ordered", lines("depths", log_x=True, color="depth"))
save("performance-profile", lines("profile", band=True, drawstyle="steps-post"))
save("two-runs", lambda axes: sns.scatterplot(rows("scatter"), x="x_number", y="value", hue="series", ax=axes))
save("forest", intervals("forest"))
save("one-cell", heatmap("one", "y"), 3.25, 2)
save("one-bar", bars("one"), 3.25, 2)
save("many-categories", bars("many", x="x_number"))
save("nearly-all-missing", heatmap("missing", "y"), 3.25, 2)
save("all-equal", heatmap("equal", "y"), 3.25, 2)
save("negative", bars("negative"), 3.25, 2)
save("infinite", heatmap("infinite", "y"), 3.25, 2)
save("scripts", bars("scripts", x="value", y="x"), 3.25, 2)
save("long-names", bars("long", x="value", y="x"))
save("small-numbers", bars("small"), 3.25, 2)
save("large-numbers", heatmap("large", "case"), 3.25, 2)
