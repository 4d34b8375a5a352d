#!/usr/bin/env python3
"""Runs clang-tidy over the product's own sources and remembers, by content, what was clean.

Usage: clang_tidy.py ROOT BUILD_DIRECTORY

A source is checked again when it, a header of ours it includes, or .clang-tidy has changed. The stamps live in the build
directory. Tests are left to the compiler's warnings: the macros of Catch2 cost much and teach clang-tidy nothing.
"""

import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CHECKED = ("platform", "sync", "app", "qml")


def sources(root, build):
    database = json.loads((build / "compile_commands.json").read_text())
    paths = {Path(entry["file"]) for entry in database}
    return sorted(path for path in paths
                  if path.is_relative_to(root) and path.relative_to(root).parts[0] in CHECKED and path.exists())


def headers_by_source(root, build):
    """What ninja learnt from the compiler: each source with the files of ours it includes."""
    listing = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], check=True, capture_output=True, text=True).stdout
    found = {}
    current = None
    for line in listing.splitlines():
        if not line.startswith(" "):
            current = None
            continue
        path = (build / line.strip()).resolve()
        if current is None:  # the first file of a rule is the source itself
            current = found.setdefault(path, [])
        elif path.is_relative_to(root) and not path.is_relative_to(root / "build") and path.exists():
            current.append(path)
    return found


def fingerprint(source, headers, common):
    digest = hashlib.sha256(common)
    for path in [source, *sorted(set(headers))]:
        digest.update(str(path).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def check(source, build):
    run = subprocess.run(["clang-tidy", "-p", str(build), "--quiet", "--extra-arg=-Wno-unknown-warning-option", str(source)], capture_output=True, text=True)
    return run.returncode, run.stdout or run.stderr  # findings; or else why clang-tidy could not even begin


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    root, build = (Path(argument).resolve() for argument in sys.argv[1:])
    stamps = build / "clang-tidy"
    stamps.mkdir(exist_ok=True)

    version = subprocess.run(["clang-tidy", "--version"], check=True, capture_output=True).stdout
    common = version + (root / ".clang-tidy").read_bytes()
    headers = headers_by_source(root, build)
    due = []
    for source in sources(root, build):
        stamp = stamps / fingerprint(source, headers.get(source, []), common)
        if not stamp.exists():
            due.append((source, stamp))

    failed = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for (source, stamp), (code, output) in zip(due, pool.map(lambda item: check(item[0], build), due)):
            if code == 0:
                stamp.touch()
            else:
                failed.append(source.relative_to(root))
                print(output)
    print(f"clang-tidy: {len(due)} sources checked, the others unchanged since they were clean; {len(failed)} with findings")
    for source in failed:
        print(f"  {source}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
