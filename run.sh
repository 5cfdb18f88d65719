#!/usr/bin/env bash
# Builds PMI EMAS and runs it: ./run.sh [--port N] [--http ADDRESS] [--empty] [--seed]
#   --port N        the port to serve on (5080)
#   --http ADDRESS  the address to listen on (127.0.0.1)
#   --empty         leaves the program's own database without the demonstration
#   --seed          seeds the demonstration also into the database of ConnectionStrings__Programme, when it is empty
set -euo pipefail
cd "$(dirname "$0")"

port=5080 address=127.0.0.1 serve=()
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=${2:?--port needs a number}; shift 2 ;;
    --http) address=${2:?--http needs an address}; shift 2 ;;
    --empty | --seed) serve+=("$1"); shift ;;
    *) sed -n '2,6s/^# //p' "$0" >&2; exit 2 ;;
  esac
done

eng/prerequisites.sh
eng/assets.sh
echo "Building"
log=$(mktemp)
dotnet build src/Web -c Release -v q --nologo -clp:ErrorsOnly >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
rm -f "$log"

export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Demonstration}
export ASPNETCORE_URLS=http://$address:$port
shown=$address
[ "$shown" = 0.0.0.0 ] && shown=127.0.0.1
export Site__BaseAddress=${Site__BaseAddress:-http://$shown:$port}
cd src/Web
exec dotnet bin/Release/net10.0/PmiEmas.Web.dll serve "${serve[@]}"
