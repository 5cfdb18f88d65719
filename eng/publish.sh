#!/usr/bin/env bash
# Publishes the program for a Linux server that has the .NET runtime: compiled ahead of time, into artifacts/publish.
# Usage: eng/publish.sh [folder]
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-artifacts/publish}
eng/assets.sh
rm -rf "$folder"
dotnet publish src/Web -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o "$folder" -v q --nologo -clp:ErrorsOnly
echo "$folder: $(du -sm --apparent-size "$folder" | cut -f1) MB without the runtime"
