"""Writes invented results of the study "When does multiplication help?", to test its notebook.

Run: python made_up_products.py reports/when-to-multiply/grids FOLDER [tuning|begun|block_1|futile|all]

Uses the committed grids (needs PyYAML) and the columns that `reasonops run` writes for them. `begun` has a part of block 1,
`block_1` all of it, `futile` a block 1 in which products do not help, and `all` everything. Every number is drawn at random
around the levels below, so the files contain no facts about networks.
"""
import csv
import hashlib
import random
import re
import sys
from pathlib import Path

import yaml

CROSS = ("product complex_product matrix_product cross_product circular_convolution mapped_product dot_product "
         "weighted_dot block_dots cumulative_dot rank_one low_rank_form bilinear_form").split()
POPULATION = dict(
    [(name, "cross_terms") for name in CROSS]
    + [(n, "squares") for n in "squared_distance difference_of_squares sum_times_difference neighbour_product squared_sum".split()]
    + [(n, "linear") for n in "total weighted_total vector_sum permutation centring cumulative_sum random_map block_sums total_of_half".split()]
    + [(n, "piecewise_linear") for n in "absolute_difference absolute_value absolute_sum total_distance largest_size clipped_size".split()]
    + [(n, "dials") for n in "dial_sum_product dial_total_dot dial_size_product dial_total_size_dot".split()])
# The mean log10 errors by population, in the order of NETWORKS.
NETWORKS = ["multiply", "bilinear", "swiglu", "squared", "relu", "towers", "gelu", "double", "linear", "simple", "position"]
LEVELS = {
    "cross_terms": [-5.9, -5.4, -3.2, -3.4, -1.6, -1.5, -2.2, -2.6, -0.02, -6.4, -3.0],
    "squares": [-0.4, -5.3, -3.0, -5.0, -1.9, -1.8, -2.4, -2.9, -0.02, 0, -3.0],
    "linear": [-4.6, -4.9, -4.2, -3.5, -4.9, -5.0, -4.0, -4.2, -6.6, -0.5, -3.0],
    "piecewise_linear": [-0.6, -1.2, -1.9, -1.5, -3.9, -3.8, -2.7, -3.0, -0.02, -0.2, -3.0],
    "other": [-1.0, -1.4, -2.3, -1.7, -1.9, -1.8, -2.2, -2.5, -0.4, -0.2, -3.0],
    "bits": [-4.8, -5.0, -4.0, -4.0, -4.5, -4.4, -4.0, -4.2, -0.2, -2.0, -3.0],
    "dials": [-4.5, -4.4, -3.2, -3.2, -2.4, -2.3, -2.6, -2.9, -1.0, -1.0, -3.0],
}
HEAD = ("task,dataset,network_type,network_depth,network_activation,accuracy_pct,accuracy,loss,lr,global_step,datetime,seed,"
        "protocol,status,reason,exact_match,r2,validation_loss,accuracy_seen,parameters,train_steps_total,seconds,fixed_rate,"
        "initializer,rate_schedule,warm_up,input_scaling,network_size,log_error,unclipped_log_error,cluster,operation,"
        "population,problem_width,distractors,product_share,solved,steps_to_hundredth,validation_log_error").split(",")
SETS = ["range_1_5x", "range_2x", "range_4x"]


def rng(*key):
    return random.Random(hashlib.sha256(repr(key).encode()).digest())


def name(network, size):
    kind, activation = network["type"], network["activation"]
    if kind == "glu":
        return "bilinear" if activation == "linear" else "swiglu"
    if kind == "mlp":
        return "squared" if activation == "squared_relu" else "relu"
    if kind == "mlp_layer_norm":
        return "double" if size == 8 else "gelu"
    return {"multiply": "multiply", "two_tower_sum": "towers", "dense": "linear", "multiply_simple": "simple"}.get(kind, "position")


def listed(value):
    return value if isinstance(value, list) else [value]


def networks(grid):
    """Yields every network of a grid with its settings."""
    for entry in grid["networks"]:
        for activation in listed(entry.get("activation", "linear")):
            for size in listed(entry.get("size")):
                for rate in listed(entry.get("rate")):
                    yield dict(type=entry["type"], depth=entry.get("depth", 1 if entry["type"] in ("multiply", "multiply_simple", "glu") else 2),
                               activation=activation, size=size, rate=rate and float(rate),
                               initializer=entry.get("initializer", ""))


def level(task, dataset, network, futile):
    """Returns the mean log10 error of a network at its best rate, without bounds, and facts about the task."""
    operation, *numbers = re.findall(r"[a-z_]+|[\d.e-]+", task)
    population = "bits" if dataset == "many_hot" else POPULATION.get(operation, "other")
    kind = name(network, network["size"])
    levels = LEVELS[population]
    value = levels[NETWORKS.index(kind)] + rng("operation", operation, kind in ("multiply", "bilinear", "squared")).gauss(0, 0.7)
    value += rng("problem", task, dataset).gauss(0, 0.3)
    if futile and kind in ("multiply", "bilinear"):
        value = levels[NETWORKS.index("gelu")] + rng("operation", operation, False).gauss(0, 0.7) + 0.9
    share = float(numbers[0]) if numbers and population == "dials" else 0.5
    if population == "dials" and kind not in ("multiply", "bilinear", "simple"):
        value = -5.5 + 3.5 * share ** 0.3
    if network["size"] not in (None, 4, 8):
        value -= 0.4 * (network["size"] / 4 - 1) if network["size"] < 4 else 0.05 * network["size"]
    width = 32 if population == "dials" or not numbers else int(numbers[0])
    return value, operation, population, width, share if population == "dials" else "", numbers[1] if len(numbers) > 1 else ""


def row(grid, task, dataset, network, seed, rate, own_rate, futile, evaluates):
    value, operation, population, width, share, distractors = level(task, dataset, network, futile)
    best = rng("rate", task, network["type"], network["activation"]).choice([1e-3, 3e-3, 1e-2, 3e-2])
    value += 0.6 * abs(["0.001", "0.003", "0.01", "0.03", "0.06"].index(f"{rate:g}") - ["0.001", "0.003", "0.01", "0.03"].index(f"{best:g}"))
    noise = rng(task, dataset, sorted(network.items(), key=str), seed, rate)
    unclipped = min(value + noise.gauss(0, 0.15), 0.02)
    clipped = max(-6, min(0, unclipped))
    validation = unclipped + noise.gauss(0, 0.02)
    fields = dict.fromkeys(HEAD, "")
    fields.update(
        task=task, dataset=dataset, network_type=network["type"], network_depth=network["depth"],
        network_activation=network["activation"], accuracy_pct="90.0%", accuracy=0.9, loss=10 ** unclipped, lr=rate,
        global_step=30000, datetime="2026-12-01 09:00:00", seed=seed, protocol="log_error", status="finished",
        exact_match=0.5, r2=1 - 10 ** unclipped, validation_loss=10 ** validation, parameters=24000,
        train_steps_total=30000, seconds=1.0, fixed_rate=rate if own_rate else "", initializer=network["initializer"],
        rate_schedule="cosine", warm_up=500, input_scaling="standardized",
        network_size=float(network["size"]) if network["size"] else "", log_error=clipped, unclipped_log_error=unclipped,
        cluster=operation, operation=operation, population=population, problem_width=width, distractors=distractors,
        product_share=share, solved=1.0 if clipped < -3 else 0.0,
        steps_to_hundredth=int(30000 * 10 ** (0.2 * (2 + unclipped))) // 500 * 500 if unclipped < -2 else "",
        validation_log_error=validation)
    far = dict(zip(SETS, (0.4, 1.0, 2.2))) if evaluates else {}
    fields.update({f"log_error_{name}": max(-6, min(0, unclipped + more)) for name, more in far.items()})
    return fields


def write(grid, path, futile=False, part=1.0):
    rates = [1e-3, 3e-3, 1e-2, 3e-2, 6e-2]
    seeds = grid["seeds"]
    seeds = range(seeds["from"], seeds["from"] + seeds["count"]) if isinstance(seeds, dict) else range(seeds)
    rows = []
    for seed in seeds:
        for dataset, tasks in grid["problems"].items():
            for task in tasks:
                for network in networks(grid):
                    rate = network["rate"] or min(rates, key=lambda r: row(
                        grid, task, dataset, network, 1000, r, False, futile, False)["validation_log_error"])
                    rows.append(row(grid, task, dataset, network, seed, rate, bool(network["rate"]), futile, "evaluate" in grid))
    rows = rows[: int(len(rows) * part)]
    path.parent.mkdir(parents=True, exist_ok=True)
    used = [column for column in rows[0] if any(str(r[column]) for r in rows) or column in HEAD[:22]]
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, used, lineterminator="\n")
        writer.writeheader()
        writer.writerows({column: r[column] for column in used} for r in rows)


grids, out, stage = Path(sys.argv[1]), Path(sys.argv[2]), (sys.argv[3:] or ["all"])[0]
for file in sorted(grids.glob("*.yaml")):
    grid, kind = yaml.safe_load(file.read_text()), file.stem.replace("_tuning", "").replace("_", "-")
    if file.stem.endswith("_tuning"):
        if stage == "all" or kind == "block-1":
            write(grid, out / "tuning" / kind / "results.csv", stage == "futile")
    elif stage == "all" or (kind == "block-1" and stage != "tuning"):
        write(grid, out / kind / "results.csv", stage == "futile", 0.3 if stage == "begun" else 1)
