#!/usr/bin/env python3
"""Writes LuaLaTeX's layout of each formula of general.txt and papers.txt: glyph numbers, positions and sizes, and rules.

    apt-get install texlive-luatex texlive-latex-recommended fonts-texgyre-math
    ./lualatex_formulas.py ../../Fixtures/formulas.jsonl [FOLDER FOR THE PAGES]

Each line has the TeX, `glyphs` as [index, x, y, size] and `rules` as [x, y, width, height], in TeX's points from the left
end of the formula's baseline, with y upwards. The font is TeX Gyre Termes Math at ten points, also for letters of \\mathrm
and similar commands. Written with LuaHBTeX 1.15.0, unicode-math 0.8r. `formulas.pdf` in the folder shows the pages.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

HEAD = r"""\documentclass[10pt]{article}
\usepackage{amsmath}
\usepackage[mathrm=sym,mathbf=sym,mathit=sym,mathsf=sym,mathtt=sym]{unicode-math}
\setmainfont{texgyretermes-math.otf}
\setmathfont{texgyretermes-math.otf}
\parindent=0pt \pagestyle{empty}
\directlua{formula = dofile('node_list.lua')}
\begin{document}
\newcommand\typeset[1]{\begingroup
  \setbox0\vbox{\hsize=600pt \[#1\]}%
  \directlua{formula.write(0, 2)}%
  \pagewidth=\dimexpr\wd2+20pt\relax \pageheight=\dimexpr\ht2+\dp2+20pt\relax
  \hoffset=-1in \voffset=-1in
  \shipout\vbox{\kern10pt\hbox{\kern10pt\box2}}%
  \endgroup}
"""
HERE = pathlib.Path(__file__).parent


def formulas():
    for name in ["general.txt", "papers.txt"]:
        for line in (HERE / name).read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line


def typeset(lines, folder):
    """Returns the boxes of all formulas, in order."""
    (folder / "node_list.lua").write_text((HERE / "node_list.lua").read_text())
    body = "".join("\\typeset{%s}\n" % line for line in lines)
    (folder / "formulas.tex").write_text(HEAD + body + "\\end{document}\n")
    result = subprocess.run(
        ["lualatex", "-interaction=nonstopmode", "formulas.tex"], cwd=folder, capture_output=True, text=True,
        errors="replace")
    errors = [line for line in result.stdout.splitlines() if line.startswith("!")]
    if errors:
        sys.exit("\n".join(errors))
    return [json.loads(line) for line in (folder / "formulas.jsonl").read_text().splitlines()]


def main(target, folder=None):
    lines = list(formulas())
    with tempfile.TemporaryDirectory() as scratch:
        boxes = typeset(lines, pathlib.Path(folder or scratch))
    if len(boxes) != len(lines):
        sys.exit(f"{len(lines)} formulas, but {len(boxes)} boxes")
    with open(target, "w", encoding="utf-8") as file:
        for line, box in zip(lines, boxes):
            file.write(json.dumps({"tex": line, **box}, separators=(",", ":"), ensure_ascii=False) + "\n")
    print(f"{len(lines)} formulas")


if __name__ == "__main__":
    main(*sys.argv[1:])
