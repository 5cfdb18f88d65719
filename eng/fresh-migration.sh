#!/usr/bin/env bash
# Replaces the squashed migration by one made from the model as it is. For use until the first release only.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=src/Infrastructure/Database/Migrations
rm -rf "$folder"
dotnet tool restore >/dev/null
dotnet build src/Web -v q --nologo -clp:ErrorsOnly
dotnet ef migrations add Initial --no-build --project src/Infrastructure --startup-project src/Web --output-dir Database/Migrations
file=$(ls "$folder"/*_Initial.cs)
perl -0pi -e 's/(\n        \}\n\n        \/\/\/ <inheritdoc \/>\n        protected override void Down)/\n            PmiEmas.Infrastructure.Database.SqlObjects.CreateAll(migrationBuilder);$1/' "$file"
grep -q SqlObjects "$file" || { echo "SqlObjects was not added to $file" >&2; exit 1; }
