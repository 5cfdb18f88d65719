#!/usr/bin/env bash
# Follows every link of a running demonstration as each of its people: axe, width and pictures at 360 and 1280 px into artifacts/walk.
# Usage: eng/walk.sh [ADDRESS]   (WALK_PERSON=petugas for one of them, WALK_LANGUAGE=en for English)
set -euo pipefail
cd "$(dirname "$0")/.."
eng/assets.sh
dotnet build tests/Browser.Tests -v q --nologo -clp:ErrorsOnly
WALK_ADDRESS=${1:-http://127.0.0.1:5080} dotnet run --project tests/Browser.Tests --no-build -- -class PmiEmas.Browser.Tests.Walk -explicit only
