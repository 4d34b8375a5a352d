#!/usr/bin/env bash
# Measures the built programs against the published goals.
# Usage: bench.sh DIRECTORY-OF-PROGRAMS [options of seenheard-bench]
#
# Where it is allowed to (as root), everything measured runs ahead of what else the machine does. Without that, on a
# kernel that preempts only at its ticks, a process that has waited for the disk waits again for whole ticks of 4 ms
# behind any busy neighbour, and every row that waits for the disk shows the neighbours instead.
set -euo pipefail
cd "$(dirname "$0")/../.."

bin=${1:?bench.sh: name the directory of the built programs, as make bench does}
shift
[[ -x $bin/seenheard-bench ]] || { echo "bench: $bin/seenheard-bench is not there. Build it first: make bench" >&2 && exit 1; }

ahead=()
if chrt --fifo 20 true 2>/dev/null; then
    ahead=(chrt --fifo 20)
else
    echo 'bench: not allowed to run ahead of other programs; on a busy machine believe only the ratios, and not all of them.'
fi
exec "${ahead[@]}" "$bin/seenheard-bench" "$@"
