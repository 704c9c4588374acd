#!/usr/bin/env bash
# Every .tex of some reports compiles under pdfLaTeX, in the old encoding of fonts and in the new one, and of texts that
# look like commands the paper shows the letters.
#   check_latex.sh REASONOPS REPORT…
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work" "$work.log"' EXIT

# A paper of all figures and tables of a report, in the report's folder.
compile() {
  local report=$1 encoding=$2 paper=$1/check-$2
  {
    printf '%s\n' '\documentclass{article}' "\\usepackage[$encoding]{fontenc}" '\usepackage{lmodern,graphicx,booktabs}' \
      '\extrafloats{100}' '\begin{document}'
    for file in "$report"/figures/*.tex "$report"/tables/*.tex; do
      [ ! -e "$file" ] || printf '\\input{%s}\n\\clearpage\n' "${file#"$report"/}"
    done
    printf '%s\n' '\end{document}'
  } >"$paper.tex"
  if ! (cd "$report" && pdflatex -no-shell-escape -halt-on-error -interaction=nonstopmode "check-$encoding" >/dev/null); then
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

# The old encoding has no letters for the circumflex, the tilde and the underscore by themselves.
for encoding in OT1 T1; do
  printed=$(pdftotext -raw "$work/texts/check-$encoding.pdf" - | tr '\n' ' ' | sed 's/ˆ/^/g; s/˜/~/g; s/x 1/x_1/')
  for text in '\input{/etc/passwd}' '\end{tabular}\end{table}' '}{ {}} {{' '$x^2$ $$ \(a\) x_1 ^^41' \
    '100% of it & more #1' 'a--b a---b' '[3cm] first' '* first' '"straight"' '«guillemets»' 'a – b — c' \
    'Guðmundsson' '~/file~ a^b | c < d > e'; do
    [[ $printed == *"$text"* ]] || { echo "error: the paper in $encoding does not show '$text'" >&2; exit 1; }
  done
done
echo "$papers papers compile, and show commands as text"
