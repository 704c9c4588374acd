#!/usr/bin/env bash
# usage: Tests/Dist/test-libraries.sh [tag]
# Builds programs outside this package that depend on its libraries by path, in debug and release, and by git tag. Each draws
# a chart. A dependency by tag may not have unsafe flags, so this finds targets that have them. `tag` tests only that.
set -euo pipefail
cd "$(dirname "$0")/../.."
package=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() { echo "error: $*" >&2; exit 1; }

draws() {
  (cd "$1" && rm -f accuracy.png && swift run "${@:2}" draw-chart results.csv >words) || fail "it does not build: ${*:2}"
  file=$1/accuracy.png
  [ "$(head -c 4 "$file" | tail -c 3)" = PNG ] || fail 'no picture was drawn'
  grep -q 'accuracy' "$1/words" || fail 'the description is missing'
}

if [ "${1:-}" != tag ]; then
  cp -R Examples/DrawChart "$folder/by-path"
  sed -i "s#path: \"../..\"#path: \"$package\"#" "$folder/by-path/Package.swift"
  draws "$folder/by-path"
  draws "$folder/by-path" -c release
  echo 'by path, in debug and release: a chart'
fi

git clone -q . "$folder/tagged/reasonops"
git -C "$folder/tagged/reasonops" -c user.name=test -c user.email=test@localhost tag 9.9.9
cp -R Examples/DrawChart "$folder/by-tag"
sed -i "s#.package(name: \"reasonops\", path: \"../..\")#.package(url: \"file://$folder/tagged/reasonops\", exact: \"9.9.9\")#" \
  "$folder/by-tag/Package.swift"
draws "$folder/by-tag" -c release
echo 'by git tag, in release: a chart'
