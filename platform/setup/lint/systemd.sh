#!/usr/bin/env bash
# Whether systemd understands every unit that the server is shipped with, and finds the one that serves well shut in.
# Usage: systemd.sh UNITS
set -euo pipefail

units=$1
if ! command -v systemd-analyze >/dev/null; then
    echo "systemd is not installed here, so its units were not looked at. 'make setup' installs it."
    exit 0
fi
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# The program need not be installed here.
for unit in "$units"/*; do
    sed 's#/usr/bin/seenheard-server#/usr/bin/true#' "$unit" >"$place/$(basename "$unit")"
done
said=$(systemd-analyze verify --man=no "$place"/* 2>&1) || { echo "$said"; exit 1; }
if [[ -n $said ]]; then
    echo "$said"
    exit 1
fi
systemd-analyze security --offline=yes --threshold=20 "$place/seenheard-server.service" | tail -n 1
