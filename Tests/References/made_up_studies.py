"""Writes invented results files of studies, to test the writeups. Needs only the standard library.

Run: python made_up_studies.py wins|loses|study|octavian|published > FILE.csv

wins, loses   `multiply` and two rivals on the study's 20 problems, 3 replicates; it solves more, or fewer, than they do
study         all 28 networks, 10 replicates: 5,600 rows
octavian      the 2018 grid under its protocol, one replicate: 1,104 rows
published     the same as a file of 2018: other random numbers, with repeated headers, repeated cells and missing cells
"""
import random
import sys

PUBLISHED = "task,dataset,network_type,network_depth,network_activation,accuracy_pct,accuracy,loss,lr,global_step,datetime"
OURS = ",seed,protocol,status,reason,exact_match,r2,validation_loss,accuracy_seen,parameters,train_steps_total,seconds"
FIVE = ["linear", "tanh", "relu", "sigmoid", "selu"]
NETWORKS_2018 = (
    [("dense", d, a) for d in (1, 2) for a in FIVE] + [("dense", 3, "selu")]
    + [("dense_residual", d, a) for d in (2, 3) for a in FIVE]
    + [("multiply", 1, "linear"), ("multiply_simple", 1, "linear")])
HEADLINE = [("multiply", 1, "linear"), ("mlp", 2, "relu"), ("two_tower_sum", 2, "relu")]
ADDED = [("mlp", 2, "relu"), ("mlp", 3, "relu"), ("mlp", 2, "tanh"), ("two_tower_sum", 2, "linear"), ("two_tower_sum", 2, "relu")]
ADDITIVE = ["reduce_sum", "concat", "elementwise_add"]
STUDY = (
    [(t, d) for d in ("random", "random_pos") for t in ADDITIVE + ["dot", "elementwise_mul"]]
    + [(t, "one_hot") for t in ("elementwise_add", "logical_or", "equality")]
    + [(t, "many_hot") for t in ADDITIVE + ["dot", "elementwise_mul", "equality", "logical_or"]])
TASKS = ["reduce_sum", "reduce_max", "concat", "dot", "elementwise_mul", "one_hot_sum", "elementwise_add", "equality",
         "almost_equal", "logical_and", "logical_or", "logical_xor"]
DATASETS = ["random", "random_pos", "one_hot", "many_hot"]


def chance(network, task, multiply_wins):
    """Returns the probability that a network solves a trial."""
    kind = network[0]
    additive = task in ADDITIVE
    if kind == "multiply":
        return (0.85 if not additive else 0.8) if multiply_wins else (0.15 if not additive else 0.3)
    if kind == "multiply_simple":
        return 0.7 if not additive else 0.05
    return (0.9 if additive else 0.25) if multiply_wins else (0.95 if additive else 0.8)


def row(rng, cell, network, seed, protocol, multiply_wins=True):
    task, dataset = cell
    solved = rng.random() < chance(network, task, multiply_wins)
    accuracy = rng.uniform(0.991, 1) if solved else rng.uniform(0.05, 0.9)
    r2 = rng.uniform(0.995, 1) if solved else rng.uniform(-0.4, 0.9)
    fields = [task, dataset, *network, f"{accuracy * 100:.1f}%", f"{accuracy:.7g}", f"{1 - r2:.7g}",
              rng.choice(["0.001", "0.01"]), rng.randrange(500, 30001, 500), "2018-11-03 12:00:00"]
    if protocol:
        fields += [seed, protocol, "finished", "", f"{accuracy ** 8:.6g}", f"{r2:.7g}", f"{1 - r2:.7g}",
                   f"{accuracy:.7g}" if dataset == "one_hot" else "", 98945, 40000, "1.0"]
    return ",".join(map(str, fields))


def corrected(networks, seeds, multiply_wins):
    rng = random.Random(20180 + multiply_wins)
    return [PUBLISHED + OURS] + [
        row(rng, cell, network, seed, "corrected", multiply_wins)
        for seed in range(seeds) for cell in STUDY for network in networks]


def octavian(protocol, seed):
    rng = random.Random(seed)
    cells = [((t, d), n) for n in NETWORKS_2018 for d in DATASETS for t in TASKS]
    if protocol:
        return [PUBLISHED + OURS] + [row(rng, cell, network, 0, protocol) for cell, network in cells]
    lines = []
    for index, (cell, network) in enumerate(cells):
        if index % 300 == 0:
            lines.append(PUBLISHED)
        if rng.random() > 0.01:
            lines += [row(rng, cell, network, 0, None) for _ in range(2 if rng.random() < 0.2 else 1)]
    return lines


FILES = {
    "wins": lambda: corrected(HEADLINE, 3, True),
    "loses": lambda: corrected(HEADLINE, 3, False),
    "study": lambda: corrected(NETWORKS_2018 + ADDED, 10, True),
    "octavian": lambda: octavian("octavian_2018", 1),
    "published": lambda: octavian(None, 2),
}
print("\n".join(FILES[sys.argv[1]]()))
