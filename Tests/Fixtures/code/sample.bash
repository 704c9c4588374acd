#!/bin/bash
# Runs each grid, "as it is".
set -e
for grid in quick smoke; do
  if [ -f "$grid.yaml" ]; then
    echo 'it is $here' "and ${grid}s" # told
  else
    export NAME=value
  fi
done
count=$(ls | wc -l)
printf "%s\n" $count
