#!/usr/bin/env bash
# Plays a shift through the real screens, without a display: a central server, two officers' tablets and a sergeant's.
# Leaves a picture of each step and index.html in build/shift/. Ends with an error where something did not hold.
# Usage: shift.sh DIRECTORY-OF-PROGRAMS
set -euo pipefail
cd "$(dirname "$0")/../.."

bin=${1:?shift.sh: name the directory of the built programs, as make shift does}
for program in seenheard-shift seenheard-server seenheard-tablet; do
    if [[ ! -x $bin/$program ]]; then
        echo "shift: $bin/$program is not there. Build it first: make build" >&2
        exit 1
    fi
done

if [[ -z ${XDG_RUNTIME_DIR:-} ]]; then
    XDG_RUNTIME_DIR=$(mktemp -d)
    export XDG_RUNTIME_DIR
    trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
fi

export QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software
echo "Playing a shift: real screens, a real server, real sockets. It takes about a minute."
"$bin/seenheard-shift" --pictures build/shift
