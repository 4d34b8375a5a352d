#!/usr/bin/env bash
# Installs the Debian packages the project needs, and only those that are missing.
# Usage: install-packages.sh [build] [run] [test] [failover]    (no argument: all but the last)
set -euo pipefail

build_packages=(
    build-essential cmake ninja-build ccache pkg-config tcl
    libssl-dev libsodium-dev libzstd-dev libpq-dev libqrencode-dev libboost-dev nlohmann-json3-dev
    libminizip-dev zlib1g-dev libpugixml-dev
    qt6-base-dev qt6-multimedia-dev qt6-declarative-dev qt6-declarative-dev-tools qtkeychain-qt6-dev
)
run_packages=(
    qml6-module-qtquick qml6-module-qtquick-controls qml6-module-qtquick-templates
    qml6-module-qtquick-layouts qml6-module-qtquick-window
    qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript
    qt6-virtualkeyboard-plugin qml6-module-qtquick-virtualkeyboard qml6-module-qt-labs-folderlistmodel
    fonts-noto-core libsecret-1-0
)
test_packages=(
    qml6-module-qttest clang-format clang-tidy python3
    xvfb xdotool imagemagick dbus gnome-keyring
    postgresql haproxy util-linux systemd
)
failover_packages=(patroni etcd-server haproxy)

wanted=()
for group in "${@:-build run test}"; do
    for name in $group; do
        case $name in
            build) wanted+=("${build_packages[@]}") ;;
            run) wanted+=("${run_packages[@]}") ;;
            test) wanted+=("${test_packages[@]}") ;;
            failover) wanted+=("${failover_packages[@]}") ;;
            *)
                echo "install-packages: no package group is called '$name'; choose from: build run test failover" >&2
                exit 2
                ;;
        esac
    done
done

if ! command -v dpkg-query >/dev/null; then
    echo "install-packages: this is not a Debian or Ubuntu machine, so nothing was installed." >&2
    echo "  Install the equivalents of these packages yourself, then run cmake --preset dev:" >&2
    printf '    %s\n' "${wanted[@]}" >&2
    exit 1
fi

is_installed() {
    local state
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) || return 1
    [[ $state == installed ]]
}

missing=()
for package in "${wanted[@]}"; do
    is_installed "$package" || missing+=("$package")
done
if [[ ${#missing[@]} -eq 0 ]]; then
    exit 0
fi

as_root=()
if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
        echo "install-packages: packages are missing, and only root may install them. As root, run:" >&2
        echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "Installing ${#missing[@]} packages and what they need: ${missing[*]}"
# Quiet, but not silent: dpkg still says what it unpacks. Through env, because sudo drops variables set in front of it.
apt_get() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@"; }

if ! apt_get update; then
    echo "install-packages: the package lists could not be refreshed (apt-get's own message is above)." >&2
    echo "  Trying with the lists this machine already has." >&2
fi
if ! apt_get install --yes --no-install-recommends "${missing[@]}"; then
    echo "install-packages: apt-get could not install the packages (its own message is above)." >&2
    echo "  Check the network and /etc/apt, or install them by hand:" >&2
    echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
fi
