# Sourced by the measurements: the published program on a migrated PostgreSQL of its own, both gone at the end.
folder=${FOLDER:-artifacts/publish}
[ -e "$folder/PmiEmas.Web.dll" ] || eng/publish.sh "$folder"
folder=$(cd "$folder" && pwd)
scratch=$(mktemp -d) port=${PORT:-$((20000 + RANDOM % 20000))} site=
binaries=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
as=()
if [ "$(id -u)" = 0 ]; then
  as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
  chown postgres "$scratch"
fi
chmod 755 "$scratch"

stop_site() { [ -z "$site" ] || { kill "$site" 2>/dev/null; wait "$site" 2>/dev/null || true; }; site=; }
clean_up() {
  stop_site
  (cd / && "${as[@]}" "$binaries/pg_ctl" -D "$scratch/data" -m immediate stop >/dev/null 2>&1) || true
  rm -rf "$scratch" "$scratch.keys"
}
trap clean_up EXIT

start_site() { # sets $site and $started (milliseconds)
  started=$(($(date +%s%N) / 1000000))
  (cd "$folder" && exec dotnet PmiEmas.Web.dll serve --empty) >"$scratch.keys/log" 2>&1 &
  site=$!
  until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    kill -0 "$site" 2>/dev/null || { cat "$scratch.keys/log" >&2; exit 1; }
    sleep 0.01
  done
}

mkdir "$scratch.keys"
(
  cd /
  "${as[@]}" "$binaries/initdb" -D "$scratch/data" -U emas -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
  "${as[@]}" "$binaries/pg_ctl" -D "$scratch/data" -w -l "$scratch/log" -o "-k $scratch -c listen_addresses=''" start >/dev/null
  "${as[@]}" "$binaries/createdb" -h "$scratch" -U emas emas
)
export ASPNETCORE_ENVIRONMENT=Demonstration ASPNETCORE_URLS=http://127.0.0.1:$port Site__BaseAddress=http://127.0.0.1:$port
export ConnectionStrings__Programme="Host=$scratch;Username=emas;Database=emas" DataFolder=$scratch.keys
export Limits__RequestsPerMinute=100000000 Limits__RequestsPerAddress=100000000
(cd "$folder" && dotnet PmiEmas.Web.dll migrate >/dev/null)
