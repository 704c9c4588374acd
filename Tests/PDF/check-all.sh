#!/usr/bin/env bash
# Renders reports in one column and two, and for each PDF standard, and checks them and the committed reports.
#
# usage: Tests/PDF/check-all.sh PROGRAM FOLDER, where FOLDER has an environment of Python with requirements.txt
set -euo pipefail
program=$1
folder=$2
pages=$folder/pages
rm -rf "$pages"

render() { "$program" render "$@" >/dev/null; }

for columns in 1 2; do
  render templates/everything.md --columns "$columns" --out "$pages/everything-$columns"
  render templates/paper.md --columns "$columns" --out "$pages/paper-$columns"
  render templates/writeup.md --data reports/corrected/results.csv --columns "$columns" --out "$pages/writeup-$columns"
done
for standard in ua-1 a-2a; do
  render templates/everything.md --no-links --pdf-standard "$standard" --format pdf,html \
    --out "$pages/everything-$standard"
  "$program" preflight "$pages/everything-$standard/report.pdf" --no-links --accessible | grep claims
done
"$folder/bin/python" Tests/PDF/check_pdf.py "$pages"/*/report.pdf reports/*/report.pdf
