"""Reference values for StudentTestTests and BestValuesTests: which means differ from the best one. Run with scipy 1.17."""
import csv, itertools, pathlib
import numpy as np, scipy, scipy.stats as st

print("# scipy", scipy.__version__)
show = lambda name, *v: print(f"{name}:", *[repr(float(x)) for x in v])

a, b = [96.5, 99.5, 93.9], [88.2, 92.2, 94.0]
c, d = [0.81, 0.79, 0.84, 0.80, 0.82, 0.83], [0.78, 0.80, 0.79, 0.77]
show("paired a b", st.ttest_rel(a, b).pvalue)
show("welch c d", st.ttest_ind(c, d, equal_var=False).pvalue)
show("welch a b", st.ttest_ind(a, b, equal_var=False).pvalue)
show("paired of 2", st.ttest_rel([1, 2], [0, 0.5]).pvalue)


def holm(p):
    order, adjusted, running = np.argsort(p), [0.0] * len(p), 0.0
    for i, index in enumerate(order):
        running = max(running, min(1, p[index] * (len(p) - i)))
        adjusted[index] = running
    return adjusted


rows = list(csv.DictReader(open(pathlib.Path(__file__).parents[2] / "templates/data/loaves.csv")))
values = {}
for row in rows:
    values.setdefault((row["flour"], row["oven"]), {})[row["loaf"]] = float(row["rise_mm"])


def compare(names, unit_values, test):
    """Prints the name with the best mean, and Holm's p of each other name against it."""
    means = {n: np.mean(list(unit_values[n].values())) for n in names}
    best = max(names, key=means.get)
    others = [n for n in names if n != best]
    p = holm([test(unit_values[best], unit_values[n]) for n in others])
    print("  best", best, dict(zip(others, p)))


def paired(x, y):
    common = sorted(set(x) & set(y))
    return st.ttest_rel([x[k] for k in common], [y[k] for k in common]).pvalue


def welch(x, y):
    return st.ttest_ind(list(x.values()), list(y.values()), equal_var=False).pvalue


for oven in ["stone", "deck", "convection"]:
    cells = {f: values[f, oven] for f in ["wheat", "spelt", "rye"] if (f, oven) in values}
    print("flours in", oven)
    compare(list(cells), cells, paired)
    compare(list(cells), cells, welch)
for flour in ["wheat", "spelt", "rye"]:
    cells = {o: values[flour, o] for o in ["stone", "deck", "convection"] if (flour, o) in values}
    print("ovens with", flour)
    compare(list(cells), cells, paired)
means = {o: {f: np.mean(list(v.values())) for (f, p), v in values.items() if p == o} for o in ["stone", "deck", "convection"]}
print("ovens over flours")
compare(list(means), means, paired)
flours = {f: {o: np.mean(list(v.values())) for (g, o), v in values.items() if g == f} for f in ["wheat", "spelt", "rye"]}
print("flours over ovens")
compare(list(flours), flours, paired)

print("varieties at each site, over blocks (templates/paper.md)")
plots = {}
for row in csv.DictReader(open(pathlib.Path(__file__).parents[2] / "templates/data/field_trial.csv")):
    plots.setdefault(row["site"], {}).setdefault(row["variety"], []).append((row["nitrogen_kg"], row["block"], float(row["yield_t"])))
for site, varieties in plots.items():
    # A cell is one rate of nitrogen. The value of a block is the mean of its cells. The mean that is shown is that of cells.
    units = {v: {b: np.mean([y for n, c, y in rows if c == b]) for b in "1234"} for v, rows in varieties.items()}
    shown = {v: np.mean([np.mean([y for n, b, y in rows if n == rate]) for rate in ("60", "160")]) for v, rows in varieties.items()}
    best = max(shown, key=shown.get)
    others = [v for v in shown if v != best]
    p = holm([paired(units[best], units[v]) for v in others])
    print(f"  {site}: {best} {shown[best]:.4f}", {v: round(x, 6) for v, x in zip(others, p)})
