#!/usr/bin/env python3
"""Plants each bug of tests/simulation/bugs in a copy of the source it touches and sees whether the simulation finds it.

Usage: teeth.py SOURCE BUILD [--dry-run] [NAME ...]
A bug is a patch of .cpp files whose first line says what it is and whose second names the profile that is to find it.
Prints how long each took to be caught; exits 1 unless all were.
"""

import json
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# What a bug may take, in runs and in seconds.
MOST_SEEDS = {"model": 400, "full": 200}
STEPS = {"model": 1000, "full": 400}
MOST_SECONDS = 120


class Bug:
    def __init__(self, patch):
        self.patch = patch
        self.name = patch.stem
        lines = patch.read_text(encoding="utf-8").splitlines()
        self.what = lines[0]
        self.profile = lines[1].removeprefix("profile: ")
        self.files = [line.removeprefix("+++ b/") for line in lines if line.startswith("+++ b/")]

    def plant(self, source, copy):
        """The error, or nothing; `copy` then holds the changed files."""
        for file in self.files:
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_bytes((source / file).read_bytes())
        done = subprocess.run(["patch", "--quiet", "--force", "-p1", "-d", copy, "-i", self.patch.resolve()],
                              capture_output=True, text=True, check=False)
        return "" if done.returncode == 0 else done.stdout + done.stderr


class Builder:
    """Compiles the changed files as they are always compiled, and links them before the libraries they come from."""

    def __init__(self, source, build):
        self.source = source
        self.build = build
        commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
        self.commands = {entry["file"]: entry for entry in commands}
        steps = subprocess.run(["ninja", "-C", build, "-t", "commands", "simulation"], capture_output=True, text=True,
                               check=True).stdout.splitlines()
        self.link = next(step for step in reversed(steps) if " -o bin/simulation " in step)

    def make(self, bug, copy):
        """The program with the bug in it, or an error."""
        objects = []
        for file in bug.files:
            entry = self.commands[str(self.source / file)]
            words = shlex.split(entry["command"])
            made = copy / (Path(file).stem + ".o")
            words[words.index("-o") + 1] = str(made)
            words = [str(copy / file) if word == entry["file"] else word for word in words]
            words[-1:-1] = ["-w", f"-I{copy}", f"-I{self.source}"]
            done = subprocess.run(words, cwd=entry["directory"], capture_output=True, text=True, check=False)
            if done.returncode != 0:
                return None, done.stderr
            objects.append(shlex.quote(str(made)))
        program = copy / "simulation"
        link = self.link.replace(" -o bin/simulation ", f" -o {shlex.quote(str(program))} {' '.join(objects)} ")
        done = subprocess.run(link, shell=True, cwd=self.build, capture_output=True, text=True, check=False)
        return (program, "") if done.returncode == 0 else (None, done.stderr)


def hunt(bug, program):
    """What was found, or nothing within the budget."""
    command = [program, "--profile", bug.profile, "--seeds", str(MOST_SEEDS[bug.profile]),
               "--steps", str(STEPS[bug.profile])]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return ""
    found = [line for line in done.stdout.splitlines() if line.startswith("seed ")]
    return found[0] if done.returncode == 1 and found else ""


def try_one(bug, source, builder, copy):
    """Whether the bug was planted and, if there is a builder, caught."""
    error = bug.plant(source, copy)
    if error:
        print(f"{bug.name}: does not apply any more\n{error}")
        return False
    if builder is None:
        return True
    program, error = builder.make(bug, copy)
    if program is None:
        print(f"{bug.name}: does not build\n{error}")
        return False
    began = time.monotonic()
    found = hunt(bug, program)
    took = time.monotonic() - began
    print(f"{bug.name:32} {bug.profile:6} {f'caught in {took:5.1f} s: {found}' if found else 'NOT CAUGHT'}", flush=True)
    return bool(found)


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--dry-run"]
    if len(arguments) < 2:
        sys.exit(__doc__)
    source, build, names = Path(arguments[0]).resolve(), Path(arguments[1]).resolve(), arguments[2:]
    bugs = [Bug(patch) for patch in sorted((source / "tests/simulation/bugs").glob("*.patch"))]
    builder = None if "--dry-run" in sys.argv else Builder(source, build)
    missed = []
    for bug in bugs:
        if names and bug.name not in names:
            continue
        with tempfile.TemporaryDirectory() as copy:
            if not try_one(bug, source, builder, Path(copy)):
                missed.append(bug.name)
    print(f"{len(bugs)} planted bugs, missed: {', '.join(missed) if missed else 'none'}")
    sys.exit(1 if missed or len(bugs) < 20 else 0)


if __name__ == "__main__":
    main()
