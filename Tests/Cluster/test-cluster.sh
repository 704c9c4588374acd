#!/bin/bash
# Runs a real Slurm on this machine during the test: an array of four shards, of which one is killed and requeued. The result
# must equal that of a single run. Needs root, slurm-wlm and munge (make test-cluster installs them).
#
#   Tests/Cluster/test-cluster.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "${1:-.build/release/reasonops}")
scratch=$(mktemp -d)
chmod 755 "$scratch"
export SLURM_CONF=$scratch/slurm.conf
pids=()

stop() {
  status=$?
  scancel --user=root 2>/dev/null || true
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  if [ $status -eq 0 ]; then
    rm -rf "$scratch"
  else
    echo "failed; logs are in $scratch"
    tail -n 20 "$scratch"/*.log "$study"/slurm/*.log 2>/dev/null || true
  fi
  exit $status
}
trap stop EXIT

until_true() { # SECONDS COMMAND...
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || { echo "waited in vain for: $*"; return 1; }
    sleep 0.5
  done
}

# Munge authenticates the parts of Slurm to each other. This instance has a separate key and socket.
mkdir "$scratch"/{munge,state,spool}
dd if=/dev/urandom of="$scratch/munge/key" bs=1024 count=1 status=none
chmod 400 "$scratch/munge/key"
chown -R munge "$scratch/munge"
runuser -u munge -- munged --foreground --key-file="$scratch/munge/key" --socket="$scratch/munge/socket" \
  --pid-file="$scratch/munge/pid" --log-file="$scratch/munge/log" --seed-file="$scratch/munge/seed" &
pids+=($!)

# cred_expire is also the time that a requeued job waits before it starts again.
cat >"$SLURM_CONF" <<CONF
ClusterName=test
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$scratch/munge/socket,cred_expire=5
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
StateSaveLocation=$scratch/state
SlurmdSpoolDir=$scratch/spool
SlurmctldPidFile=$scratch/slurmctld.pid
SlurmdPidFile=$scratch/slurmd.pid
SlurmctldLogFile=$scratch/slurmctld.log
SlurmdLogFile=$scratch/slurmd.log
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=test Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
until_true 20 test -S "$scratch/munge/socket"
slurmctld -D &
pids+=($!)
slurmd -D -N "$(hostname -s)" &
pids+=($!)
until_true 60 sh -c 'sinfo --noheader --format=%T | grep -q idle'

# A folder whose name would run commands wherever it is not quoted.
export study="$scratch/it's a \"study\"; touch canary; \$(touch canary)\`touch canary\` %j #"
export REASONOPS_TEMPLATES=$PWD/templates
cd "$scratch"
"$program" slurm smoke --shards 4 --out "$study" --cores 1 --partition test --time 1:00:00 --submit | tee "$scratch/jobs"
array=$(sed 's/array \([0-9]*\),.*/\1/' "$scratch/jobs")

# Requeue a shard that has rows already, which kills it as a failing machine would.
until_true 120 sh -c '[ $(wc -l <"$study/results-2-of-4.csv") -ge 3 ]'
scontrol requeue "${array}_2"
until_true 600 sh -c 'test -z "$(squeue --noheader)"'

grep -q 'trials to do, .* done before' "$study/slurm/train-2.log" || { echo 'shard 2 did not go on from its rows'; exit 1; }
test -z "$(find "$scratch" -name canary)" || { echo 'a part of the path was run as a command'; exit 1; }
test -s "$study/report.pdf" || { echo 'no report was rendered'; exit 1; }
"$program" run smoke --out "$scratch/whole" --quiet

# Leave out the date, in column 11, and the seconds, in the last column.
rows() { awk -F, -v OFS=, '{$11 = ""; $NF = ""; print}' "$1" | sort; }
cmp <(rows "$study/results.csv") <(rows "$scratch/whole/results.csv")
cmp <(sort "$study/curves.csv") <(sort "$scratch/whole/curves.csv")
echo "four shards, one killed and requeued, give the rows of one run: $(($(wc -l <"$study/results.csv") - 1)) trials"
