#!/usr/bin/env bash
# Random lives of loans against the model, for as long as asked: eng/soak.sh [minutes=10] [first seed=1000]. A failure names its seed;
# MODEL_SEED=n dotnet test --filter LoanModel repeats it.
set -euo pipefail
cd "$(dirname "$0")/.."
until=$((SECONDS + ${1:-10} * 60))
seed=${2:-1000}
dotnet build tests/Domain.Tests -c Release -v q --nologo -clp:ErrorsOnly
dotnet build tests/Site.Tests -c Release -v q --nologo -clp:ErrorsOnly
while [ $SECONDS -lt $until ]; do
  MODEL_FIRST_SEED=$seed MODEL_SEEDS=2000 dotnet test tests/Domain.Tests -c Release --no-build --nologo --filter "FullyQualifiedName~LoanModelTests"
  MODEL_FIRST_SEED=$seed MODEL_SITE_SEEDS=20 dotnet test tests/Site.Tests -c Release --no-build --nologo --filter "FullyQualifiedName~LoanModelOnPostgresTests"
  seed=$((seed + 2000))
done
echo "No difference up to seed $((seed - 1))."
