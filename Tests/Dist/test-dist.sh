#!/usr/bin/env bash
# usage: Tests/Dist/test-dist.sh FOLDER OF make dist
#
# Makes a Debian 12 without Swift by debootstrap, installs the .deb there with apt, and uses the program as the README does.
# Then uses the .tar.gz as a user other than root whose home folder does not exist. Prints the output of the program.
set -euo pipefail
cd "$(dirname "$0")/../.."
dist=$1
root=${REASONOPS_DEBIAN:-.build/debian}
mirror=${REASONOPS_MIRROR:-http://deb.debian.org/debian}

fail() { echo "error: $*" >&2; exit 1; }
inside() { chroot "$root" /usr/bin/env -i HOME="${2:-/root}" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 bash -ec "$1"; }
as_user() { chroot --userspec=1000:1000 "$root" /usr/bin/env -i HOME=/nowhere PATH=/usr/bin:/bin LANG=C.UTF-8 bash -ec "$1"; }

if [ ! -e "$root/etc/debian_version" ]; then
  debootstrap --variant=minbase bookworm "$root" "$mirror" >/dev/null
  # Copy the apt settings of this machine, which the mirror may need.
  cp /etc/apt/apt.conf.d/* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
fi
for place in proc dev; do mountpoint -q "$root/$place" || mount --bind "/$place" "$root/$place"; done
trap 'umount "$root/proc" "$root/dev"' EXIT
cp /etc/resolv.conf "$root/etc/resolv.conf"
! inside 'command -v swift' || fail 'there is Swift in the test system'

echo '== install the .deb'
cp "$dist"/reasonops_*.deb "$root/tmp/"
inside 'apt-get -qq update; DEBIAN_FRONTEND=noninteractive apt-get -qq install -y /tmp/reasonops_*.deb >/dev/null; apt-get -qq install -y man-db >/dev/null 2>&1 || true'
inside 'reasonops --version; reasonops doctor'
inside 'man -w reasonops >/dev/null && test -s /usr/share/bash-completion/completions/reasonops && ls /usr/share/reasonops | head -30'

echo '== a start of one'"'"'s own'
inside 'cd /tmp; rm -rf mine; reasonops init mine; cd mine; reasonops render report.md; ls; reasonops run grid.yaml --out run'
echo '== the jobs of README'
inside 'rm -rf /tmp/jobs; mkdir /tmp/jobs; cd /tmp/jobs
  printf "model,seed,accuracy\nA,1,0.71\nA,2,0.74\nB,1,0.81\nB,2,0.79\n" >results.csv
  reasonops check results.csv --cell model --replicate seed
  reasonops plot results.csv --mark bar --x model --y "mean(accuracy)" -o accuracy.pdf
  reasonops plot results.csv --mark bar --x model --y "mean(accuracy)" -o accuracy.png
  reasonops run smoke --out smoke
  reasonops render writeup --data smoke/results.csv --out smoke
  reasonops render writeup --data smoke/results.csv --out smoke --check
  reasonops render writeup --data smoke/results.csv --out smoke-tex --format tex
  reasonops preflight smoke/report.pdf
  reasonops schema grid | head -c 60
  reasonops render paper --out paper'
echo '== a picture in the page'
inside 'cd /tmp/jobs; printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><rect width=\"40\" height=\"20\" fill=\"teal\"/></svg>" >a.svg
  printf -- "---\ntitle: A\n---\n\n![A box](a.svg){#fig:a}\n" >a.md; reasonops render a.md --data results.csv --out a'
echo '== preview'
inside 'apt-get -qq install -y curl >/dev/null 2>&1; cd /tmp/mine; reasonops preview report.md --port 8753 >/tmp/preview.log 2>&1 & server=$!
  for _ in $(seq 50); do sleep 0.1; curl -sf http://127.0.0.1:8753/ >/dev/null && break; done
  curl -sf http://127.0.0.1:8753/ | head -c 200; kill -TERM $server; wait $server || true; cat /tmp/preview.log'
echo '== every build'
inside 'for path in /usr/lib/reasonops/*/; do build=$(basename "$path")
  said=$(REASONOPS_BUILD=$build reasonops doctor 2>&1) || true
  grep -E "^build +$build\$|lacks instructions" <<<"$said" || { echo "$said"; exit 1; }; done
  ! REASONOPS_BUILD=none reasonops doctor'
inside 'ls -l /usr/lib/reasonops/*/reasonops; ldd /usr/lib/reasonops/baseline/reasonops | grep -i -E "swift|foundation" && exit 1 || echo "no library of Swift is asked for"'

echo '== the .tar.gz, as somebody who is not root, with a home that is not there'
rm -rf "$root/opt/user"; mkdir -p "$root/opt/user"
tar -C "$root/opt/user" -xzf "$dist"/reasonops-*.tar.gz
mv "$root"/opt/user/reasonops-* "$root/opt/user/reasonops"
chown -R 1000:1000 "$root/opt/user"
as_user 'cd /opt/user; reasonops/bin/reasonops --version; reasonops/bin/reasonops run smoke --out smoke
  reasonops/bin/reasonops render writeup --data smoke/results.csv --out report; ls report'
as_user 'cd /; ! /opt/user/reasonops/bin/reasonops run smoke --out smoke'

echo '== removed again'
inside 'dpkg -r reasonops >/dev/null; ! test -e /usr/bin/reasonops'
echo 'the package works on a Debian without Swift'
