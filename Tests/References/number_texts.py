"""Prints what pandas reads as a number, for NumberTextTests: each text with its number, or the word `text`.

usage: pip install pandas && python3 Tests/References/number_texts.py
"""

import io

import pandas

TEXTS = ["1", "+1", "-0.5", ".5", "5.", "007", "1e5", "1E+05", "-1e-3", "1_000", "0x10", "inf", "-inf", "Infinity",
         "-Infinity", "+inf", "1e400", "1e", "--1", "1.2.3", "1 000", "1d5", "$5", "1.", "-.5e1", "+007.50", "e5", "-",
         " 1", "1 "]

for text in TEXTS:
    column = pandas.read_csv(io.StringIO(f"a;b\n{text};x\n"), sep=";", skipinitialspace=True).a
    value = column[0]
    print(f'("{text}", {"nil" if isinstance(value, str) else float(value)}),')
