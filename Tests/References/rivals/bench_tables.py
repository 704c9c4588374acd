"""Compares whole processes, as a user starts them: tables of a million rows and ten million with polars and DuckDB, gzip,
a heatmap with gnuplot and Vega (vl-convert), and the start of the program.

Run: python bench_tables.py PROGRAM [ROUNDS] [--large], with polars, duckdb, vl-convert-python and gnuplot installed
(`make bench-rivals` does it). --large adds the table of ten million rows.
Prints the median seconds on the clock and of the processor, and the peak memory of each process. The ways take turns.
All programs may use two threads. polars and DuckDB only print the means, and reasonops also draws them as PDF.
"""
import gzip
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

KEYS = "network_type, network_depth, network_activation, task, dataset"
CELL = [f"--cell={key}" for key in KEYS.split(", ")] + ["--replicate=global_step"]
NETWORKS = ["dense,1,linear", "dense,2,relu", "dense,3,selu", "dense_residual,2,tanh", "multiply,1,linear"]
TASKS = ["reduce_sum", "reduce_max", "concat", "dot", "one_hot_sum", "equality", "logical_and", "logical_xor"]
DATASETS = ["random", "random_pos", "one_hot", "many_hot"]

POLARS = """
import polars as pl
rows = pl.scan_csv({path!r}).group_by({keys}).agg(pl.col("accuracy").{statistic}()).collect()
print(len(rows))
"""
DUCKDB = """
import duckdb
duckdb.sql("SET threads = 2")
print(len(duckdb.sql("SELECT {keys}, {statistic}(accuracy) FROM read_csv({path!r}) GROUP BY ALL").fetchall()))
"""
VEGA = """
import json, sys, vl_convert
rows = [dict(zip(("network", "task", "accuracy"), line.strip().split(","))) for line in open({path!r})][1:]
spec = {{"data": {{"values": rows}}, "encoding": {{"x": {{"field": "task", "type": "nominal"}},
        "y": {{"field": "network", "type": "nominal"}}}}, "layer": [
        {{"mark": "rect", "encoding": {{"color": {{"field": "accuracy", "type": "quantitative"}}}}}},
        {{"mark": "text", "encoding": {{"text": {{"field": "accuracy", "type": "quantitative", "format": ".2f"}}}}}}]}}
output = vl_convert.vegalite_to_{kind}(json.dumps(spec))
open({out!r}, "wb").write(output)
"""
GNUPLOT = """
set terminal {terminal}
set output '{out}'
set datafile separator ','
set palette cubehelix
set autoscale fix
plot '{path}' matrix rowheaders columnheaders using 1:2:3 with image notitle, \\
  '' matrix rowheaders columnheaders using 1:2:(sprintf('%.2f', $3)) with labels notitle
"""


def measured(command, stdin=None):
    """Returns the seconds on the clock and of the processor, and the peak memory in MB of a process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                               env={**os.environ, "POLARS_MAX_THREADS": "2"})
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} failed: {errors}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(title, ways, rounds):
    print(f"\n{title}", flush=True)
    found = {name: [] for name in ways}
    for _ in range(rounds):
        for name, command in ways.items():
            found[name].append(measured(command))
    first = None
    for name, results in found.items():
        clock, processor, memory = (statistics.median(values) for values in zip(*results))
        first = first or clock
        print(f"  {name:44}{clock:9.3f} s{processor:9.3f} s CPU{memory:8.0f} MB{clock / first:9.2f}", flush=True)
    return found


def write_rows(path, count):
    rng = random.Random(1)
    block = []
    for row in range(100_000):
        accuracy = round(rng.random(), 7)
        block.append(f"{rng.choice(TASKS)},{rng.choice(DATASETS)},{rng.choice(NETWORKS)},{accuracy * 100:.1f}%,{accuracy},"
                     f"{rng.random():.8f},0.001,{rng.randrange(100, 30001, 100)},2018-11-{1 + row % 28:02} 12:00:00\n")
    text = "".join(block)
    with open(path, "w") as file:
        file.write("task,dataset,network_type,network_depth,network_activation,accuracy_pct,accuracy,loss,lr,"
                   "global_step,datetime\n")
        for _ in range(count // len(block)):
            file.write(text)


def table_ways(program, path, out, statistic="mean"):
    keys = [key for key in KEYS.split(", ")]
    plot = [program, "plot", path, "--mark", "bar", "--x", "task", "--y", f"{statistic}(accuracy)", "-o", out]
    ways = {"reasonops plot": plot, "reasonops plot, with cells and replicates": [*plot, *CELL]}
    ways["polars"] = [sys.executable, "-c", POLARS.format(path=path, keys=json.dumps(keys), statistic=statistic)]
    ways["DuckDB"] = [sys.executable, "-c", DUCKDB.format(path=path, keys=KEYS, statistic=statistic)]
    return ways


def tables(program, folder, rounds, large):
    path, out = str(folder / "results.csv"), str(folder / "chart.pdf")
    write_rows(path, 1_000_000)
    compare(f"1,000,000 rows, {os.path.getsize(path) / 1e6:.0f} MB: read, grouped, and by reasonops drawn",
            table_ways(program, path, out), rounds)
    packed = path + ".gz"
    with open(path, "rb") as file, gzip.open(packed, "wb", 6) as target:
        shutil.copyfileobj(file, target)
    plain = table_ways(program, path, out)["reasonops plot"]
    compare("The same packed by gzip (at most 1.3 times the plain file and zcat together)",
            {"plain": plain, "zcat": ["zcat", packed], "packed": [packed if part == path else part for part in plain]}, rounds)
    if not large:
        return
    write_rows(path, 10_000_000)
    for statistic in ("mean", "median"):
        ways = table_ways(program, path, out, statistic)
        del ways["polars"]
        compare(f"10,000,000 rows, {os.path.getsize(path) / 1e6:.0f} MB: {statistic}", ways, max(1, rounds // 3))


def heatmaps(program, folder, rounds):
    rng = random.Random(0)
    rows = [(f"network_{n}", f"task_{t}", round(rng.random(), 4)) for n in range(23) for t in range(12)]
    path, matrix = folder / "cells.csv", folder / "matrix.csv"
    path.write_text("network,task,accuracy\n" + "".join(f"{n},{t},{a}\n" for n, t, a in rows))
    lines = [[name, *(str(a) for n, _, a in rows if n == name)] for name in dict.fromkeys(n for n, _, _ in rows)]
    matrix.write_text("\n".join(",".join(line) for line in [["", *(f"task_{t}" for t in range(12))], *lines]) + "\n")
    terminals = {"png": "pngcairo size 2400,2200 fontscale 2", "pdf": "pdfcairo size 12in,11in"}
    for kind, terminal in terminals.items():
        out = str(folder / f"heatmap.{kind}")
        script = folder / f"{kind}.gnuplot"
        script.write_text(GNUPLOT.format(terminal=terminal, out=out, path=matrix))
        compare(f"Heatmap of 23 × 12 cells with numbers, as {kind.upper()}", {
            "reasonops plot": [program, "plot", str(path), "--mark", "heatmap", "--x", "task", "--y", "network", "--fill",
                               "accuracy", "--text", "accuracy", "--width", "12", "-o", out],
            "gnuplot": ["gnuplot", str(script)],
            "Vega (vl-convert)": [sys.executable, "-c", VEGA.format(path=str(path), out=out, kind=kind)],
        }, rounds)


def main(program, rounds=5, large=False):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        compare("Start: --version", {"reasonops": [program, "--version"], "gnuplot": ["gnuplot", "--version"]}, 20)
        heatmaps(program, folder, rounds)
        tables(program, folder, rounds, large)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--large"]
    main(arguments[0], *(int(argument) for argument in arguments[1:]), large="--large" in sys.argv)
