#!/usr/bin/env python3
"""Measures how much of the text's area stays empty on the pages of PDFs that reasonops has set.

Usage: measure_pages.py [--most PERCENT] [--columns 2] FILE...

The area is that of the columns between the header and the footer. A blank band counts by the height that exceeds the usual
space between a figure and text. The last page is ignored. With --most, exits with 1 if a file has more.
"""
import argparse
import subprocess
import sys

DPI = 36
# The margins of `PageStyle` in points, above and below the text, for one and two columns.
MARGINS = {1: (86, 92), 2: (72, 76)}
# The widths of the text and of the gutter between two columns, in points.
MEASURES = {1: 396, 2: 486}
GUTTER = 18
# The usual space around a heading or a figure, in points, which does not count as blank.
USUAL = 26


def pages(path):
    """Yields each page as rows of grey values."""
    data = subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", str(path)], capture_output=True, check=True).stdout
    place = 0
    while place < len(data):
        header = data[place:place + 40].split(maxsplit=4)
        width, height = int(header[1]), int(header[2])
        start = place + len(b" ".join(header[:4])) + 1
        yield [data[start + row * width:start + (row + 1) * width] for row in range(height)]
        place = start + width * height


def columns(page, count):
    """Yields for each column a list that says whether each of its pixel rows has ink."""
    height, width = len(page) * 72 / DPI, len(page[0]) * 72 / DPI
    top, bottom = MARGINS[count]
    rows = page[round(top * DPI / 72):round((height - bottom) * DPI / 72)]
    each = (MEASURES[count] - GUTTER * (count - 1)) / count
    left = (width - MEASURES[count]) / 2
    for column in range(count):
        start = left + column * (each + GUTTER)
        ends = round((start - 2) * DPI / 72), round((start + each + 2) * DPI / 72)
        yield [min(row[ends[0]:ends[1]]) < 250 for row in rows]


def blank_bands(rows):
    """Yields the start and the end of each blank band, in points."""
    start = None
    for index, has_ink in enumerate(rows + [True]):
        if has_ink and start is not None:
            yield start * 72 / DPI, index * 72 / DPI
            start = None
        elif not has_ink and start is None:
            start = index


def measure(path, count):
    sheets = list(pages(path))
    shares = []
    for page in sheets[:-1]:
        empty = [sum(max(0, end - start - USUAL) for start, end in blank_bands(rows)) for rows in columns(page, count)]
        height = len(page) * 72 / DPI - sum(MARGINS[count])
        shares.append(sum(empty) / (height * count))
    mean = sum(shares) / max(1, len(shares))
    worst = sorted(range(len(shares)), key=lambda index: -shares[index])[:6]
    listed = ", ".join(f"p. {index + 1}: {shares[index]:.0%}" for index in worst if shares[index] >= 0.1)
    print(f"{path}: {len(sheets)} pages, {mean:.1%} empty{'; ' + listed if listed else ''}")
    return mean


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--most", type=float)
    parser.add_argument("--columns", type=int, choices=[1, 2], default=1)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    shares = [measure(path, options.columns) for path in options.files]
    sys.exit(options.most is not None and max(shares) * 100 > options.most)


if __name__ == "__main__":
    main()
