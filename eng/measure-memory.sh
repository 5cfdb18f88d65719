#!/usr/bin/env bash
# Resident memory of the published program after some thousand requests, eight at a time.
# Usage: eng/measure-memory.sh [requests per page]
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/scratch-site.sh

times=${1:-1000}
pages=(/ /calls /simulator /sign-in /check /health/ready
  /words?rupiah=1500000)
start_site
resident() { awk -v name="$1" '$1 == name ":" { print int($2 / 1024) }' "/proc/$site/status"; }
curl -sf -o /dev/null "http://127.0.0.1:$port/"
echo "after the first page: $(resident VmRSS) MB"
for page in "${pages[@]}"; do
  join='?'; [[ $page == *\?* ]] && join='&'
  curl -s --no-progress-meter -Z --parallel-max 8 -o /dev/null "http://127.0.0.1:$port$page${join}time=[1-$times]" 2>/dev/null
done
echo "after $((times * ${#pages[@]})) requests: $(resident VmRSS) MB, at most $(resident VmHWM) MB (budget 240 MB)"
