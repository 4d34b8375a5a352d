#!/usr/bin/env bash
# Opens a tablet's window beside a central server on this machine, both with demonstration data.
# Usage: run.sh DIRECTORY-OF-PROGRAMS
#
# Everything it makes lives in build/demo and is found again by the next run; delete that directory to begin anew.
set -euo pipefail
cd "$(dirname "$0")/../.."

bin=${1:?run.sh: name the directory of the built programs, as make run does}
demo=build/demo
address=127.0.0.1
port=${SEENHEARD_PORT:-8443}
officer=${SEENHEARD_OFFICER:-demo}
export SEENHEARD_PIN=${SEENHEARD_PIN:-246813}

fail() {
    echo "run: $*" >&2
    exit 1
}

listens() { (exec 3<>"/dev/tcp/$address/$port") 2>/dev/null; }

for program in seenheard seenheard-server seenheard-tablet; do
    [[ -x $bin/$program ]] || fail "$bin/$program is not there. Build it first: make build"
done

if [[ -z ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
    echo "There is no display here, so the shift is played off screen instead."
    exec platform/setup/shift.sh "$bin"
fi

if listens; then
    fail "something already listens on $address:$port. Stop it, or choose another port: SEENHEARD_PORT=9443 make run"
fi

mkdir -p "$demo"
store=$demo/server.db
if [[ ! -e $store ]]; then
    echo "Preparing a central server with demonstration data in $demo"
    "$bin/seenheard-server" init --store "$store" --recovery-key "$demo/recovery.key"
    "$bin/seenheard-server" reference load app/demo/reference --store "$store"
fi

"$bin/seenheard-server" serve --store "$store" --listen "$address:$port" >"$demo/server.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
for _ in {1..100}; do
    listens && break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
done
listens || fail "the server did not start; the end of $demo/server.log: $(tail -n 3 "$demo/server.log")"

if [[ ! -d $demo/tablet ]]; then
    code=$("$bin/seenheard-server" enrol --officer "$officer" --store "$store")
    "$bin/seenheard-tablet" enrol --profile "$demo/tablet" --server "https://$address:$port" --code "$code"
fi

echo "Opening the tablet of officer '$officer'. The PIN is $SEENHEARD_PIN; the server's log is $demo/server.log."
"$bin/seenheard" --profile "$demo/tablet"
