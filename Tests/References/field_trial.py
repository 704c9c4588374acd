"""Writes templates/data/field_trial.csv: an invented field trial of winter wheat, for templates/paper.md.

usage: python3 Tests/References/field_trial.py > templates/data/field_trial.csv

There are six varieties at five sites, with two rates of nitrogen in four blocks. A variety has a mean yield, a slope over
the means of sites (Finlay and Wilkinson, Australian Journal of Agricultural Research 1963) and a response to nitrogen. Sites
and blocks have effects too. Protein falls with yield and rises with nitrogen. Two plots were lost to hail.
"""
import random

VARIETIES = {  # yield in t/ha, slope over sites, response to nitrogen, protein in %
    "Aster": (8.6, 1.0, 0.9, 12.1), "Birk": (8.3, 0.6, 0.7, 12.9), "Corva": (8.9, 1.4, 1.2, 11.3),
    "Drift": (8.0, 1.0, 0.6, 12.6), "Elm": (8.8, 1.1, 1.0, 11.8), "Fenn": (7.6, 0.9, 0.5, 13.4),
}
SITES = {"Coast": 1.3, "Valley": 0.7, "Plain": 0.1, "Hill": -0.8, "Ridge": -1.3}
LOST = {("Ridge", "Fenn", 160, 3), ("Hill", "Corva", 60, 2)}

draw = random.Random(1963)
blocks = {(s, b): draw.gauss(0, 0.22) for s in SITES for b in range(1, 5)}
meeting = {(s, v): draw.gauss(0, 0.12) for s in SITES for v in VARIETIES}
print("site,variety,nitrogen_kg,block,yield_t,protein_pct,height_cm")
for site, level in SITES.items():
    for variety, (mean, slope, gain, protein) in VARIETIES.items():
        for nitrogen in (60, 160):
            for block in range(1, 5):
                share = 0.5 if nitrogen == 160 else -0.5
                plot = mean + slope * level + gain * share + blocks[site, block] + meeting[site, variety]
                grain = plot + draw.gauss(0, 0.24)
                rest = protein + 1.5 * share - 0.35 * (grain - mean) + draw.gauss(0, 0.28)
                height = 78 + 3.1 * level + 6 * share + 1.4 * (grain - plot) + draw.gauss(0, 2.4)
                if (site, variety, nitrogen, block) not in LOST:
                    print(f"{site},{variety},{nitrogen},{block},{grain:.2f},{rest:.1f},{height:.0f}")
