"""Mistakes that people make in grids, heads and cells. The schema and the program must refuse each of them."""

NETWORKS = """\
tasks: [dot]
datasets: [random]
networks: [{type: mlp, depth: 2, activation: relu}]
"""
PROGRAM = """\
command: [python3, train.py, "{lr}"]
parameters: {lr: [1e-3, 1e-2]}
measures: [loss]
"""
CHART = """\
label: a
mark: bar
x: flour
y: mean(rise_mm)
"""
TABLE = """\
label: a
by: flour
columns: [mean(rise_mm)]
"""
FIGURE = """\
label: a
panels: [b]
"""
HEAD = """\
title: A
data: {results: loaves.csv}
"""

# Each is a valid text, a part of it, and the replacement of that part.
GRIDS = [
    (NETWORKS, "tasks:", "task:"),
    (NETWORKS, "[dot]", "[dott]"),
    (NETWORKS, "[dot]", "[]"),
    (NETWORKS, "[dot]", "{dot: 1}"),
    (NETWORKS, "datasets: [random]\n", ""),
    (NETWORKS, "[random]", "[randm]"),
    (NETWORKS, "[random]", '["uniform(a, b)"]'),
    (NETWORKS, "type: mlp", "type: mpl"),
    (NETWORKS, "type: mlp, ", ""),
    (NETWORKS, "depth: 2", "depth: 9"),
    (NETWORKS, "depth: 2", "depth: two"),
    (NETWORKS, ", depth: 2", ""),
    (NETWORKS, "activation: relu", "activation: rleu"),
    (NETWORKS, "activation: relu", "activation: relu, widht: 8"),
    (NETWORKS, "activation: relu", "activation: relu, width: 0"),
    (NETWORKS, "activation: relu", "activation: relu, optimizer: adamm"),
    (NETWORKS, "activation: relu", "activation: relu, rate: -1"),
    (NETWORKS, "networks:", "protocol: korrected\nnetworks:"),
    (NETWORKS, "networks:", "seeds: 0\nnetworks:"),
    (NETWORKS, "networks:", "seeds: {from: 3}\nnetworks:"),
    (NETWORKS, "networks:", "search: {rate: [1e-3]}\nnetworks:"),
    (NETWORKS, "networks:", "search: {rates: [0]}\nnetworks:"),
    (NETWORKS, "networks:", "training: {steps: many}\nnetworks:"),
    (NETWORKS, "networks:", "evaluate: {far: {scale: 2, range: [2, 6]}}\nnetworks:"),
    (NETWORKS, "networks:", "evaluate: {Far: {scale: 2}}\nnetworks:"),
    (NETWORKS, "networks:", "exclude: [{tasks: dot}]\nnetworks:"),
    (NETWORKS, "networks:", "master_seed: -1\nnetworks:"),
    (PROGRAM, "measures: [loss]\n", ""),
    (PROGRAM, "measures:", "measure:"),
    (PROGRAM, "parameters: {lr: [1e-3, 1e-2]}", "parameters: [lr]"),
    (PROGRAM, "measures:", "timeout: 30 minutes\nmeasures:"),
    (PROGRAM, "measures:", "retries: -1\nmeasures:"),
    (PROGRAM, "measures:", "slots: [gpu]\nmeasures:"),
    (PROGRAM, "measures:", "sample: {sobel: 8}\nmeasures:"),
    (PROGRAM, "measures:", "tasks: [dot]\nmeasures:"),
    (PROGRAM, "{lr: [1e-3, 1e-2]}", "{lr: {range: [1e-3], scale: log}}\nsample: {random: 4}"),
    (PROGRAM, "{lr: [1e-3, 1e-2]}", "{lr: {range: [1e-3, 1], scale: lin}}\nsample: {random: 4}"),
]
CELLS = [
    ("chart", CHART, "mark: bar\n", ""),
    ("chart", CHART, "mark: bar", "mark: baar"),
    ("chart", CHART, "mark:", "marks:"),
    ("chart", CHART, "label: a\n", ""),
    ("chart", CHART, "label: a", "label: a b"),
    ("chart", CHART, "x: flour", "x: {valu: flour}"),
    ("chart", CHART, "x: flour", "x: {value: flour, scale: logg}"),
    ("chart", CHART, "x: flour", "x: {value: flour, domain: [0]}"),
    ("chart", CHART, "y: mean(rise_mm)", "y: {value: mean(rise_mm), format: percents(1)}"),
    ("chart", CHART, "y:", "error_bar: botstrap\ny:"),
    ("chart", CHART, "y:", "duplicates: first\ny:"),
    ("chart", CHART, "y:", "venue: nips\ny:"),
    ("chart", CHART, "y:", "height: 300\ny:"),
    ("chart", CHART, "y:", "height: tall\ny:"),
    ("chart", CHART, "y:", "show: perhaps\ny:"),
    ("chart", CHART, "y:", "scheme: magenta\ny:"),
    ("chart", CHART, "y:", "stack: both\ny:"),
    ("chart", CHART, "y:", "rule: {title: chance}\ny:"),
    ("chart", CHART, "y:", "span: {from: 1}\ny:"),
    ("chart", CHART, "y:", "captoin: A\ny:"),
    ("table", TABLE, "columns: [mean(rise_mm)]\n", ""),
    ("table", TABLE, "columns: [mean(rise_mm)]", "columns: []"),
    ("table", TABLE, "[mean(rise_mm)]", "[{title: A}]"),
    ("table", TABLE, "[mean(rise_mm)]", "[{value: mean(rise_mm), best: hihgest}]"),
    ("table", TABLE, "[mean(rise_mm)]", "[{value: mean(rise_mm), align: middle}]"),
    ("table", TABLE, "by:", "total: avrage\nby:"),
    ("table", TABLE, "by:", "limit: 0\nby:"),
    ("table", TABLE, "by:", "notes: [{txt: A}]\nby:"),
    ("table", TABLE, "by:", "note_marks: stars\nby:"),
    ("figure", FIGURE, "panels: [b]", "panels: [b]\ncolumns: 40"),
    ("figure", FIGURE, "panels: [b]", "panels: [b]\nmark: bar"),
    ("note", "text: A\n", "text:", "txt:"),
    ("note", "text: A\n", "text:", "titel: B\ntext:"),
]
HEADS = [
    ("title:", "titel:"),
    ("title: A", "title: [A, {b: c}]"),
    ("title: A", "numbered: maybe"),
    ("title: A", "authors: [{nam: Ada}]"),
    ("title: A", "authors: [{name: Ada, orcid: 12}]"),
    ("title: A", "defaults: {format: docx}"),
    ("title: A", "defaults: {colums: 2}"),
    ("title: A", "defaults: {columns: 3}"),
    ("title: A", "defaults: {paper: a3}"),
    ("title: A", "identity: from_runs"),
    ("title: A", "identity: {cells: [flour]}"),
    ("title: A", "identity: {best: [most rise_mm]}"),
    ("title: A", "ranges: {rise_mm: [0]}"),
    ("title: A", "rankings: {best: {of: flour}}"),
    ("title: A", "types: {loaf: string}"),
    ("title: A", "citation_style: apa"),
    ("title: A", "interval: botstrap"),
    ("title: A", "computed: {cm: {valu: rise_mm / 10}}"),
    ("title: A", "derived: {a: {make: rank, measure: rise_mm, of: flour}}"),
    ("title: A", "derived: {a: {make: ranks, of: flour}}"),
    ("title: A", "derived: {a: {make: ranks, measure: rise_mm, of: flour, with: rye}}"),
    ("title: A", "hypotheses: {H1: {claim: A}}"),
    ("{results: loaves.csv}", "{results: {delimiter: \";\"}}"),
    ("{results: loaves.csv}", "{results: {file: loaves.csv, header_rows: 99}}"),
    ("{results: loaves.csv}", "loaves.csv"),
]
