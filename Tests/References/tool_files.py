#!/usr/bin/env python3
"""Writes files in the formats of tools that log experiments to templates/data/tools.

These files were made by the tools themselves, with the following commands. Only the name of the machine was changed:
  optuna.db               optuna 4: create_study(storage="sqlite:///optuna.db"), 40 trials
  pytest_benchmark.json   pytest --benchmark-json
  hyperfine.csv, .json    hyperfine --parameter-list n 1000,20000,50000 'seq {n}' --export-csv, --export-json
  google_benchmark.json   --benchmark_out_format=json of a program that links Google Benchmark 1.7
The other files are written here, in the format that the documentation of each tool describes.
"""
import csv
import json
import math
import pathlib
import random

HOME = pathlib.Path("templates/data/tools")
random.seed(7)


def noise(size):
    return random.gauss(0, size)


def write(name, rows, head=None, **options):
    path = HOME / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        if head:
            file.write(head)
        csv.writer(file, lineterminator="\n", **options).writerows(rows)


def wandb():
    """The export of a chart, with three columns for each run."""
    runs = ["sunny-frog-3", "quiet-lake-4"]
    head = ["Step"] + [f"{run} - val/loss{end}" for run in runs for end in ("", "__MIN", "__MAX")]
    rows = [head]
    for step in range(0, 1000, 50):
        row = [step]
        for index in range(len(runs)):
            value = round(2 * math.exp(-step / (300 + 200 * index)) + 0.2 + noise(0.02), 5)
            row += [value, value, value]
        rows.append(row)
    write("wandb.csv", rows, quoting=csv.QUOTE_ALL)


def tensorboard():
    """The downloads from TensorBoard's page, one file for each run."""
    for index, run in enumerate(("train", "validation")):
        rows = [["Wall time", "Step", "Value"]]
        for step in range(0, 500, 25):
            value = math.exp(-step / 150) + 0.05 * index + noise(0.01)
            rows.append([1782900000.25 + step * 0.5, step, round(value, 7)])
        write(f"tensorboard/{run}.csv", rows)


def mlflow():
    """The output of `mlflow experiments csv --experiment-id 1`."""
    rows = [["run_id", "experiment_id", "status", "metrics.accuracy", "metrics.loss", "params.lr", "params.model",
             "tags.mlflow.runName", "start_time"]]
    for index in range(12):
        model, rate = ("cnn", "mlp")[index % 2], ("0.001", "0.01", "0.1")[index // 2 % 3]
        accuracy = {"cnn": 0.95, "mlp": 0.91}[model] - abs(math.log10(float(rate)) + 2) * 0.02 + noise(0.004)
        done = index != 7
        rows.append([f"{index:032x}", 1, "FINISHED" if done else "FAILED", round(accuracy, 4) if done else "",
                     round(1.2 - accuracy, 4) if done else "", rate, model, f"run-{index}",
                     f"2026-07-0{1 + index // 4} 10:{index:02d}:00.000000+00:00"])
    write("mlflow.csv", rows)


def hydra():
    """A `multirun`, with a file of the program in the folder of each job."""
    for index, (rate, width) in enumerate((r, w) for r in (0.01, 0.1) for w in (16, 64)):
        rows = [["epoch", "accuracy"]]
        rows += [[e, round(0.9 - 0.5 * math.exp(-e * rate * 8) - 2 / width + noise(0.005), 4)] for e in range(1, 11)]
        write(f"hydra/lr={rate},width={width}/metrics.csv", rows)


def lightning():
    """The output of CSVLogger, with training and validation on separate lines."""
    rows = [["epoch", "step", "train_loss", "val_acc", "val_loss"]]
    for epoch in range(8):
        for step in (epoch * 100 + 49, epoch * 100 + 99):
            rows.append([epoch, step, round(math.exp(-step / 300) + noise(0.02), 5), "", ""])
        rows.append([epoch, epoch * 100 + 99, "", round(0.95 - 0.4 * math.exp(-epoch / 3), 5),
                     round(math.exp(-epoch / 3) + 0.1, 5)])
    write("lightning.csv", rows)


def ultralytics():
    """The results.csv of YOLO, in which names and numbers are padded."""
    names = ["epoch", "train/box_loss", "train/cls_loss", "metrics/precision(B)", "metrics/mAP50(B)", "val/box_loss"]
    lines = [",".join(f"{name:>23}" for name in names)]
    for epoch in range(20):
        fall = math.exp(-epoch / 8)
        values = [1.2 * fall + 0.5, 2.0 * fall + 0.4, 0.9 - 0.6 * fall, 0.85 - 0.6 * fall, 1.3 * fall + 0.6]
        lines.append(",".join(f"{text:>23}" for text in [str(epoch)] + [f"{v + noise(0.01):.5g}" for v in values]))
    (HOME / "ultralytics.csv").write_text("\n".join(lines) + "\n")


def stable_baselines():
    """The file of a Monitor: a number sign with a line of JSON, then the episodes."""
    rows, time = [["r", "l", "t"]], 0.0
    for episode in range(60):
        time += 0.4 + abs(noise(0.1))
        length = int(20 + 180 * (1 - math.exp(-episode / 20)) + abs(noise(8)))
        rows.append([float(length), length, round(time, 6)])
    write("monitor.csv", rows, head='#{"t_start": 1782900000.5, "env_id": "CartPole-v1"}\n')


def lm_eval():
    """The file results_….json, with a score and its standard error for each task."""
    scores = {"arc_easy": 0.7433, "hellaswag": 0.5721, "piqa": 0.7889, "winogrande": 0.6519}
    results = {task: {"alias": task, "acc,none": score, "acc_stderr,none": round(math.sqrt(score * (1 - score) / 1200), 5)}
               for task, score in scores.items()}
    document = {"results": results, "versions": {task: 1.0 for task in scores}, "config": {"model": "hf", "batch_size": 8},
                "n-shot": {task: 0 for task in scores}}
    (HOME / "lm_eval.json").write_text(json.dumps(document, indent=2) + "\n")


if __name__ == "__main__":
    for make in (wandb, tensorboard, mlflow, hydra, lightning, ultralytics, stable_baselines, lm_eval):
        make()
