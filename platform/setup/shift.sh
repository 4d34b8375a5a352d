#!/usr/bin/env bash
# Plays an officer's shift through the real screens, without a display, and leaves the pictures in build/shift/.
# Usage: shift.sh DIRECTORY-OF-PROGRAMS
set -euo pipefail
cd "$(dirname "$0")/../.."

bin=${1:?shift.sh: name the directory of the built programs, as make shift does}
if [[ ! -x $bin/seenheard-shift ]]; then
    echo "shift: $bin/seenheard-shift is not there. Build it first: make build" >&2
    exit 1
fi

export QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software
"$bin/seenheard-shift" --pictures build/shift
echo "The pictures are in build/shift/."
