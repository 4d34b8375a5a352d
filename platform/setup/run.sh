#!/usr/bin/env bash
# Opens a tablet's window beside a central server on this machine, both with demonstration data.
# Usage: run.sh DIRECTORY-OF-PROGRAMS
#
# Everything it makes lives in build/demo and is found again by the next run; delete that directory to begin anew.
set -euo pipefail
cd "$(dirname "$0")/../.."

bin=${1:?run.sh: name the directory of the built programs, as make run does}
demo=build/demo
store=$demo/server/store.db
profile=$demo/tablet
officer=${SEENHEARD_OFFICER:-PC 4417 Dale}
pin=${SEENHEARD_PIN:-246813}

fail() {
    echo "run: $*" >&2
    exit 1
}

for program in seenheard seenheard-server seenheard-tablet; do
    [[ -x $bin/$program ]] || fail "$bin/$program is not there. Build it first: make build"
done

if [[ -z ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
    echo "There is no display here, so the shift is played off screen instead."
    exec platform/setup/shift.sh "$bin"
fi

# Only what was finished is kept: a half-made server or tablet is made again.
if [[ ! -e $demo/server/ready ]]; then
    echo "Preparing a central server with demonstration data in $demo"
    rm -rf "$demo"
    mkdir -p "$demo/server"
    "$bin/seenheard-server" init --store "$store" --recovery-key "$demo/recovery.key" --name Demonstration \
        2>"$demo/init.log" ||
        fail "the server could not be made: $(<"$demo/init.log")"
    "$bin/seenheard-server" forms publish app/forms/*.json --store "$store"
    "$bin/seenheard-server" reference load app/demo/reference --store "$store"
    touch "$demo/server/ready"
fi

# The tablet remembers the server's address, so the port that the first run was given is asked for again.
port=$(cat "$demo/port" 2>/dev/null || echo 0)
rm -f "$demo/port"
"$bin/seenheard-server" serve --store "$store" --listen "127.0.0.1:$port" --port-file "$demo/port" \
    >"$demo/server.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null && wait "$server" || true' EXIT
for _ in {1..100}; do
    [[ -s $demo/port ]] && break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
done
if [[ ! -s $demo/port ]]; then
    [[ $port -eq 0 ]] || echo "$port" >"$demo/port"
    fail "the server did not start. The end of $demo/server.log: $(tail -n 3 "$demo/server.log")"
fi

if [[ ! -e $demo/enrolled ]]; then
    rm -rf "$profile"
    code=$("$bin/seenheard-server" enrol --store "$store" --officer "$officer" --team 'Response 1, Bradford' \
        --district Bradford 2>"$demo/enrol.log") ||
        fail "no enrolment code was given: $(<"$demo/enrol.log")"
    SEENHEARD_PIN=$pin "$bin/seenheard-tablet" enrol --profile "$profile" --code "$code" \
        --server "https://127.0.0.1:$(<"$demo/port")" --device-secret file
    touch "$demo/enrolled"
fi

echo "Opening the tablet of $officer. The PIN is $pin. The server's log: $demo/server.log"
"$bin/seenheard" --profile "$profile"
