#!/usr/bin/env bash
# Checks that every .tex file of some reports compiles with pdfLaTeX, in the font encodings OT1 and T1, and that texts which
# look like commands are shown literally.
# Checks that whole documents compile with three engines, with their bibliographies and references.
#   check_latex.sh REASONOPS REPORT…
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work" "$work.log"' EXIT

# Writes a paper with all figures and tables of a report to the report's folder.
write_paper() {
  local report=$1 encoding=$2
  {
    printf '%s\n' '\documentclass{article}' "\\usepackage[$encoding]{fontenc}" '\usepackage{lmodern,graphicx,booktabs,amsmath,amssymb,xcolor,colortbl}' \
      '\extrafloats{100}' '\begin{document}'
    for file in "$report"/figures/*.tex "$report"/tables/*.tex; do
      [ ! -e "$file" ] || printf '\\input{%s}\n\\clearpage\n' "${file#"$report"/}"
    done
    printf '%s\n' '\end{document}'
  } >"$report/check-$encoding.tex"
}

compile() {
  local report=$1 encoding=$2 paper=$1/check-$2
  write_paper "$report" "$encoding"
  # The file keeps letters that pdfLaTeX does not know, for newer engines. Errors about these are the only ones allowed.
  (cd "$report" && pdflatex -no-shell-escape -interaction=nonstopmode "check-$encoding" >/dev/null) || true
  if [ ! -s "$paper.pdf" ] || grep '^!' "$paper.log" | grep -vq 'LaTeX Error: Unicode character'; then
    grep -A6 '^!' "$paper.log" >&2 || tail -n 20 "$paper.log" >&2
    echo "error: $report does not compile with $encoding" >&2
    exit 1
  fi
  grep -q '\\input' "$paper.tex" || { echo "error: $report has no .tex" >&2; exit 1; }
  if grep '^Missing character' "$paper.log" >&2; then exit 1; fi
}

"$program" render "$here/texts.md" --data "$here/texts.csv" --format md --out "$work/texts" >"$work.log" 2>&1 || {
  cat "$work.log" >&2
  exit 1
}
for report in "$@"; do cp -r "$report" "$work/"; done
papers=0
for report in "$work"/*; do
  for encoding in OT1 T1; do
    compile "$report" "$encoding"
    papers=$((papers + 1))
  done
done

# OT1 has no separate glyphs for the circumflex, the tilde and the underscore, so replace what pdftotext finds instead.
for encoding in OT1 T1; do
  printed=$(pdftotext -raw "$work/texts/check-$encoding.pdf" - | tr '\n' ' ' | sed 's/ˆ/^/g; s/˜/~/g; s/x 1/x_1/')
  for text in '\input{/etc/passwd}' '\end{tabular}\end{table}' '}{ {}} {{' '$x^2$ $$ \(a\) x_1 ^^41' \
    '100% of it & more #1' 'a--b a---b' '[3cm] first' '* first' '"straight"' '«guillemets»' 'a – b — c' \
    'Guðmundsson' '~/file~ a^b | c < d > e'; do
    [[ $printed == *"$text"* ]] || { echo "error: the paper in $encoding does not show '$text'" >&2; exit 1; }
  done
done
# Data that would read and write files if LaTeX executed them. The canary file must stay unchanged, and no paper may show it.
# Errors about letters that the engine does not know are the only ones allowed.
hostile=$work/hostile
"$program" render "$here/../Fixtures/hostile/corpus.md" --format md --out "$hostile" >"$work.log" 2>&1 || {
  cat "$work.log" >&2
  exit 1
}
echo 'the canary sings' >"$hostile/canary"
cp "$hostile/canary" "$hostile/canary-source.tex"
for encoding in OT1 T1; do
  write_paper "$hostile" "$encoding"
  (cd "$hostile" && pdflatex -no-shell-escape -interaction=nonstopmode "check-$encoding" >/dev/null) || true
  if grep '^!' "$hostile/check-$encoding.log" | grep -v 'LaTeX Error: Unicode character' >&2; then exit 1; fi
  shown=$(pdftotext "$hostile/check-$encoding.pdf" -)
  [[ $shown == *'/etc/passwd'* ]] || { echo 'error: a paper does not show a command as text' >&2; exit 1; }
  if grep -E 'canary sings|root:x:0' <<<"$shown"; then echo 'error: a paper read a file' >&2; exit 1; fi
done
[ "$(cat "$hostile/canary")" = 'the canary sings' ] || { echo 'error: a paper wrote to a file' >&2; exit 1; }
echo "$papers papers compile, and show commands as text"

# Whole documents: each engine compiles the same text, and must find every reference.
documents=0
check_document() {
  local name=$1 notebook=$2 engine=$3 folder=$work/document-$1-$3
  shift 3
  "$program" render "$notebook" "$@" --format tex --out "$folder" >"$work.log" 2>&1 || { cat "$work.log" >&2; exit 1; }
  echo 'the canary sings' >"$folder/canary"
  (
    cd "$folder"
    for _ in 1 2; do "$engine" -no-shell-escape -interaction=nonstopmode report >/dev/null || true; done
  )
  if grep '^!' "$folder/report.log" | grep -v 'LaTeX Error: Unicode character' >&2; then
    echo "error: $name does not compile with $engine" >&2
    exit 1
  fi
  if grep -E '^LaTeX Warning: (Reference|Citation)' "$folder/report.log" >&2; then exit 1; fi
  if pdftotext "$folder/report.pdf" - | grep -E 'canary sings|root:x:0'; then
    echo "error: $name read a file with $engine" >&2
    exit 1
  fi
  [ "$(cat "$folder/canary")" = 'the canary sings' ] || { echo "error: $name wrote to a file" >&2; exit 1; }
  documents=$((documents + 1))
}
for engine in pdflatex xelatex lualatex; do
  check_document everything "$here/../../templates/everything.md" "$engine"
  check_document writeup "$here/../../templates/writeup.md" "$engine" --data "$here/../Fixtures/multiply_wins.csv"
  check_document paper "$here/../../templates/paper.md" "$engine"
  check_document hostile "$here/../Fixtures/hostile/corpus.md" "$engine"
done

# Every command and environment of formulas, and letters that pdfLaTeX needs commands for: no error is allowed, and no
# command may be one that LaTeX does not have in mathematics.
cp "$here/commands.md" "$here/letters.md" "$work/"
check_strictly() {
  local name=$1 engine=$2
  check_document "$name" "$work/$name.md" "$engine" --bundle arxiv
  if grep -E '^!|^LaTeX Warning: Command .* invalid in math mode' "$work/document-$name-$engine/report.log" >&2; then
    echo "error: $name is not right with $engine" >&2
    exit 1
  fi
}
for engine in pdflatex xelatex lualatex; do check_strictly commands "$engine"; done

# Letters of other scripts: pdfLaTeX cannot print them, which is told, and the other engines find a font.
for engine in xelatex lualatex; do
  check_strictly letters "$engine"
  grep -q 'pdfLaTeX cannot print' "$work.log" || { echo 'error: letters that pdfLaTeX lacks are not told' >&2; exit 1; }
  if grep '^Missing character' "$work/document-letters-$engine/report.log" >&2; then exit 1; fi
done

# The three citation styles, first with the written bibliography, and again with the one that BibTeX makes from
# references.bib. The bundle has the same files, and compiles by itself.
for style in numeric author-year alphabetic; do
  notebook=$work/cites-$style.md
  sed "s/STYLE/$style/" "$here/cites.md" >"$notebook"
  cp "$here/cites.bib" "$work/"
  check_document "cites-$style" "$notebook" pdflatex --bundle arxiv
  folder=$work/document-cites-$style-pdflatex
  printed=$(pdftotext "$folder/report.pdf" - | tr '\n' ' ')
  [[ $printed == *'Knuth and Plass'*'Østby'* ]] || { echo "error: works are missing with $style" >&2; exit 1; }
  mkdir "$folder/bundle"
  tar -xzf "$folder/arxiv.tar.gz" -C "$folder/bundle"
  for file in report.tex report.bbl references.bib; do cmp "$folder/$file" "$folder/bundle/$file"; done
  (
    cd "$folder/bundle"
    for _ in 1 2; do pdflatex -no-shell-escape -interaction=nonstopmode report >/dev/null; done
    bibtex report >bibtex.log
    for _ in 1 2; do pdflatex -no-shell-escape -interaction=nonstopmode report >/dev/null; done
  )
  if grep -E '^(Warning|I found|error)|There (was|were) .* error' "$folder/bundle/bibtex.log" >&2; then exit 1; fi
  if grep -E '^!|^LaTeX Warning: (Reference|Citation)' "$folder/bundle/report.log" >&2; then exit 1; fi
  again=$(pdftotext "$folder/bundle/report.pdf" - | tr '\n' ' ')
  [[ $again == *'Knuth and Plass'*'Østby'* ]] || { echo "error: BibTeX loses works with $style" >&2; exit 1; }
done

echo "$documents documents compile"
