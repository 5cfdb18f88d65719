#!/usr/bin/env bash
# Makes sure that what the project needs stands on this machine: ICU, PostgreSQL server programs, Node.js with npm and, for
# the tests, Chromium. Installs what is missing through apt-get as root or by sudo; else says exactly what is missing.
# Usage: eng/prerequisites.sh [browser]
set -euo pipefail

missing=()
have_postgres() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }
have_node() { command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]; }

# .NET writes dates and amounts of languages by ICU, which a bare Debian lacks.
have_icu() { ldconfig -p | grep -q 'libicuuc\.so'; }

command -v dotnet >/dev/null || {
  echo "The .NET SDK 10 is missing: see https://dotnet.microsoft.com/download" >&2
  exit 2
}
have_icu || missing+=(libicu72)
have_postgres || missing+=(postgresql)
have_node || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ "${1:-}" = browser ] && ! command -v chromium >/dev/null; then missing+=(chromium); fi
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ]; then as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo)
else
  echo "Missing: ${missing[*]}. Install with: sudo apt-get install ${missing[*]}" >&2
  exit 2
fi

echo "Installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
# The package makes and starts a cluster of its own unless told otherwise; the program only wants the server's programs.
if [[ " ${missing[*]} " == *" postgresql "* && ! -e /etc/postgresql-common/createcluster.conf ]]; then
  "${as_root[@]}" mkdir -p /etc/postgresql-common
  echo 'create_main_cluster = false' | "${as_root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
fi
log=$(mktemp)
if ! { "${as_root[@]}" apt-get update -q && "${as_root[@]}" apt-get install -qy --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "Installing ${missing[*]} failed." >&2
  exit 2
fi
have_node || { echo "Node.js 18 or later is needed; found $(node --version)." >&2; exit 2; }
