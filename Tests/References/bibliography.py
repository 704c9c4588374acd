#!/usr/bin/env python3
"""Writes the output of BibTeX's own styles for Tests/Fixtures/bibliography/works.bib as plain text. The files plain.txt,
alpha.txt and plainnat.txt beside it have the key, the label and the reference of one work per line, in the order of the list.

Needs bibtex with the style of natbib (Debian: texlive-binaries texlive-base), and `pip install pylatexenc` for letters.

usage: bibliography.py
"""

import pathlib
import re
import subprocess
import tempfile

from pylatexenc.latex2text import LatexNodes2Text

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Fixtures" / "bibliography"


def bbl(style):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "works.bib").write_text((FOLDER / "works.bib").read_text())
        # Do not cite the book of a chapter itself, so that the chapter inherits the fields of the book.
        keys = [key for key in re.findall(r"@\w+{([^,\s]+),", (FOLDER / "works.bib").read_text()) if key != "whole"]
        cited = "".join(f"\\citation{{{key}}}\n" for key in keys)
        (folder / "a.aux").write_text(f"{cited}\\bibstyle{{{style}}}\n\\bibdata{{works}}\n")
        subprocess.run(["bibtex", "-min-crossrefs=100", "a"], cwd=folder, stdout=subprocess.DEVNULL, check=False)
        return (folder / "a.bbl").read_text()


def emphasized(tex):
    """Returns the text with `{\\em X\\/}` and `\\emph{X}` written as `*X*`."""
    out, i = "", 0
    while i < len(tex):
        start = next((s for s in ("{\\em ", "\\emph{") if tex.startswith(s, i)), None)
        if start is None:
            out += tex[i]
            i += 1
            continue
        depth, j = 1, i + len(start)
        while depth:
            depth += {"{": 1, "}": -1}.get(tex[j], 0)
            j += 1
        out += "*" + tex[i + len(start):j - 1].removesuffix("\\/") + "*"
        i = j
    return out


def plain(tex):
    tex = emphasized(re.sub(r"\s+", " ", tex).replace("\\penalty0 ", "").replace("\\newblock", " "))
    tex = re.sub(r"\\url{[^{}]*}", lambda url: url[0].replace("~", "\\textasciitilde "), tex)
    tex = re.sub(r"\\(url|natexlab|etalchar){([^{}]*)}", r"\2", tex)
    tex = re.sub(r"\\doi{([^{}]*)}", r"doi: \1", tex).replace("_", "\\_").replace("\\\\_", "\\_")
    tex = re.sub(r"\\S(?![A-Za-z])", "§", tex).replace("\\LaTeX", "LaTeX")
    text = LatexNodes2Text(math_mode="text").latex_to_text(tex)
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


def items(text):
    body = re.sub(r"%\n\s*", "", text.split("\\bibitem", 1)[1])
    for item in body.split("\\end{thebibliography}")[0].split("\\bibitem"):
        label, key, rest = re.match(r"(?:\[((?:[^\[\]]|\n)*)\])?\s*{([^{}]*)}(.*)", item, re.S).groups()
        yield key, plain(label or ""), plain(rest)


for style in ["plain", "alpha", "plainnat"]:
    lines = ["\t".join(item) + "\n" for item in items(bbl(style))]
    (FOLDER / f"{style}.txt").write_text("".join(lines))
    print(style, len(lines), "works")
