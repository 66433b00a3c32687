#!/usr/bin/env python3
"""Measures lots beside the floor, beside Hugo and beside other searches, and says which targets are met.

Python's standard library is enough, save for the parts `search` (requirements.txt here and in Tests/setup, Node, Chromium)
and `paper` (requirements-print.txt in Tests/setup).

    bench.py                       everything, as `make bench` runs it
    bench.py --only limit,hugo     without lots
    bench.py --sizes 1000 --rounds 1

The table goes to standard output, the same as JSON to .build/bench/result.json. Exit status: 0 measured; 1 a program
failed, or with --strict a target is missed; 69 a program that is needed is missing.
"""
import argparse
import importlib
import json
import os
import platform
import signal
import sys

import programs
from measuring import Failed, others_share
from report import percent
from workspace import PROJECT, Workspace

PARTS = ["build", "references", "search", "paper", "preview", "weight"]  # modules of the package parts; imported when asked for
PROGRAMS = ["limit", "copy", "hugo", "lots"]


class Bench:
    """What the parts share: the work folder, which programs and sizes were asked for, how often to run."""

    def __init__(self, arguments, workspace):
        self.workspace = workspace
        self.only = arguments.only
        self.sizes = arguments.sizes
        self.rounds = arguments.rounds
        self.lots = arguments.lots
        make = {
            "limit": lambda: programs.Limit(workspace),
            "copy": lambda: programs.Copy(workspace),
            "hugo": lambda: programs.Hugo(workspace),
            "lots": lambda: programs.Lots(arguments.lots),
        }
        self._programs = [make[name]() for name in PROGRAMS if name in self.only]

    def programs(self):
        return self._programs

    @staticmethod
    def say(text):
        """Progress: to standard error, and only to a terminal."""
        if sys.stderr.isatty():
            print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def read_arguments():
    def names(known):
        def read(text):
            chosen = text.split(",")
            unknown = [name for name in chosen if name not in known]
            if unknown:
                raise argparse.ArgumentTypeError(f"{unknown[0]} is none of {', '.join(known)}")
            return chosen
        return read

    def sizes(text):
        return [int(size) for size in text.split(",")]

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", type=names(PARTS), default=PARTS, help="of " + ", ".join(PARTS))
    parser.add_argument("--only", type=names(PROGRAMS), default=PROGRAMS, help="of " + ", ".join(PROGRAMS))
    parser.add_argument("--sizes", type=sizes, default=[1_000, 10_000], help="pages, comma-separated")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each program; Hugo has at most 3")
    parser.add_argument("--lots", default=PROJECT / ".build/release/lots", help="the release executable")
    parser.add_argument("--work", default=PROJECT / ".build/bench", help="where corpora and the result are kept")
    parser.add_argument("--strict", action="store_true", help="a missed target is exit status 1")
    arguments = parser.parse_args()
    if arguments.rounds < 1 or min(arguments.sizes) < 1:
        parser.error("--rounds and --sizes count from 1")
    return arguments


def main():
    arguments = read_arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the RAM disk is cleared
    room = max(arguments.sizes) * 200_000  # a page with its menu, many times over
    workspace = Workspace(arguments.work, room)
    try:
        try:
            bench = Bench(arguments, workspace)
        except Failed as missing:
            print(missing, file=sys.stderr)
            return 69
        load = os.getloadavg()[0]
        results = [importlib.import_module(f"parts.{name}").measure(bench) for name in arguments.parts]
    finally:
        workspace.close()
    bench.say("")

    disk = "a RAM disk" if workspace.on_ram_disk else "a disk"
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {load:.1f} before, {os.getloadavg()[0]:.1f} after")
    print(f"Medians of {arguments.rounds} runs (Hugo: at most 3), each cold, one more before them; output on {disk}.")
    for result in results:
        result.print()
    others = others_share([run for result in results for m in result.measurements for run in m.runs])
    if others is not None and others > 0.1:
        workspace.warnings.append(
            f"other processes used {percent(others)} of the cores meanwhile: measure again on a quiet machine")
    for warning in workspace.warnings:
        print(f"\nWARNING: {warning}")

    report = {
        "machine": {
            "platform": platform.platform(), "cores": os.cpu_count(), "loadBefore": load, "othersShare": others,
            "ramDisk": workspace.on_ram_disk,
        },
        "programs": {program.name: program.version for program in bench.programs() if hasattr(program, "version")},
        "warnings": workspace.warnings,
        "parts": [result.json() for result in results],
    }
    path = workspace.folder / "result.json"
    path.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"\n{path}")

    if any(result.failures for result in results):
        return 1
    missed = any(figure.verdict in ("over", "under") for result in results for figure in result.figures)
    return 1 if arguments.strict and missed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
