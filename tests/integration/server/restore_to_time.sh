#!/usr/bin/env bash
# A store on PostgreSQL is put back to a moment from a base backup and the archive of its write-ahead log, by the scripts
# that an administrator has, and goes on in a new epoch.
# Usage: restore_to_time.sh SEENHEARD-SERVER SEENHEARD-VERIFY SCRIPTS FORM
set -euo pipefail

server=$1 verify=$2 scripts=$3 form=$4
programs=$(pg_config --bindir 2>/dev/null) || programs=
if [[ ! -x $programs/initdb ]] || { [[ $(id -u) -eq 0 ]] && ! id postgres >/dev/null 2>&1; }; then
    echo "PostgreSQL is not installed here, so nothing was put back. 'make setup' installs it."
    exit 0
fi

place=$(mktemp -d)
as=()
if [[ $(id -u) -eq 0 ]]; then
    as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
    chown postgres "$place"
fi
# What the cluster's user runs has to be where he may read it.
cp -r "$scripts" "$place/scripts"
chmod -R a+rX "$place/scripts"
running=()

begin() {
    (cd "$place" && exec "${as[@]}" "$programs/postgres" -D "$1" >>"$place/$(basename "$1").log" 2>&1) &
    running+=($!)
    for _ in $(seq 300); do
        # Open for writing, not only for looking.
        if [[ $(psql -h "$place" -p "$2" -U owner -d postgres -Atc 'select pg_is_in_recovery()' 2>/dev/null) == f ]]; then
            return
        fi
        sleep 0.1
    done
    cat "$place"/*.log
    echo "restore_to_time: the cluster $1 does not answer" >&2
    exit 1
}
end_all() {
    for process in "${running[@]}"; do
        kill -QUIT "$process" 2>/dev/null && wait "$process" 2>/dev/null || true
    done
    running=()
}
trap 'end_all; rm -rf "$place"' EXIT

"${as[@]}" mkdir "$place/wal" "$place/backups"
for cluster in data keys; do
    (cd "$place" && "${as[@]}" "$programs/initdb" -D "$place/$cluster" -U owner -A trust -E UTF8 --no-locale \
        --data-checksums >"$place/initdb.log")
done
"${as[@]}" tee -a "$place/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
port = 5501
unix_socket_directories = '$place'
archive_mode = on
archive_command = '$place/scripts/archive-wal %p %f $place/wal'
CONF
"${as[@]}" tee -a "$place/keys/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
port = 5502
unix_socket_directories = '$place'
CONF
begin "$place/data" 5501
begin "$place/keys" 5502
psql -q -h "$place" -p 5501 -U owner -d postgres -c 'create role seenheard_server login' -c 'create database seenheard'
psql -q -h "$place" -p 5502 -U owner -d postgres -c 'create role seenheard_server login' -c 'create database seenheard_keys'
data="postgresql://%USER%@/seenheard?host=$place&port=5501"
keys="postgresql://%USER%@/seenheard_keys?host=$place&port=5502"
"$server" migrate --store "${data/\%USER\%/owner}" --keys "${keys/\%USER\%/owner}" >/dev/null
store=(--store "${data/\%USER\%/seenheard_server}" --keys "${keys/\%USER\%/seenheard_server}" --secret "$place/secret")
"$server" init "${store[@]}" --recovery-key "$place/recovery.json" --name "Test Force" >/dev/null 2>&1

"${as[@]}" "$place/scripts/base-backup" "host=$place port=5501 user=owner" "$place/backups" 30 "$place/backups/mark"
test -e "$place/backups/mark"
backup=$(ls -d "$place"/backups/*Z)
"$server" forms publish "$form" "${store[@]}" --by "Inspector Webb" >/dev/null
id=$(basename "$form" .json)
leaves=$("$server" status --json "${store[@]}" | sed 's/.*"leaves":\([0-9]*\).*/\1/')
sleep 1.2
moment=$(psql -h "$place" -p 5501 -U owner -d postgres -Atc "select clock_timestamp()")
sleep 1.2
"$server" forms withdraw "$id" "${store[@]}" --by "Inspector Webb" --reason "a slip that is to be undone" >/dev/null
psql -q -h "$place" -p 5501 -U owner -d postgres -c 'select pg_switch_wal()' >/dev/null
for _ in $(seq 100); do
    [[ $(psql -h "$place" -p 5501 -U owner -d postgres -Atc \
        "select count(*) from pg_stat_archiver where failed_count = 0 and last_archived_wal is not null") == 1 ]] && break
    sleep 0.1
done
later=$("$server" status --json "${store[@]}" | sed 's/.*"leaves":\([0-9]*\).*/\1/')
[[ $later -gt $leaves ]]

# The cluster is lost; the one with the keys is not.
kill -QUIT "${running[0]}" && wait "${running[0]}" 2>/dev/null || true
running=("${running[1]}")
mv "$place/data" "$place/data.lost"
"${as[@]}" "$place/scripts/restore-to-time" "$backup" "$place/wal" "$place/data" "$moment"
begin "$place/data" 5501
after=$("$server" status --json "${store[@]}" | sed 's/.*"leaves":\([0-9]*\).*/\1/')
if [[ $after -ne $leaves ]]; then
    echo "restore_to_time: $after leaves came back, not the $leaves of $moment" >&2
    exit 1
fi
"$server" restored "${store[@]}" --recovery-key "$place/recovery.json" --backup-put-back
"$server" gathering end "${store[@]}" --by "Inspector Webb" --reason "nobody else was out" >/dev/null
"$server" serve --check "${store[@]}" >/dev/null
"$server" export --by "A. Head" --reason "to be compared" "$place/log.export" "${store[@]}" >/dev/null 2>&1
"$verify" "$place/log.export"
# Nothing overwrites: not the cluster that is there, not a piece of the archive.
! "${as[@]}" "$place/scripts/restore-to-time" "$backup" "$place/wal" "$place/data" latest 2>/dev/null
piece=$(ls "$place/wal" | head -n 1)
"${as[@]}" cp "$place/wal/$piece" "$place/same"
"${as[@]}" "$place/scripts/archive-wal" "$place/same" "$piece" "$place/wal"
"${as[@]}" sh -c "echo other > '$place/same'"
! "${as[@]}" "$place/scripts/archive-wal" "$place/same" "$piece" "$place/wal" 2>/dev/null
echo "put back to $moment: $leaves leaves, as they were then"
