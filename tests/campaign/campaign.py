#!/usr/bin/env python3
"""Runs the long versions of what every commit runs, each time with other random numbers, for as long as it is told.

Usage: campaign.py BUILD MINUTES    (BUILD is build/dev, or a build with sanitizers)

Where it left off stands in BUILD/../campaign/state.json: it goes on there, with seeds that were not run yet. What it
found stands in report.md beside it; what a failed run printed, in a file of its own. Ends with 1 where anything failed.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import time


class Job:
    """One command; `seeds` is how many seeds a run of it uses up, `rounds` how many it makes in place of the usual where
    it can. Figures are summed over all runs."""

    def __init__(self, row, what, words, seeds, figures, rounds=None):
        self.row, self.what, self.words, self.seeds, self.figures = row, what, words, seeds, figures
        self.rounds = rounds

    @property
    def key(self):
        return f"{self.row} {self.what}"


JOBS = [
    Job("T7", "rollback of the store found, ordinary openings silent", ["unit_storage", "T7*"], 1,
        {"attacks": r"T7: (\d+) attacks", "clean openings": r"T7: (\d+) clean openings"}),
    Job("T7", "old pages, swapped pages and edited rows named and put right", ["unit_following", "T7*"], 1,
        {"put right": r"T7: .*: (\d+) of \d+ named", "sweeps without alarm": r"T7: (\d+) sweeps"}, rounds=50),
    Job("T5", "answers with one octet changed", ["integration_exchange", "T5*"], 1,
        {"answers": r"T5: (\d+) answers"}),
    Job("T8", "changes to a log of a thousand entries, named exactly", ["unit_verify", "T8: each*"], 1,
        {"changes": r"T8: (\d+) changes"}, rounds=400),
    Job("G1", "encrypted stores on a disk with faults",
        ["simulation", "--profile", "full", "--seed", "{seed}", "--seeds", "10", "--steps", "400"], 10,
        {"steps": r"^steps=(\d+)", "entries": r"entries=(\d+)"}),
    Job("G1", "the model of many tablets",
        ["simulation", "--seed", "{seed}", "--seeds", "50", "--steps", "1000"], 50,
        {"steps": r"^steps=(\d+)", "entries": r"entries=(\d+)"}),
    Job("T15", "a tablet killed at any moment of a save", ["integration_tablet", "T15: a tablet killed at any moment*"], 1,
        {}),
    Job("T4", "clones found at the first exchange of the second copy", ["unit_server", "T4*"], 1,
        {"clones": r"T4: (\d+) clones"}, rounds=400),
    Job("G8", "hostile sessions refused with the right code", ["integration_server", "Nothing of hostile*"], 1,
        {"sessions": r"G8: (\d+) hostile", "refused rightly": r"kinds, (\d+) refused"}, rounds=10_000),
    Job("T14", "saves on a full disk of 8 MiB", ["unit_storage", "T14*"], 1, {"saves": r"T14: (\d+) saves"}),
    Job("T16", "migrations killed at every call that changes a file", ["unit_storage", "T16*"], 1,
        {"kills": r"T16: (\d+) kills"}),
    Job("T1, T15", "PIN changed and secret moved, killed at every call that changes a file",
        ["unit_services", "T15*"], 1, {"kills": r"T15: (\d+) kills"}),
    Job("T1, T2", "nothing on the disk, nothing in memory", ["vault"], 1, {"KiB looked through": r"in (\d+) KiB"}),
]


def run(job, seed, programs, folder):
    words = [word.format(seed=seed) for word in job.words]
    environment = dict(os.environ, SEENHEARD_SEED=str(seed), QT_QPA_PLATFORM="offscreen")
    if job.rounds:
        environment["SEENHEARD_ROUNDS"] = str(job.rounds)
    began = time.monotonic()
    ended = subprocess.run([programs / words[0], *words[1:]], env=environment, capture_output=True, text=True)
    seconds = time.monotonic() - began
    printed = ended.stdout + ended.stderr
    if ended.returncode != 0:
        name = re.sub(r"[^a-z0-9]+", "-", job.key.lower())
        (folder / f"failed-{name}-{seed}.txt").write_text(printed)
    figures = {name: sum(int(hit) for hit in re.findall(pattern, printed, re.MULTILINE))
               for name, pattern in job.figures.items()}
    return ended.returncode == 0, seconds, figures


def report(state):
    lines = ["# Campaign", "", "| row | what | runs | seeds | figures | hours | failed seeds |",
             "|---|---|---|---|---|---|---|"]
    for job in JOBS:
        done = state.get(job.key)
        if not done:
            continue
        figures = ", ".join(f"{value:,} {name}" for name, value in done["figures"].items()) or "none"
        failed = ", ".join(str(seed) for seed in done["failed"]) or "none"
        lines.append(f"| {job.row} | {job.what} | {done['runs']} | 1 to {done['next'] - 1} | {figures} | "
                     f"{done['seconds'] / 3600:.2f} | {failed} |")
    return "\n".join(lines) + "\n"


def main():
    build, minutes = pathlib.Path(sys.argv[1]).resolve(), float(sys.argv[2])
    folder = build.parent / "campaign"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "state.json"
    state = json.loads(kept.read_text()) if kept.exists() else {}
    until = time.monotonic() + 60 * minutes
    good = True
    while time.monotonic() < until:
        for job in JOBS:
            # Each gets its share of the time, whatever one run of it takes.
            done = state.setdefault(job.key, {"next": 1, "runs": 0, "seconds": 0, "figures": {}, "failed": []})
            if time.monotonic() >= until or done["seconds"] > min(each["seconds"] for each in state.values()) + 60:
                continue
            seed = done["next"]
            passed, seconds, figures = run(job, seed, build / "bin", folder)
            good = good and passed
            done["next"] = seed + job.seeds
            done["runs"] += 1
            done["seconds"] += seconds
            for name, value in figures.items():
                done["figures"][name] = done["figures"].get(name, 0) + value
            if not passed:
                done["failed"].append(seed)
            print(f"{'passed' if passed else 'FAILED'}  {job.key}, seed {seed}, {seconds:.0f} s", flush=True)
            # Through another name, so that whoever stops it finds the last whole state.
            part = folder / "state.part"
            part.write_text(json.dumps(state, indent=2))
            part.replace(kept)
            (folder / "report.md").write_text(report(state))
    print((folder / "report.md").read_text() if (folder / "report.md").exists() else "There was no time for a run.")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
