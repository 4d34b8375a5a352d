#!/usr/bin/env bash
# Without arguments: fails, naming the files, if qmlformat would change one of ours. With --fix: changes them.
set -euo pipefail
cd "$(dirname "$0")/../../.."

# Qt's tools are not on the PATH in Debian.
qmlformat=$(PATH=/usr/lib/qt6/bin:$PATH command -v qmlformat) || {
    echo "qmlformat: it is not installed; the package is qt6-declarative-dev-tools." >&2
    exit 1
}

# Qt 6.4's formatter knows pragmas but forgets their values.
formatted() { "$qmlformat" "$1" | sed 's/^pragma ComponentBehavior$/pragma ComponentBehavior: Bound/'; }

wrong=0
while IFS= read -r -d '' file; do
    if [[ ${1:-} == --fix ]]; then
        changed=$(formatted "$file") && printf '%s\n' "$changed" >"$file"
    elif ! difference=$(formatted "$file" | diff --unified=0 --label "$file" --label formatted "$file" -); then
        printf '%s\n' "$difference"
        wrong=1
    fi
done < <(find qml app tests -type f -name '*.qml' -print0)

if [[ $wrong -ne 0 ]]; then
    echo "qmlformat: the files above are not in Qt's format. 'make format' mends them." >&2
    exit 1
fi
