#!/usr/bin/env bash
# Without arguments: fails, naming the files, if clang-format would change one of ours. With --fix: changes them.
set -euo pipefail
cd "$(dirname "$0")/../../.."

files() { find platform sync app qml tests -type f \( -name '*.cpp' -o -name '*.h' \) -print0; }

if [[ ${1:-} == --fix ]]; then
    files | xargs -0 --no-run-if-empty clang-format -i
    exit 0
fi

if ! findings=$(files | xargs -0 --no-run-if-empty clang-format --dry-run --Werror 2>&1); then
    # One line a file is enough: nobody mends this by hand.
    sed -n 's/^\([^ ][^:]*\):[0-9].*\[-Wclang-format-violations\]$/\1/p' <<<"$findings" | sort -u >&2
    echo "clang-format: the files above are not in the project's format. 'make format' mends them." >&2
    exit 1
fi
