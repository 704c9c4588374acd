#!/usr/bin/env python3
"""Writes random tables in every format that the program reads, each with Python's own writer.

usage: tables_in_every_form.py FOLDER COUNT SEED

FOLDER/N/expected.json has the columns: their names, whether they are numeric, and the values as texts. All other files in
FOLDER/N hold the same table. Their names do not reveal their format.
"""

import csv
import gzip
import json
import pathlib
import random
import sqlite3
import sys

NAMES = ["model", "val/loss", "acc (%)", "train time", "größe", "α", 'say "hi"', "a.b", "#", "1"]
WORDS = ["adam", "x,y", "x;y", "a|b", "two words", 'say "hi"', "é", "l1\nl2", "None", "#1", "100 %", "tab\there", "🙂", "NA", "\\n", "[1]"]


def whole(rng):
    return rng.randrange(-1000, 1000)


def real(rng):
    value = rng.gauss(0, 1) * 10 ** rng.randrange(-12, 12)
    return rng.choice([value, round(rng.random(), 3), float("inf")]) if rng.random() < 0.3 else value


def column(rng, rows):
    kind = rng.choice(["text", "whole", "real", "long"])
    make = {"text": lambda r: r.choice(WORDS), "whole": whole, "real": real, "long": lambda r: 2**53 + r.randrange(1, 2**62)}
    values = [None if rng.random() < 0.2 else make[kind](rng) for _ in range(rows)]
    # At least one value shows the type of the column.
    values[-1] = {"text": "text", "whole": 7, "real": 0.5, "long": 1234567890123456789}[kind]
    return kind in ("whole", "real"), values


def flat(value):
    return "" if value is None else repr(value) if isinstance(value, float) else str(value)


def nested(name, value, row):
    first, _, rest = name.partition(".")
    if rest:
        row.setdefault(first, {})[rest] = value
    else:
        row[name] = value


def json_rows(rng, names, rows):
    leave_out = rng.random() < 0.5
    for number, values in enumerate(rows):
        row = {}
        for name, value in zip(names, values):
            if value is not None or number == 0 or not leave_out:
                nested(name, value, row)
        yield row


def put(rng, folder, number, data):
    (folder / f"table{number}.dat").write_bytes(gzip.compress(data, mtime=0) if rng.random() < 0.4 else data)


def write_text(rng, names, rows, delimiter, commas):
    import io

    def field(value):
        return flat(value).replace(".", ",") if commas and isinstance(value, float) else flat(value)

    text = io.StringIO(newline="")
    quoting = rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    writer = csv.writer(text, delimiter=delimiter, lineterminator=rng.choice(["\n", "\r\n"]), quoting=quoting)
    writer.writerow(names)
    writer.writerows([field(value) for value in values] for values in rows)
    return text.getvalue().encode(rng.choice(["utf-8", "utf-8-sig", "utf-16"]))


def write(folder, rng):
    count = rng.randrange(2, 6)
    names, rows = rng.sample(NAMES, count), rng.randrange(1, 12)
    columns = [column(rng, rows) for _ in names]
    records = list(zip(*(values for _, values in columns)))
    folder.mkdir(parents=True)
    expected = [
        {"name": name, "isNumeric": numeric, "values": [None if v is None else flat(v) for v in values]}
        for name, (numeric, values) in zip(names, columns)
    ]
    (folder / "expected.json").write_text(json.dumps(expected))
    forms = [write_text(rng, names, records, d, False) for d in ",\t;|"] + [write_text(rng, names, records, ";", True)]
    objects = list(json_rows(rng, names, records))
    ascii_only = rng.random() < 0.5
    forms.append("".join(json.dumps(o, ensure_ascii=ascii_only) + "\n" for o in objects).encode())
    forms.append("\n".join(json.dumps(o, ensure_ascii=False) for o in objects).encode("utf-16"))
    forms.append(json.dumps(objects, indent=rng.choice([None, 2])).encode())
    for number, data in enumerate(forms):
        put(rng, folder, number, data)
    write_database(rng, folder, names, records, len(forms))


def write_database(rng, folder, names, records, number):
    path = folder / "table.db"
    base = sqlite3.connect(path)
    quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in names)
    base.execute(f"CREATE TABLE results ({quoted})")
    base.executemany(f"INSERT INTO results VALUES ({', '.join('?' * len(names))})", records)
    base.commit()
    base.close()
    put(rng, folder, number, path.read_bytes())
    path.unlink()


def main():
    folder, count, seed = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    for number in range(count):
        write(folder / str(number), random.Random(f"{seed}/{number}"))


main()
