#!/usr/bin/env bash
# Takes pictures of the pages at 360 and 1280 px, in both languages, light and dark, into artifacts/screenshots.
set -euo pipefail
cd "$(dirname "$0")/.."
eng/assets.sh
dotnet build tests/Browser.Tests -v q --nologo -clp:ErrorsOnly
dotnet run --project tests/Browser.Tests --no-build -- -class PmiEmas.Browser.Tests.Screenshots -explicit only
