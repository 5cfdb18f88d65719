#!/usr/bin/env bash
# Every figure of docs/performance.md in one go, for a quiet machine (about half an hour). Usage: eng/measure-all.sh [file]
set -uo pipefail
cd "$(dirname "$0")/.."
out=${1:-artifacts/performance.txt}
mkdir -p "$(dirname "$out")"
{
  echo "$(date -u +%FT%TZ), $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)"
  eng/publish.sh
  eng/measure-start.sh 7
  eng/measure-memory.sh
  dotnet build tests/Benchmarks -c Release -v q --nologo -clp:ErrorsOnly
  for what in schedules list "posting 1000 10000 100000" book close statement load; do
    echo "== $what (load $(cut -d' ' -f1 /proc/loadavg))"
    # shellcheck disable=SC2086
    dotnet run -c Release --no-build --project tests/Benchmarks -- $what
  done
} 2>&1 | tee "$out"
