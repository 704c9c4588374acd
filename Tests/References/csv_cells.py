#!/usr/bin/env python3
"""Reads tables with Python's csv module, and optionally with pandas, and compares them with the cells that were written.

usage: csv_cells.py [--pandas] TABLES.jsonl      each line is {"csv": the file, "cells": the rows with the header}
"""

import csv
import io
import json
import sys

csv.field_size_limit(1 << 30)


def rows_of_csv(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def rows_of_pandas(text):
    import pandas

    table = pandas.read_csv(
        io.StringIO(text, newline=""), header=None, dtype=str, na_filter=False, skip_blank_lines=False
    )
    return table.values.tolist()


readers = [rows_of_csv] + ([rows_of_pandas] if "--pandas" in sys.argv else [])
path = next(argument for argument in sys.argv[1:] if argument != "--pandas")
count = 0
with open(path, encoding="utf-8", newline="\n") as lines:
    for line in lines:
        table = json.loads(line)
        for read in readers:
            rows = read(table["csv"])
            if rows != table["cells"]:
                sys.exit(f"table {count}: {read.__name__} of {table['csv']!r} gives {rows!r}, not {table['cells']!r}")
        count += 1
print(f"{count} tables, each with its cells")
