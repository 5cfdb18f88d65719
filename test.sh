#!/usr/bin/env bash
# Checks the format, builds everything and runs all tests. The last line is the total over all test projects.
# Usage: ./test.sh [filter]   (a filter as `dotnet test --filter` takes it)
set -uo pipefail
cd "$(dirname "$0")"

projects=(Domain.Tests Architecture.Tests Site.Tests Browser.Tests)
results=$PWD/artifacts/tests
filter=(${1:+--filter "$1"})
failed_steps=0
total_passed=0 total_failed=0 total_skipped=0

finish() {
  echo "$total_passed passed, $total_failed failed, $total_skipped skipped"
  [ "$failed_steps" = 0 ] && [ "$total_failed" = 0 ] && [ "$total_passed" -gt 0 ]
  exit
}
step() { # step NAME COMMAND...: runs quietly, shows the output only where it failed
  local name=$1 log; shift
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then echo "ok    $name"; rm -f "$log"; return 0; fi
  echo "FAIL  $name"; sort -u "$log" | tail -n 60; rm -f "$log"
  failed_steps=$((failed_steps + 1))
  return 1
}
counter() { # counter FILE NAME: one number of a trx file's summary
  grep -o '<Counters [^>]*' "$1" | head -n 1 | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9]*'
}

# One compiler under a name of its own for all projects, whatever the environment says; it ends with the build.
export UseSharedCompilation=true SharedCompilationId=pmi-emas-$$
build() {
  local sdk code
  sdk=$(dotnet --list-sdks | grep "^$(dotnet --version) " | sed 's/^\([^ ]*\) \[\(.*\)\]$/\2\/\1/')
  dotnet build PmiEmas.sln -c Release -v q --nologo -clp:ErrorsOnly
  code=$?
  dotnet "$sdk/Roslyn/bincore/VBCSCompiler.dll" -shutdown "-pipename:$SharedCompilationId" || true
  return $code
}

rm -rf "$results"; mkdir -p "$results"
step "prerequisites" eng/prerequisites.sh browser || finish
step "tools" dotnet tool restore || finish
step "format" dotnet csharpier check .
step "assets" eng/assets.sh || finish
step "build" build || finish

for project in "${projects[@]}"; do
  trx=$results/$project.trx
  started=$SECONDS
  # The site's code runs a few times each: measuring it for a better compilation never pays.
  [ "$project" != Site.Tests ] || export DOTNET_TieredPGO=0
  dotnet test "tests/$project" -c Release --no-build --nologo "${filter[@]}" \
    --logger "trx;LogFileName=$trx" --logger "console;verbosity=minimal" >"$results/$project.log" 2>&1
  code=$?
  if [ -e "$trx" ]; then
    passed=$(counter "$trx" passed) failed=$(counter "$trx" failed) all=$(counter "$trx" total)
    skipped=$((all - passed - failed))
  else
    passed=0 failed=0 skipped=0
  fi
  total_passed=$((total_passed + passed)) total_failed=$((total_failed + failed)) total_skipped=$((total_skipped + skipped))
  word=ok; [ "$code" = 0 ] || word=FAIL
  printf '%-5s %-20s %5d passed %4d failed %4d skipped  %4d s\n' "$word" "$project" "$passed" "$failed" "$skipped" $((SECONDS - started))
  if [ "$code" != 0 ]; then
    grep -Ev "^ *$|^ +at |^---|Stack Trace:|xUnit.net" "$results/$project.log" | head -n 300
    [ "$failed" -gt 0 ] || failed_steps=$((failed_steps + 1))
  elif [ $((passed + failed)) = 0 ] && [ ${#filter[@]} = 0 ]; then
    echo "FAIL  $project ran no test"; failed_steps=$((failed_steps + 1))
  fi
done
finish
