#!/usr/bin/env bash
# From the start of the published program to its first page, on a database that runs and is migrated.
# Usage: eng/measure-start.sh [times]
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/scratch-site.sh

ticks=$(getconf CLK_TCK)
for _ in $(seq "${1:-5}"); do
  start_site
  curl -sf -o /dev/null "http://127.0.0.1:$port/"
  took=$(($(date +%s%N) / 1000000 - started))
  read -r -a stat <"/proc/$site/stat"
  echo "$took $(((stat[13] + stat[14]) * 1000 / ticks))"
  stop_site
done | sort -n | awk '
  { wall[NR] = $1; cpu[NR] = $2; printf "first page after %d ms, %d ms of them on a processor\n", $1, $2 }
  END { printf "median %d ms, best %d ms (budget 1300 ms)\n", wall[int((NR + 1) / 2)], wall[1] }'
echo "load of the machine: $(cut -d' ' -f1-3 /proc/loadavg) on $(nproc) processors"
