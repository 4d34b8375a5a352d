#!/usr/bin/env bash
# Puts the source tarballs we build ourselves (SQLCipher, Catch2) into the cache, each checked against a pinned SHA256.
#
# They come from the Debian mirror this machine already uses, through apt with a state of its own, so the system's
# package lists stay as they are. A tarball from elsewhere: SQLCIPHER_TARBALL=FILE and CATCH2_TARBALL=FILE.
set -euo pipefail

cache=${SEENHEARD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/seenheard}
apt_state=$cache/apt # the sources.list in here names the local mirror: it is never printed and never leaves the cache
suites=(bookworm-backports trixie)
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

say() { echo "fetch-sources: $*" >&2; }

has_hash() { [[ -f $1 ]] && echo "$2  $1" | sha256sum --check --status; }

mirror() {
    # indextargets knows one-line and deb822 files alike. The site of the security updates has not the suites we want.
    # shellcheck disable=SC2016 # apt fills in the fields, not the shell
    apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
        awk '$3 == "main" && $2 !~ /security/ { print $1; exit }'
}

private_apt() {
    apt-get -q -q \
        -o Dir::Etc::sourcelist="$apt_state/sources.list" -o Dir::Etc::sourceparts=- \
        -o Dir::State::Lists="$apt_state/lists" -o Dir::Cache="$apt_state/cache" \
        -o Acquire::Languages=none -o APT::Sandbox::User=root "$@"
}

download_from() { # suite, package: leaves the tarball in the current directory
    local site
    site=$(mirror)
    [[ -n $site ]] || return 1
    mkdir -p "$apt_state/lists/partial" "$apt_state/cache/archives/partial"
    (umask 077 && echo "deb-src [signed-by=$keyring] $site $1 main" >"$apt_state/sources.list")
    private_apt update && private_apt source --download-only --tar-only "$2"
}

fetch() { # package, tarball, hash, the user's own file, the name of the variable for that file
    local package=$1 tarball=$2 hash=$3 own=$4 variable=$5
    local target=$cache/$tarball
    if [[ -n $own ]]; then
        if ! has_hash "$own" "$hash"; then
            say "$variable=$own is missing or is not the file we pin (SHA256 $hash)."
            exit 1
        fi
        mkdir -p "$cache"
        [[ $own -ef $target ]] || cp "$own" "$target"
        return
    fi
    has_hash "$target" "$hash" && return

    if ! command -v apt-get >/dev/null; then
        say "$tarball is needed and there is no apt-get here to fetch it. Download it, then name it: $variable=FILE"
        exit 1
    fi
    mkdir -p "$cache/incoming"
    local suite log=$cache/fetch.log
    : >"$log"
    for suite in "${suites[@]}"; do
        say "fetching $tarball from $suite"
        # apt's messages name the mirror, so they go to the log in the cache and not to the screen.
        if (cd "$cache/incoming" && download_from "$suite" "$package") >>"$log" 2>&1 &&
            has_hash "$cache/incoming/$tarball" "$hash"; then
            mv "$cache/incoming/$tarball" "$target"
            return
        fi
    done
    say "no suite (${suites[*]}) gave $tarball with SHA256 $hash."
    say "What apt-get said is in $log. Check the network, or download the file and name it: $variable=FILE"
    exit 1
}

fetch sqlcipher sqlcipher_4.6.1.orig.tar.gz \
    d8f9afcbc2f4b55e316ca4ada4425daf3d0b4aab25f45e11a802ae422b9f53a3 "${SQLCIPHER_TARBALL:-}" SQLCIPHER_TARBALL
fetch catch2 catch2_3.7.1.orig.tar.gz \
    c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c "${CATCH2_TARBALL:-}" CATCH2_TARBALL
