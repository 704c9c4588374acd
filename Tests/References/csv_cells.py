#!/usr/bin/env python3
"""Reads tables with Python's csv module and compares them with the cells that were written.

usage: csv_cells.py TABLES.jsonl      each line is {"csv": the file, "cells": the rows with the header}
"""

import csv
import io
import json
import sys

csv.field_size_limit(1 << 30)
count = 0
with open(sys.argv[1], encoding="utf-8", newline="\n") as lines:
    for line in lines:
        table = json.loads(line)
        rows = list(csv.reader(io.StringIO(table["csv"], newline=""), strict=True))
        if rows != table["cells"]:
            sys.exit(f"table {count}: {table['csv']!r} reads as {rows!r}, not as {table['cells']!r}")
        count += 1
print(f"{count} tables, each with its cells")
