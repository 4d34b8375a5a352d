#!/bin/sh
# Beside each Patroni: hands the primary over before its disk is full.
#
# PostgreSQL on a full disk refuses what needs room and stays the primary, so nobody takes over. This keeps a reserve:
# when there is less room than the reserve is large, the reserve goes, which gives PostgreSQL room to stop in good order,
# and Patroni is asked to hand over to the synchronous standby.
#
# disk-watch.sh PATRONI_YML DIRECTORY RESERVE_MIB [SECONDS]    looks every SECONDS (1), for ever
set -eu
configuration=$1 directory=$2 reserve_mib=$3 pause=${4:-1}
reserve=$directory/reserve
name=$(sed -n 's/^name: //p' "$configuration")

free_mib() { df --output=avail -m "$directory" | tail -n 1 | tr -d ' '; }
is_primary() { [ ! -e "$directory/data/standby.signal" ] && [ -e "$directory/data/postmaster.pid" ]; }

while sleep "$pause"; do
    least=$reserve_mib
    [ -e "$reserve" ] || least=$((reserve_mib * 2))
    if [ "$(free_mib)" -ge "$least" ]; then
        [ -e "$reserve" ] || fallocate -l "${reserve_mib}M" "$reserve" || rm -f "$reserve"
        continue
    fi
    if [ -e "$reserve" ]; then
        echo "disk-watch: less than $reserve_mib MiB are free in $directory; the reserve is given up"
        rm -f "$reserve"
    fi
    if is_primary; then
        echo "disk-watch: $name hands over to its synchronous standby"
        patronictl -c "$configuration" switchover --force --leader "$name" seenheard ||
            echo "disk-watch: Patroni did not take it; it is asked again" >&2
    fi
done
